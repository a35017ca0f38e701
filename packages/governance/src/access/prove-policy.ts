import { z } from 'zod'
import { fail, ok, type Result } from '../kernel/result.ts'
import type { CompileInput, PolicyGrant } from './compile-input.ts'
import { maxPolicySize } from './policy-limits.ts'

/**
 * Marked pure: proves the very text that is about to be sent to IAM, without a line of the
 * compiler. It is parsed again; every Allow must be one of the facts that the grants spell out,
 * every fact must be allowed by some statement, and every owed Deny must be there.
 *
 * Errors: `access.policy_unproven`, with the statement in `detail`.
 */
export function provePolicies(input: CompileInput, documents: readonly string[]): Result<void> {
  const expected = new ExpectedFacts(input)
  for (const text of documents) {
    const parsed = parseDocument(text)
    if (!parsed.ok) return parsed
    for (const statement of parsed.value) {
      const problem =
        statement.Effect === 'Allow'
          ? expected.strikeAllow(statement)
          : expected.strikeDeny(statement)
      if (problem !== null) return unproven(`${problem} in ${JSON.stringify(statement)}`)
    }
  }
  const missing = expected.missing()
  return missing === null ? ok(undefined) : unproven(`nothing says: ${missing}`)
}

const values = z.union([z.string(), z.array(z.string())])
const statementForm = z.strictObject({
  Sid: z.string().regex(/^[A-Za-z0-9]{1,100}$/),
  Effect: z.enum(['Allow', 'Deny']),
  Action: z.array(z.string()).min(1),
  Resource: z.array(z.string()).min(1),
  Condition: z.record(z.string(), z.record(z.string(), values)).optional(),
})
type Statement = z.infer<typeof statementForm>
const documentForm = z.strictObject({
  Version: z.literal('2012-10-17'),
  Statement: z.array(statementForm).min(1),
})

function parseDocument(text: string): Result<readonly Statement[]> {
  if (text.length > maxPolicySize) return unproven(`${text.length} characters`)
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return unproven('the text is not JSON')
  }
  // A repeated key would be read one way here and perhaps another way by IAM.
  if (JSON.stringify(json) !== text) return unproven('the text is not canonical JSON')
  const parsed = documentForm.safeParse(json)
  if (!parsed.success) return unproven(parsed.error.issues[0]?.message ?? 'unknown form')
  const sids = new Set(parsed.data.Statement.map(({ Sid }) => Sid))
  if (sids.size !== parsed.data.Statement.length) return unproven('a Sid is repeated')
  return ok(parsed.data.Statement)
}

/** Facts as text, `action | resource | condition`; equal text is equal meaning. */
class ExpectedFacts {
  readonly #allows = new Set<string>()
  readonly #denies = new Set<string>()
  readonly #missing: Set<string>

  constructor(input: CompileInput) {
    const guardrails = input.guardrails.map(({ arn, version }) => `${arn}:${version}`)
    for (const grant of input.grants) {
      for (const fact of allowedBy(grant, input.accountId, guardrails)) this.#allows.add(fact)
    }
    for (const { arn } of input.guardrails) {
      this.#allows.add(factOf('bedrock:ApplyGuardrail', arn, []))
    }
    for (const fact of owedDenies(input, guardrails)) this.#denies.add(fact)
    this.#missing = new Set([...this.#allows, ...this.#denies])
  }

