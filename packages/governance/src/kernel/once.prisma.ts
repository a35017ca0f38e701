import { createHash } from 'node:crypto'
import type { Database } from '@gatehouse/database/database'
import { json, type Transaction } from '@gatehouse/database/transaction'
import type { Ask, Once } from './once.ts'
import { fail, ok, type Result } from './result.ts'

/** After so long a deed that has not answered is taken to be dead; its transaction is, by then. */
const takeOverAfterSeconds = 60

/** `storeIn` makes the slice's store inside a transaction. */
export function prismaOnce<Store>(
  database: Database,
  storeIn: (transaction: Transaction) => Store,
): Once<Store> {
  return {
    async inTransaction<Answer>(ask: Ask, work: (store: Store) => Promise<Result<Answer>>) {
      const claim = await claimKey(database, ask)
      if (claim.is !== 'ours') return claim.result as Result<Answer>
      return released(database, ask, claim.since, () =>
        database.transaction(async (tx) => {
          const result = await work(storeIn(tx))
          if (!result.ok) return result
          const isKept = await keep(tx.records, ask, claim.since, result.value)
          // Somebody took the deed over meanwhile; then theirs stands and this one is rolled back.
          return isKept ? result : inProgress
        }),
      )
    },
    async around<Answer>(ask: Ask, work: () => Promise<Result<Answer>>) {
      const claim = await claimKey(database, ask)
      if (claim.is !== 'ours') return claim.result as Result<Answer>
      return released(database, ask, claim.since, async () => {
        const result = await work()
        if (result.ok) await keep(database.records, ask, claim.since, result.value)
        return result
      })
    },
  }
}

const inProgress: Result<never> = fail({ code: 'request.in_progress' })

type Claim =
  | { readonly is: 'ours'; readonly since: Date }
  | { readonly is: 'answered' | 'refused'; readonly result: Result<unknown> }

/** Its own transaction, committed before the work begins: the others have to see it. */
async function claimKey(database: Database, ask: Ask): Promise<Claim> {
  const { personId, procedure, key } = ask
  const inputHash = hashOf(ask.input)
  const since = await database.now()
  const ours = { is: 'ours', since } as const
  const { count } = await database.records.idempotencyKey.createMany({
    data: [{ personId, procedure, key, inputHash, createdAt: since }],
    skipDuplicates: true,
  })
  if (count === 1) return ours
  const known = await database.records.idempotencyKey.findUnique({
    where: { personId_procedure_key: { personId, procedure, key } },
  })
  // Released between the two statements: the other one failed, so this one is the next to try.
  if (known === null) return { is: 'refused', result: inProgress }
  if (known.inputHash !== inputHash) {
    return { is: 'refused', result: fail({ code: 'request.key_reused' }) }
  }
  if (known.completedAt !== null) return { is: 'answered', result: ok(known.answer) }
  const deadline = new Date(since.getTime() - takeOverAfterSeconds * 1000)
  const takenOver = await database.records.idempotencyKey.updateMany({
    where: {
      personId,
      procedure,
      key,
      completedAt: null,
      createdAt: { equals: known.createdAt, lt: deadline },
    },
    data: { createdAt: since },
  })
  return takenOver.count === 1 ? ours : { is: 'refused', result: inProgress }
}

async function keep(
  records: Transaction['records'],
  { personId, procedure, key }: Ask,
  since: Date,
  answer: unknown,
): Promise<boolean> {
  const { count } = await records.idempotencyKey.updateMany({
    where: { personId, procedure, key, createdAt: since, completedAt: null },
    data: { answer: json(answer), completedAt: new Date() },
  })
  return count === 1
}

/** A failed deed gives its key back, so that the person can try again with it. */
async function released<Answer>(
  database: Database,
  { personId, procedure, key }: Ask,
  since: Date,
  work: () => Promise<Result<Answer>>,
): Promise<Result<Answer>> {
  let isDone = false
  try {
    const result = await work()
    isDone = result.ok
    return result
  } finally {
    if (!isDone) {
      await database.records.idempotencyKey.deleteMany({
        where: { personId, procedure, key, createdAt: since, completedAt: null },
      })
    }
  }
}

/** Members in a fixed order, so that two spellings of one input are the same input. */
function hashOf(input: unknown): string {
  const text = JSON.stringify(input, (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  )
  return createHash('sha256').update(text).digest('hex')
}
