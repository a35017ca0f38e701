import type { Channel } from '@gatehouse/contract/access'
import type { PinnedGuardrail } from './compile-input.ts'
import type { SimulatedCall, Touches } from './ports.ts'
import type { GrantRecord } from './records.ts'

type Grant = Pick<GrantRecord, 'id' | 'target' | 'channels' | 'touches'>
type Question = Omit<SimulatedCall, 'roleArn'>

/** One way in which a grant lets its team call: a channel in a source Region. */
export interface GrantCall {
  readonly channel: Channel
  readonly touch: Touches
  /**
   * What IAM is asked about it, one question for each set of context keys under which AWS evaluates
   * resources. The call passes where every answer is yes, and is denied by a single no.
   */
  readonly questions: readonly Question[]
}

export interface QuestionFacts {
  readonly accountId: string
  readonly now: Date
  readonly guardrails: readonly PinnedGuardrail[]
}

/** Marked pure: everything that a grant allows, as calls that IAM can be asked about. */
export function callsOf(grant: Grant, facts: QuestionFacts): readonly GrantCall[] {
  return grant.touches.flatMap((touch) =>
    grant.channels.map((channel) => ({
      channel,
      touch,
      questions: questions[channel](grant, touch, facts),
    })),
  )
}

/** The guardrail that a call in this Region has to name; undefined: none is asked for. */
export function guardrailIn(
  region: string,
  guardrails: readonly PinnedGuardrail[],
): PinnedGuardrail | undefined {
  return guardrails.find((guardrail) => guardrail.region === region)
}

/**
 * Another live grant under which the same call passes all the same, if there is one. Then neither
 * simulation nor a call can show that this grant is gone.
 */
export function otherGrantFor<Other extends Grant>(
  grant: Grant,
  { channel, touch }: Pick<GrantCall, 'channel' | 'touch'>,
  others: readonly Other[],
): Other | undefined {
  // What is named in the call: the profile, or the model itself.
  const named = touch.profileArn ?? grant.target.id
  return others.find(
    (other) =>
      other.id !== grant.id &&
      other.channels.includes(channel) &&
      other.touches.some(
        ({ region, profileArn }) =>
          region === touch.region && (profileArn ?? other.target.id) === named,
      ),
  )
}

const questions: Readonly<
  Record<Channel, (grant: Grant, touch: Touches, facts: QuestionFacts) => readonly Question[]>
> = {
  runtime: (_grant, touch, facts) => runtimeQuestions(touch, facts),
  batch: (_grant, touch, { now }) => [
    {
      actions: ['bedrock:CreateModelInvocationJob'],
      resourceArns: resourcesOf(touch),
      context: { 'aws:CurrentTime': iamDate(now), 'aws:RequestedRegion': touch.region },
    },
  ],
  mantle: ({ target }, { region }, { now, accountId }) => [
    {
      actions: ['bedrock-mantle:CreateInference'],
      resourceArns: [`arn:aws:bedrock-mantle:${region}:${accountId}:project/default`],
      context: {
        'aws:CurrentTime': iamDate(now),
        'aws:RequestedRegion': region,
        'bedrock-mantle:Model': target.id,
      },
    },
  ],
}

function runtimeQuestions(touch: Touches, { now, guardrails }: QuestionFacts): readonly Question[] {
  const guardrail = guardrailIn(touch.region, guardrails)
  const context = {
    'aws:CurrentTime': iamDate(now),
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
