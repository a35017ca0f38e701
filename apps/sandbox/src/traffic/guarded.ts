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

/** What a verdict makes of the answer; the trace is built for those who asked for one. */
interface Ruling {
  readonly intervened: GuardrailOutcome['intervened']
  readonly reply: string | undefined
  /** The text that the guardrail read of the answer; empty: the model never ran. */
  readonly output: string
  readonly trace: () => object
}

interface Hearing {
  readonly guardrail: Guardrail
  readonly said: string
  readonly reply: string
  readonly twist: TwistName
  readonly facts: Facts
  /** `{ <guardrail id>: assessment }` */
  readonly assess: (text: string, findings: object) => object
}

const RULINGS: Readonly<Record<Verdict, (hearing: Hearing) => Ruling>> = {
  none: ({ said, reply, assess }) => ({
    intervened: [],
    reply: undefined,
    output: reply,
    trace: () => ({
      inputAssessment: assess(said, {}),
      outputAssessments: listed(assess(reply, {})),
    }),
  }),
  'input-blocked': ({ guardrail, said, twist, facts: { dice }, assess }) => {
    const harm = () => dice.pick(['MISCONDUCT', 'INSULTS', 'VIOLENCE'])
    const found = filter(isAttack(twist) ? 'PROMPT_ATTACK' : harm(), dice.pick(['HIGH', 'MEDIUM']))
    return {
      intervened: [{ source: 'Input', policy: 'ContentPolicy', findings: 1 }],
      reply: guardrail.blockedInputMessaging,
      output: '',
      trace: () => ({
        inputAssessment: assess(said, found),
        actionReason: 'Guardrail blocked.',
      }),
    }
  },
  'output-blocked': ({ guardrail, said, reply, assess }) => ({
    intervened: [{ source: 'Output', policy: 'ContentPolicy', findings: 1 }],
    reply: guardrail.blockedOutputsMessaging,
    output: reply,
    trace: () => ({
      modelOutput: [reply],
      inputAssessment: assess(said, {}),
      outputAssessments: listed(assess(reply, filter('MISCONDUCT', 'MEDIUM'))),
      actionReason: 'Guardrail blocked.',
    }),
  }),
  masked: ({ said, reply, facts: { dice, language }, assess }) => {
    const { text, entities } = maskable(dice, language)
    let masked = text
    for (const { type, match } of entities) masked = masked.replace(match, `{${type}}`)
    return {
      intervened: [
        { source: 'Output', policy: 'SensitiveInformationPolicy', findings: entities.length },
      ],
      reply: `${reply} ${masked}`,
      output: reply,
      trace: () => ({
        inputAssessment: assess(said, {}),
        outputAssessments: listed(assess(`${reply} ${text}`, anonymized(entities))),
        actionReason: 'Guardrail masked.',
      }),
    }
  },
}

const anonymized = (entities: ReturnType<typeof maskable>['entities']) => ({
  sensitiveInformationPolicy: {
    piiEntities: entities.map((entity) => ({ ...entity, action: 'ANONYMIZED', detected: true })),
    regexes: [],
  },
})

/** Assessments of the output come as lists, one a guardrail. */
function listed(assessments: object): object {
  return Object.fromEntries(Object.entries(assessments).map(([id, one]) => [id, [one]]))
}

/** What the application's guardrail does in this call; undefined where it has none. */
export function guarded(
  { guardrail: wanted, region }: Workload,
  accountId: string,
  { reply }: Conversation,
  said: string,
  twist: TwistName,
  facts: Facts,
): Guarded | undefined {
  if (wanted === undefined) return undefined
  const { dice } = facts
  const { name, version } = wanted
  const guardrail = guardrailOf(accountId, region, name)
  const verdict = verdictOf(twist, name, dice)
  const latencyMs = dice.skewed(190)
  // Traces of calls in which nothing happened are long: few applications ask for those as well.
  const isTraced = wanted.isTraced && dice.chance(verdict === 'none' ? 0.05 : 0.85)
  const assess = (text: string, findings: object) => ({
    [guardrail.id]: assessment(guardrail, version, latencyMs, text, findings),
  })
  const ruling = RULINGS[verdict]({ guardrail, said, reply, twist, facts, assess })
  const { intervened, output } = ruling
  const textUnits = { input: units(said), output: output === '' ? 0 : units(output) }
  return {
    outcome: { arn: guardrail.arn, version, latencyMs, textUnits, intervened },
    isIntervened: intervened.length > 0,
    isBlockedAtInput: verdict === 'input-blocked',
    reply: ruling.reply,
    trace: isTraced ? ruling.trace() : undefined,
  }
}
