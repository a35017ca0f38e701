import type { CompileInput, PolicyGrant } from './compile-input.ts'
import type { PolicyStatement } from './policy-document.ts'

/** Marked pure: the Allow half of the compiler. */

/** Converse and ConverseStream have no actions of their own: they ride on these two (IAM data). */
export const invokeActions = [
  'bedrock:InvokeModel',
  'bedrock:InvokeModelWithResponseStream',
] as const

type Condition = Record<string, Record<string, string | readonly string[]>>

/** Statements are grouped by everything but their resources, so that equal conditions share one. */
class Groups {
  readonly #byKey = new Map<
    string,
    { sid: string; actions: readonly string[]; condition: Condition; resources: Set<string> }
  >()

  add(sid: string, actions: readonly string[], condition: Condition, resources: readonly string[]) {
    const key = JSON.stringify([sid, condition])
    const group = this.#byKey.get(key)
    if (group === undefined) {
      this.#byKey.set(key, { sid, actions, condition, resources: new Set(resources) })
    } else {
      for (const resource of resources) group.resources.add(resource)
    }
  }

  statements(): PolicyStatement[] {
    return [...this.#byKey.entries()]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, { sid, actions, condition, resources }]) => ({
        Sid: sid,
        Effect: 'Allow',
        Action: actions,
        Resource: [...resources].sort(),
        Condition: condition,
      }))
  }
}

export function allowStatements(input: CompileInput): readonly PolicyStatement[] {
  const groups = new Groups()
  const pinned = pinnedGuardrails(input)
  for (const grant of input.grants) {
    if (grant.channels.includes('runtime')) addRuntime(groups, grant, pinned)
    if (grant.channels.includes('batch')) addBatch(groups, grant, input.accountId)
    if (grant.channels.includes('mantle')) addMantle(groups, grant, input.accountId)
  }
  const statements = mergeProfiles(groups.statements())
  if (input.guardrails.length > 0) {
    statements.push({
      Sid: 'UsePinnedGuardrail',
      Effect: 'Allow',
      Action: ['bedrock:ApplyGuardrail'],
      Resource: [...new Set(input.guardrails.map(({ arn }) => arn))].sort(),
    })
  }
  return statements
}

/** Values of `bedrock:GuardrailIdentifier` (Bedrock user guide, guardrails-permissions-id). */
export function pinnedGuardrails(input: CompileInput): readonly string[] {
  return [...new Set(input.guardrails.map(({ arn, version }) => `${arn}:${version}`))].sort()
}

function addRuntime(groups: Groups, grant: PolicyGrant, pinned: readonly string[]) {
  const day = dayOf(grant.expiresAt)
  const base = { ...until(grant.expiresAt), ...withGuardrail(pinned) }
  for (const touch of grant.touches) {
    if (touch.profileArn === undefined) {
      groups.add(`InvokeUntil${day}`, invokeActions, base, touch.modelArns)
      continue
    }
    groups.add(`ProfileUntil${day}`, invokeActions, base, [touch.profileArn])
    const equals = { ...base['StringEquals'], 'bedrock:InferenceProfileArn': touch.profileArn }
    groups.add(
      `BehindProfileUntil${day}`,
      invokeActions,
      { ...base, StringEquals: equals },
      touch.modelArns,
    )
  }
}

/** A job's own ARN is unknown before it exists; AWS asks for the resource type all the same. */
function addBatch(groups: Groups, grant: PolicyGrant, account: string) {
  for (const touch of grant.touches) {
    groups.add(
      `BatchUntil${dayOf(grant.expiresAt)}`,
      ['bedrock:CreateModelInvocationJob'],
      until(grant.expiresAt),
      [
        ...(touch.profileArn === undefined ? [] : [touch.profileArn]),
        ...touch.modelArns,
        batchJobs(touch.region, account),
      ],
    )
  }
}

export function batchJobs(region: string, account: string): string {
  return `arn:aws:bedrock:${region}:${account}:model-invocation-job/*`
}

function addMantle(groups: Groups, grant: PolicyGrant, account: string) {
  for (const touch of grant.touches) {
    groups.add(
      `MantleUntil${dayOf(grant.expiresAt)}`,
      ['bedrock-mantle:CreateInference'],
      { ...until(grant.expiresAt), StringEquals: { 'bedrock-mantle:Model': grant.target.id } },
      [mantleProject(touch.region, account)],
    )
  }
}

export function mantleProject(region: string, account: string): string {
  return `arn:aws:bedrock-mantle:${region}:${account}:project/default`
}

// Keeps a statement well below the size of a policy: its condition cannot be cut, only its resources.
const maxProfilesPerStatement = 20

/**
 * Profiles that lead to the very same models share a statement: `bedrock:InferenceProfileArn`
 * becomes a list. Different sets stay apart, or a profile would gain the Regions of another.
 */
function mergeProfiles(statements: readonly PolicyStatement[]): PolicyStatement[] {
  const merged: PolicyStatement[] = []
  const open = new Map<string, string[]>()
  for (const statement of statements) {
    const { 'bedrock:InferenceProfileArn': profile, ...equals } =
      statement.Condition?.['StringEquals'] ?? {}
    if (typeof profile !== 'string') {
      merged.push(statement)
      continue
    }
    const key = JSON.stringify([statement.Sid, equals, statement.Resource])
    const shared = open.get(key)
    if (shared !== undefined && shared.length < maxProfilesPerStatement) {
      shared.push(profile)
      continue
    }
    const profiles = [profile]
    const condition = { ...equals, 'bedrock:InferenceProfileArn': profiles }
    const started = {
      ...statement,
      Condition: { ...statement.Condition, StringEquals: condition },
    }
    open.set(key, profiles)
    merged.push(started)
  }
  return merged
}

function until(expiresAt: Date): Condition {
  return { DateLessThan: { 'aws:CurrentTime': iamTime(expiresAt) } }
}

function withGuardrail(pinned: readonly string[]): Condition {
  return pinned.length === 0 ? {} : { StringEquals: { 'bedrock:GuardrailIdentifier': pinned } }
}

/** ISO 8601 with whole seconds, as IAM's date operators read it. */
export function iamTime(date: Date): string {
  return `${date.toISOString().slice(0, 19)}Z`
}

/** Sids are letters and digits only; the moment makes them readable in IAM's own console. */
function dayOf(date: Date): string {
  return iamTime(date)
    .replace(/[^0-9]/g, '')
    .replace(/0{6}$/, '')
}
