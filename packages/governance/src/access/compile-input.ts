import type { Channel } from '@gatehouse/contract/access'
import type { ModelTarget } from '@gatehouse/contract/access-catalogue'
import {
  accountId,
  guardrailId,
  guardrailVersion,
  inferenceProfileId,
  modelId,
  region,
} from '@gatehouse/contract/aws-identifiers'
import { fail, ok, type Result } from '../kernel/result.ts'
import type { Touches } from './ports.ts'

/** Marked pure. One live grant as the compiler needs it. */
export interface PolicyGrant {
  readonly id: string
  readonly target: ModelTarget
  readonly channels: readonly Channel[]
  /** One a source Region. */
  readonly touches: readonly Touches[]
  readonly expiresAt: Date
}

/** A guardrail version that the team is pinned to in one Region. */
export interface PinnedGuardrail {
  readonly region: string
  /** ARN without version suffix. */
  readonly arn: string
  readonly version: string
}

/** Everything that decides the policies of one team in one account. */
export interface CompileInput {
  readonly teamId: string
  readonly accountId: string
  readonly grants: readonly PolicyGrant[]
  readonly guardrails: readonly PinnedGuardrail[]
}

const teamSlug = /^[a-z0-9][a-z0-9-]{0,62}$/
const modelArnForm = /^arn:aws:bedrock:([a-z0-9-]*)::foundation-model\/(.+)$/
const profileArnForm =
  /^arn:aws:bedrock:([a-z0-9-]+):([0-9]{12}):(?:application-)?inference-profile\/(.+)$/
const guardrailArnForm = /^arn:aws:bedrock:([a-z0-9-]+):([0-9]{12}):guardrail\/(.+)$/

/**
 * Refuses whatever is not an exact name. Text of people never gets here, but catalogue readings
 * do, and an id with `*` in it would be a pattern to IAM.
 */
export function checkCompileInput(input: CompileInput): Result<void> {
  if (!teamSlug.test(input.teamId)) return refused('teamId', input.teamId)
  if (!accountId.safeParse(input.accountId).success) return refused('accountId', input.accountId)
  for (const grant of input.grants) {
    const problem = problemOfGrant(grant, input.accountId)
    if (problem !== null) return refused(`grant ${grant.id}`, problem)
  }
  for (const guardrail of input.guardrails) {
    const [, arnRegion, arnAccount, id] = guardrailArnForm.exec(guardrail.arn) ?? []
    if (
      !region.safeParse(arnRegion).success ||
      arnRegion !== guardrail.region ||
      arnAccount !== input.accountId ||
      !guardrailId.safeParse(id).success ||
      !guardrailVersion.safeParse(guardrail.version).success
    ) {
      return refused('guardrail', `${guardrail.arn}:${guardrail.version}`)
    }
  }
  if (input.guardrails.length > 0 && input.grants.some(ignoresGuardrails)) {
    return fail({ code: 'access.guardrail_conflict' })
  }
  return ok(undefined)
}

/** Batch and mantle calls carry no guardrail (facts: Bedrock guardrails-permissions-id). */
export function ignoresGuardrails(grant: Pick<PolicyGrant, 'channels'>): boolean {
  return grant.channels.some((channel) => channel !== 'runtime')
}

function problemOfGrant(grant: PolicyGrant, account: string): string | null {
  if (Number.isNaN(grant.expiresAt.getTime())) return 'expiry is not a date'
  if (grant.expiresAt.getTime() % 1000 !== 0) return 'expiry is finer than a second'
  if (grant.channels.length === 0) return 'no channel'
  if (grant.touches.length === 0) return 'no Region'
  const { kind, id } = grant.target
  const idForm = kind === 'foundation-model' ? modelId : inferenceProfileId
  if (!idForm.safeParse(id).success) return `target ${id}`
  if (kind === 'inference-profile' && grant.channels.includes('mantle')) {
    return 'bedrock-mantle knows no inference profiles'
  }
  for (const touch of grant.touches) {
    const problem = problemOfTouch(touch, grant.target, account)
    if (problem !== null) return problem
  }
  return null
}

function problemOfTouch(touch: Touches, target: ModelTarget, account: string): string | null {
  if (!region.safeParse(touch.region).success) return `Region ${touch.region}`
  if (touch.modelArns.length === 0) return 'no model ARN'
  for (const arn of touch.modelArns) {
    const [, arnRegion, id] = modelArnForm.exec(arn) ?? []
    const isGlobal = arnRegion === '' && target.kind === 'inference-profile'
    if (!isGlobal && !region.safeParse(arnRegion).success) return arn
    if (!modelId.safeParse(id).success) return arn
    if (target.kind === 'foundation-model' && (id !== target.id || arnRegion !== touch.region)) {
      return arn
    }
  }
  if ((touch.profileArn === undefined) !== (target.kind === 'foundation-model')) return 'profile'
  if (touch.profileArn !== undefined) {
    const [, arnRegion, arnAccount, id] = profileArnForm.exec(touch.profileArn) ?? []
    if (arnRegion !== touch.region || arnAccount !== account || id !== target.id) {
      return touch.profileArn
    }
  }
  return null
}

function refused(what: string, value: string): Result<never> {
  return fail({ code: 'access.policy_unproven', detail: `Not an exact name: ${what}: ${value}` })
}
