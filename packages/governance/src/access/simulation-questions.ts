import type { PinnedGuardrail } from './compile-input.ts'
import type { SimulatedCall, Touches } from './ports.ts'
import type { GrantRecord } from './records.ts'

type Question = Omit<SimulatedCall, 'roleArn'>

export interface QuestionFacts {
  readonly accountId: string
  readonly now: Date
  readonly guardrails: readonly PinnedGuardrail[]
}

/**
 * Marked pure: what IAM has to be asked so that its answers say whether the grant's calls would
 * pass. One question for each set of context keys under which AWS evaluates resources of a call.
 */
export function questionsAbout(
  grant: Pick<GrantRecord, 'target' | 'channels' | 'touches'>,
  facts: QuestionFacts,
): readonly Question[] {
  const at = { 'aws:CurrentTime': iamDate(facts.now) }
  return grant.touches.flatMap((touch) => [
    ...(grant.channels.includes('runtime') ? runtimeQuestions(touch, facts, at) : []),
    ...(grant.channels.includes('batch')
      ? [
          {
            actions: ['bedrock:CreateModelInvocationJob'],
            resourceArns: resourcesOf(touch),
            context: { ...at, 'aws:RequestedRegion': touch.region },
          },
        ]
      : []),
    ...(grant.channels.includes('mantle')
      ? [
          {
            actions: ['bedrock-mantle:CreateInference'],
            resourceArns: [
              `arn:aws:bedrock-mantle:${touch.region}:${facts.accountId}:project/default`,
            ],
            context: {
              ...at,
              'aws:RequestedRegion': touch.region,
              'bedrock-mantle:Model': grant.target.id,
            },
          },
        ]
      : []),
  ])
}

/** The guardrail that a call in this Region has to name; undefined: none is asked for. */
export function guardrailIn(
  region: string,
  guardrails: readonly PinnedGuardrail[],
): PinnedGuardrail | undefined {
  return guardrails.find((guardrail) => guardrail.region === region)
}

function runtimeQuestions(
  touch: Touches,
  { guardrails }: QuestionFacts,
  at: Readonly<Record<string, string>>,
): readonly Question[] {
  const guardrail = guardrailIn(touch.region, guardrails)
  const context = {
    ...at,
    ...(touch.profileArn === undefined ? {} : { 'bedrock:InferenceProfileArn': touch.profileArn }),
    ...(guardrail === undefined
      ? {}
      : { 'bedrock:GuardrailIdentifier': `${guardrail.arn}:${guardrail.version}` }),
  }
  return [...byRequestedRegion(touch)].map(([region, resourceArns]) => ({
    // Converse rides on the first, ConverseStream on the second (service authorization reference).
    actions: ['bedrock:InvokeModel', 'bedrock:InvokeModelWithResponseStream'],
    resourceArns,
    context: { ...context, 'aws:RequestedRegion': region },
  }))
}

/**
 * Each model of a profile is decided for its own Region, and a global one for `unspecified`.
 * https://docs.aws.amazon.com/bedrock/latest/userguide/global-cross-region-inference.html
 */
function byRequestedRegion(touch: Touches): ReadonlyMap<string, string[]> {
  const groups = new Map<string, string[]>()
  for (const arn of resourcesOf(touch)) {
    const region = arn === touch.profileArn ? touch.region : arn.split(':')[3] || 'unspecified'
    groups.set(region, [...(groups.get(region) ?? []), arn])
  }
  return groups
}

function resourcesOf({ profileArn, modelArns }: Touches): readonly string[] {
  return profileArn === undefined ? modelArns : [profileArn, ...modelArns]
}

/** IAM compares dates of whole seconds (IAM user guide, reference_policies_elements_condition_operators). */
function iamDate(date: Date): string {
  return `${date.toISOString().slice(0, 19)}Z`
}
