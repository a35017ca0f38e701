import type { Deed } from './actor.ts'
import type { Result } from './result.ts'

/** A deed as a client asked for it: the key says "this one", the input says what it was. */
export interface Ask {
  readonly personId: string
  /** The procedure's full name, e.g. `access.submitRequest`. */
  readonly procedure: string
  /** The input's `idempotencyKey`. */
  readonly key: string
  /** The parsed input; the same key with another input is refused. */
  readonly input: unknown
}

export function askOf(
  { actor }: Deed,
  procedure: string,
  input: { readonly idempotencyKey: string },
): Ask {
  return { personId: actor.personId, procedure, key: input.idempotencyKey, input }
}

/**
 * Carries out a deed once for each key and replays the first answer for 24 hours. The same key with
 * another input fails with `request.key_reused`, while the first is under way with
 * `request.in_progress`; a first one that died is taken over after 60 seconds. Failures are not
 * kept: they changed nothing, and the person may try again with the same key.
 */
export interface Once<Store> {
  /**
   * For deeds that only the database decides: reads, the committed Decision and the kept answer are
   * one transaction, so there is no moment at which the change stands and its answer is unknown.
   * A failure rolls everything back.
   */
  inTransaction<Answer>(
    ask: Ask,
    work: (store: Store) => Promise<Result<Answer>>,
  ): Promise<Result<Answer>>
  /**
   * For deeds that call AWS on the way: a transaction must not stay open for as long as AWS takes,
   * so the answer is stored right after the work. Where the process dies between the two, the
   * retry does the work again; what it does must bear that (tests, readings, verifications).
   */
  around<Answer>(ask: Ask, work: () => Promise<Result<Answer>>): Promise<Result<Answer>>
}
