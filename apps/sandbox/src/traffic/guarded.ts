import type { GuardrailOutcome } from '../services/bedrock-runtime/logged-invocation.ts'
import type { Guardrail } from '../world/bedrock-state.ts'
import { seedGuardrails } from '../world/seed-guardrails.ts'
import type { Conversation } from './conversation.ts'
import type { Dice } from './dice.ts'
import type { Facts } from './texts/facts.ts'
import { maskable } from './texts/personal-data.ts'
import { isAttack, type TwistName } from './twists.ts'
import type { Workload } from './workload.ts'

/** How a guarded call went, and what its answer says of that. */
export interface Guarded {
  readonly outcome: GuardrailOutcome
  readonly isIntervened: boolean
  readonly isBlockedAtInput: boolean
  /** What the answer says instead of the model's own words. */
  readonly reply: string | undefined
  /** `trace.guardrail` of Converse; undefined where the caller did not ask for it. */
  readonly trace: object | undefined
}

type Verdict = 'none' | 'input-blocked' | 'output-blocked' | 'masked'

const known = new Map<string, readonly Guardrail[]>()

function guardrailOf(accountId: string, region: string, name: string): Guardrail {
  const key = `${accountId}/${region}`
  const all = known.get(key) ?? seedGuardrails(accountId, region)
  known.set(key, all)
  const found = all.find((guardrail) => guardrail.name === name)
  if (found === undefined) throw new Error(`No guardrail is called ${name}.`)
  return found
}

function verdictOf(twist: TwistName, name: string, dice: Dice): Verdict {
  if (isAttack(twist)) return dice.chance(0.7) ? 'input-blocked' : 'none'
  const chance = dice.next()
  if (name === 'customer-data-protection' && chance < 0.045) return 'masked'
  if (chance < 0.006) return 'input-blocked'
  return chance < 0.01 ? 'output-blocked' : 'none'
}

const units = (text: string) => Math.max(1, Math.ceil(text.length / 1000))

/** https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_GuardrailAssessment.html */
function assessment(
  guardrail: Guardrail,
  version: string,
  latencyMs: number,
  text: string,
  findings: object,
) {
  const count = units(text)
  return {
    ...findings,
    invocationMetrics: {
      guardrailProcessingLatency: latencyMs,
      usage: {
        topicPolicyUnits: 0,
        contentPolicyUnits: count,
        wordPolicyUnits: 0,
        sensitiveInformationPolicyUnits: count,
        sensitiveInformationPolicyFreeUnits: 0,
        contextualGroundingPolicyUnits: 0,
      },
      guardrailCoverage: { textCharacters: { guarded: text.length, total: text.length } },
    },
    appliedGuardrailDetails: {
      guardrailId: guardrail.id,
      guardrailVersion: version,
      guardrailArn: guardrail.arn,
      guardrailOrigin: ['REQUEST'],
      guardrailOwnership: 'SELF',
    },
  }
}

const filter = (type: string, confidence: string) => ({
  contentPolicy: {
    filters: [{ type, confidence, filterStrength: 'HIGH', action: 'BLOCKED', detected: true }],
  },
})

export function guarded(
  workload: Workload,
  accountId: string,
  conversation: Conversation,
  said: string,
  twist: TwistName,
  facts: Facts,
): Guarded | undefined {
  const { guardrail: wanted, region } = workload
  if (wanted === undefined) return undefined
  const { dice, language } = facts
  const guardrail = guardrailOf(accountId, region, wanted.name)
  const verdict = verdictOf(twist, wanted.name, dice)
  const latencyMs = dice.skewed(190)
  // Traces of calls in which nothing happened are long: few applications ask for those as well.
  const isTraced = wanted.isTraced && dice.chance(verdict === 'none' ? 0.05 : 0.85)
  const assess = (text: string, findings: object) => ({
    [guardrail.id]: assessment(guardrail, wanted.version, latencyMs, text, findings),
  })
  const outcome = (
    output: string,
    intervened: GuardrailOutcome['intervened'],
  ): GuardrailOutcome => ({
    arn: guardrail.arn,
    version: wanted.version,
    latencyMs,
    textUnits: { input: units(said), output: output === '' ? 0 : units(output) },
    intervened,
  })
  const result = (given: Omit<Guarded, 'trace'>, trace: object): Guarded => ({
    ...given,
    trace: isTraced ? trace : undefined,
  })
  if (verdict === 'input-blocked') {
    const type = isAttack(twist)
      ? 'PROMPT_ATTACK'
      : dice.pick(['MISCONDUCT', 'INSULTS', 'VIOLENCE'])
    return result(
      {
        outcome: outcome('', [{ source: 'Input', policy: 'ContentPolicy', findings: 1 }]),
        isIntervened: true,
        isBlockedAtInput: true,
        reply: guardrail.blockedInputMessaging,
      },
      {
        inputAssessment: assess(said, filter(type, dice.pick(['HIGH', 'MEDIUM']))),
        actionReason: 'Guardrail blocked.',
      },
    )
  }
  if (verdict === 'output-blocked') {
    return result(
      {
        outcome: outcome(conversation.reply, [
          { source: 'Output', policy: 'ContentPolicy', findings: 1 },
        ]),
        isIntervened: true,
        isBlockedAtInput: false,
        reply: guardrail.blockedOutputsMessaging,
      },
      {
        modelOutput: [conversation.reply],
        inputAssessment: assess(said, {}),
        outputAssessments: listed(assess(conversation.reply, filter('MISCONDUCT', 'MEDIUM'))),
        actionReason: 'Guardrail blocked.',
      },
    )
  }
  if (verdict === 'masked') {
    const { text, entities } = maskable(dice, language)
    let masked = text
    for (const { type, match } of entities) masked = masked.replace(match, `{${type}}`)
    const piiEntities = entities.map((entity) => ({
      ...entity,
      action: 'ANONYMIZED',
      detected: true,
    }))
    const findings = { sensitiveInformationPolicy: { piiEntities, regexes: [] } }
    return result(
      {
        outcome: outcome(conversation.reply, [
          { source: 'Output', policy: 'SensitiveInformationPolicy', findings: entities.length },
        ]),
        isIntervened: true,
        isBlockedAtInput: false,
        reply: `${conversation.reply} ${masked}`,
      },
      {
        inputAssessment: assess(said, {}),
        outputAssessments: listed(assess(`${conversation.reply} ${text}`, findings)),
        actionReason: 'Guardrail masked.',
      },
    )
  }
  return result(
    {
      outcome: outcome(conversation.reply, []),
      isIntervened: false,
      isBlockedAtInput: false,
      reply: undefined,
    },
    {
      inputAssessment: assess(said, {}),
      outputAssessments: listed(assess(conversation.reply, {})),
    },
  )
}

/** Assessments of the output come as lists, one a guardrail. */
function listed(assessments: object): object {
  return Object.fromEntries(Object.entries(assessments).map(([id, one]) => [id, [one]]))
}
