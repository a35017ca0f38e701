import type { GrantState } from '@gatehouse/contract/access'
import type { Failure } from '../kernel/result.ts'
import type { GrantOutcome } from './access-change.ts'
import type { ApplyWork, Findings } from './apply-steps/work.ts'
import { canMove } from './model.ts'
import type { GrantRecord } from './records.ts'
import { sayFailure } from './say-failure.ts'

/** How one attempt at a run ended, for the worker that holds the job. */
export type ApplyOutcome =
  /** Finished, now or earlier: nothing more to do. */
  | { readonly outcome: 'done' }
  /** A passing failure, or another run of the same team is under way. */
  | { readonly outcome: 'retry'; readonly at: Date }
  /** Given up; the run says what is left behind. */
  | { readonly outcome: 'failed' }
  /** Another worker has taken the run over. */
  | { readonly outcome: 'lost-claim' }

/**
 * Marked pure: what a finished run says about each of its grants. Only a proof makes one effective
 * or ended; without it a grant on its way in has failed, and one on its way out keeps its
 * direction. An effective one that nothing was found against stays as it is.
 */
export function outcomesOf(
  work: ApplyWork,
  findings: Findings,
  stopped: Failure | null,
): readonly GrantOutcome[] {
  const problemOf = (grant: GrantRecord) =>
    findings.blocked.get(grant.id) ?? findings.waiting.get(grant.id) ?? stopped
  return [
    ...work.live.flatMap((grant) => {
      const own = findings.blocked.get(grant.id) ?? findings.waiting.get(grant.id)
      const proof = findings.proofs.get(grant.id)
      if (proof !== undefined && own === undefined) {
        return move(grant, 'effective', proof, null)
      }
      if (grant.state === 'effective' && own === undefined) return []
      return move(grant, 'failed', null, problemOf(grant))
    }),
    ...work.ending.flatMap((grant) => {
      const proof = findings.proofs.get(grant.id)
      // The probe comes last: before it, nothing was proven about a removal.
      if (proof?.call != null) return move(grant, endOf(grant.state), proof, null)
      return stay(grant, problemOf(grant))
    }),
  ]
}

function endOf(state: GrantState): GrantState {
  return state === 'revoking' ? 'revoked' : 'expired'
}

function move(
  grant: GrantRecord,
  to: GrantState,
  proof: GrantOutcome['proof'],
  failure: Failure | null,
): readonly GrantOutcome[] {
  // Approved after this run was claimed: its own run speaks about it.
  if (grant.state === 'approved' || (grant.state !== to && !canMove(grant.state, to))) return []
  return [outcome(grant, to, proof, failure)]
}

function stay(grant: GrantRecord, failure: Failure | null): readonly GrantOutcome[] {
  return failure === null ? [] : [outcome(grant, grant.state, null, failure)]
}

function outcome(
  { id, version, state }: GrantRecord,
  to: GrantState,
  proof: GrantOutcome['proof'],
  failure: Failure | null,
): GrantOutcome {
  return {
    grantId: id,
    version,
    from: state,
    to,
    proof,
    failure: failure === null ? null : sayFailure(failure),
  }
}