  strikeAllow(statement: Statement): string | null {
    const conditions = conditionsOf(statement)
    // Each listed profile is an alternative: the statement says one fact for each.
    const profiles = conditions.filter(([key]) => key === profileKey)
    const others = conditions.filter(([key]) => key !== profileKey)
    const alternatives = profiles.length === 0 ? [[]] : profilesOf(profiles)
    for (const action of statement.Action) {
      for (const resource of statement.Resource) {
        for (const profile of alternatives) {
          const fact = factOf(action, resource, [...others, ...profile])
          if (!this.#allows.has(fact)) return `more than was granted: ${fact}`
          this.#missing.delete(fact)
        }
      }
    }
    return null
  }

  strikeDeny(statement: Statement): string | null {
    for (const action of statement.Action) {
      for (const resource of statement.Resource) {
        const fact = factOf(action, resource, conditionsOf(statement))
        if (!this.#denies.has(fact)) return `an unexpected denial: ${fact}`
        this.#missing.delete(fact)
      }
    }
    return null
  }

  missing(): string | null {
    for (const fact of this.#missing) return fact
    return null
  }
}

type ConditionFact = readonly [key: string, values: readonly string[]]

const invokes = ['bedrock:InvokeModel', 'bedrock:InvokeModelWithResponseStream']
const profileKey = 'StringEquals bedrock:InferenceProfileArn'

function* allowedBy(
  grant: PolicyGrant,
  account: string,
  guardrails: readonly string[],
): Generator<string> {
  const end: ConditionFact = ['DateLessThan aws:CurrentTime', [seconds(grant.expiresAt)]]
  const pin: readonly ConditionFact[] =
    guardrails.length === 0 ? [] : [['StringEquals bedrock:GuardrailIdentifier', guardrails]]
  for (const { region, profileArn, modelArns } of grant.touches) {
    const through: readonly ConditionFact[] =
      profileArn === undefined ? [] : [[profileKey, [profileArn]]]
    if (grant.channels.includes('runtime')) {
      for (const action of invokes) {
        if (profileArn !== undefined) yield factOf(action, profileArn, [end, ...pin])
        for (const arn of modelArns) yield factOf(action, arn, [end, ...pin, ...through])
      }
    }
    if (grant.channels.includes('batch')) {
      const jobs = `arn:aws:bedrock:${region}:${account}:model-invocation-job/*`
      const touched = profileArn === undefined ? modelArns : [profileArn, ...modelArns]
      for (const resource of [...touched, jobs]) {
        yield factOf('bedrock:CreateModelInvocationJob', resource, [end])
      }
    }
    if (grant.channels.includes('mantle')) {
      const project = `arn:aws:bedrock-mantle:${region}:${account}:project/default`
      const model: ConditionFact = ['StringEquals bedrock-mantle:Model', [grant.target.id]]
      yield factOf('bedrock-mantle:CreateInference', project, [end, model])
    }
  }
}

function* owedDenies(input: CompileInput, guardrails: readonly string[]): Generator<string> {
  if (guardrails.length > 0) {
    for (const action of invokes) {
      yield factOf(action, '*', [['StringNotEquals bedrock:GuardrailIdentifier', guardrails]])
    }
  }
  for (const [channel, action] of [
    ['batch', 'bedrock:CreateModelInvocationJob'],
    ['mantle', 'bedrock-mantle:CreateInference'],
  ] as const) {
    const holders = input.grants.filter(({ channels }) => channels.includes(channel))
    const ends = holders.map(({ expiresAt }) => seconds(expiresAt)).sort()
    const last = ends.at(-1)
    yield factOf(
      action,
      '*',
      last === undefined ? [] : [['DateGreaterThanEquals aws:CurrentTime', [last]]],
    )
    if (channel === 'mantle' && holders.length > 0) {
      const models = holders.map(({ target }) => target.id)
      yield factOf(action, '*', [['StringNotEquals bedrock-mantle:Model', models]])
    }
  }
}

function conditionsOf(statement: Statement): readonly ConditionFact[] {
  return Object.entries(statement.Condition ?? {}).flatMap(([operator, keys]) =>
    Object.entries(keys).map(
      ([key, value]): ConditionFact => [
        `${operator} ${key}`,
        typeof value === 'string' ? [value] : value,
      ],
    ),
  )
}

function profilesOf(facts: readonly ConditionFact[]): readonly (readonly ConditionFact[])[] {
  return facts.flatMap(([key, profiles]) =>
    profiles.map((profile): readonly ConditionFact[] => [[key, [profile]]]),
  )
}

function factOf(action: string, resource: string, conditions: readonly ConditionFact[]): string {
  const parts = conditions.map(([key, list]) => `${key} ${[...new Set(list)].sort().join(' ')}`)
  return [action, resource, ...parts.sort()].join(' | ')
}

function seconds(date: Date): string {
  return `${date.toISOString().slice(0, 19)}Z`
}

function unproven(detail: string): Result<never> {
  return fail({ code: 'access.policy_unproven', detail: detail.slice(0, 2000) })
}
