import { createHash } from 'node:crypto'
import { fail, ok, type Result } from '../kernel/result.ts'
import type { NewGrant } from './access-change.ts'
import type { CompileInput, PolicyGrant } from './compile-input.ts'
import { checkRoleQuota, compilePolicies } from './compile-policy.ts'
import { compileProven } from './compile-proven.ts'
import { contributionText } from './contribution.ts'
import { isGoverned } from './is-governed.ts'
import { liveGrants } from './model.ts'
import { pinnedGuardrail } from './pinned-guardrail.ts'
import { expiresAt } from './policy.ts'
import type { CompiledPolicy } from './policy-document.ts'
import type { Touches } from './ports.ts'
import type { GrantRecord, ReadingRecord, RequestRecord } from './records.ts'
import type { AccessReads } from './store-ports.ts'
import { touchesOf } from './touches.ts'

/** What approving a request would do, computed the same way for who reads and for who signs. */
export interface ApprovalPlan {
  /** SHA-256 of what this request adds: what the approver signs. */
  readonly contributionHash: string
  readonly roleArns: readonly string[]
  readonly grants: readonly Omit<NewGrant, 'id'>[]
  readonly before: CompileInput
  readonly after: CompileInput
  readonly policiesBefore: readonly CompiledPolicy[]
  readonly policiesAfter: readonly CompiledPolicy[]
}

export async function planApproval(
  store: AccessReads,
  request: RequestRecord,
): Promise<Result<ApprovalPlan>> {
  const where = { teamId: request.team.id, accountId: request.accountId }
  const now = await store.now()
  const principals = await store.principals(where)
  const roleArns = principals.map(({ roleArn }) => roleArn)
  if (roleArns.length === 0) return fail({ code: 'access.no_principal' })
  const granted = grantsOf(request, await store.readings(request.accountId), now)
  if (!granted.ok) return granted

  const guardrails = (await store.guardrails(where)).map(pinnedGuardrail)
  const held = liveGrants(await store.openGrants(where), now).map(policyGrantOf)
  const added = granted.value.map((grant, index): PolicyGrant => ({ ...grant, id: `new-${index}` }))
  const before = { ...where, grants: held, guardrails }
  const after = { ...where, grants: [...held, ...added], guardrails }
  const text = contributionText({ ...where, grants: added, guardrails }, roleArns)
  if (!text.ok) return text
  const governed = await isGoverned(store, where)
  if (!governed.ok) return governed
  const policiesBefore = governed.value ? compilePolicies(before) : ok([])
  if (!policiesBefore.ok) return policiesBefore
  const policiesAfter = compileFitting(after)
  if (!policiesAfter.ok) return policiesAfter
  return ok({
    contributionHash: createHash('sha256').update(text.value).digest('hex'),
    roleArns,
    grants: granted.value,
    before,
    after,
    policiesBefore: policiesBefore.value,
    policiesAfter: policiesAfter.value,
  })
}

/** A live grant as the compiler takes it. */
function policyGrantOf(grant: GrantRecord): PolicyGrant {
  const { id, target, channels, touches, expiresAt: end } = grant
  return { id, target, channels, touches, expiresAt: end }
}

/** Nobody signs what could not be written: compiled, proven, and fitting on a role. */
function compileFitting(input: CompileInput): Result<readonly CompiledPolicy[]> {
  const compiled = compileProven(input)
  if (!compiled.ok) return compiled
  const fits = checkRoleQuota(compiled.value, 0)
  return fits.ok ? compiled : fits
}

/** One grant a target, over all Regions of the request. */
function grantsOf(
  request: RequestRecord,
  readings: readonly ReadingRecord[],
  now: Date,
): Result<readonly Omit<NewGrant, 'id'>[]> {
  const { regions, channels } = request
  const end = expiresAt(now, request.durationDays)
  const grants: Omit<NewGrant, 'id'>[] = []
  for (const target of request.targets) {
    const touches: Touches[] = []
    for (const region of regions) {
      const reading = readings.find((candidate) => candidate.region === region)
      if (reading?.readAt == null) return fail({ code: 'access.catalogue_stale', detail: region })
      const touched = touchesOf(target, region, reading)
      if (!touched.ok) return touched
      touches.push(touched.value)
    }
    grants.push({ target, regions, channels, touches, expiresAt: end })
  }
  return ok(grants)
}
