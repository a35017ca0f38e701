import { ok, type Result } from '../kernel/result.ts'
import type { AccessReads, TeamInAccount } from './store-ports.ts'

/**
 * Whether policies of ours belong on the team's roles in this account: from its first grant or
 * pinned guardrail on. The denials stay when the last grant goes, so that a revocation never
 * opens batch jobs or bedrock-mantle.
 */
export async function isGoverned(
  store: Pick<AccessReads, 'grants' | 'guardrails'>,
  where: TeamInAccount,
): Promise<Result<boolean>> {
  if ((await store.guardrails(where)).length > 0) return ok(true)
  const ever = await store.grants('all', { ...where, limit: 1 })
  return ever.ok ? ok(ever.value.rows.length > 0) : ever
}
