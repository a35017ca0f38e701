import { type ActionOnResource, AwsError, type Call } from '../../operation.ts'
import { guardrailArn } from '../bedrock/guardrails.ts'
import { resourceTags } from '../bedrock/tags.ts'
import { invocationTarget } from './invocation-target.ts'

/** What of a request matters to IAM and to the checks before an answer. */
export interface Invocation {
  readonly modelId: string
  readonly guardrailIdentifier?: string | undefined
  readonly guardrailVersion?: string | undefined
  readonly serviceTier?: string | undefined
  readonly isStreaming: boolean
}

export interface NamedGuardrail {
  readonly arn: string
  readonly version: string
}

export function namedGuardrail(invocation: Invocation, call: Call): NamedGuardrail | undefined {
  const { guardrailIdentifier: identifier, guardrailVersion: version } = invocation
  if (!identifier && !version) return undefined
  if (!identifier || !version) {
    throw new AwsError(
      'ValidationException',
      400,
      'The guardrail identifier and the guardrail version must be provided together.',
    )
  }
  return { arn: guardrailArn(identifier, call), version }
}

/** https://docs.aws.amazon.com/bedrock/latest/userguide/guardrails-permissions-id.html */
function guardrailKey({ arn, version }: NamedGuardrail): string {
  return version === 'DRAFT' ? arn : `${arn}:${version}`
}

/**
 * A call that any commercial Region may answer is evaluated for no Region in particular.
 * https://docs.aws.amazon.com/bedrock/latest/userguide/global-cross-region-inference.html
 */
function regionOf(modelArn: string): string {
  return modelArn.split(':')[3] || 'unspecified'
}

/** Every question that IAM has to answer with yes before a model does. */
export function invocationQuestions(invocation: Invocation, call: Call): ActionOnResource[] {
  const target = invocationTarget(invocation.modelId, call)
  const guardrail = namedGuardrail(invocation, call)
  const action = invocation.isStreaming
    ? 'bedrock:InvokeModelWithResponseStream'
    : 'bedrock:InvokeModel'
  const context = {
    'bedrock:ServiceTier': invocation.serviceTier ?? 'default',
    ...(guardrail === undefined ? {} : { 'bedrock:GuardrailIdentifier': guardrailKey(guardrail) }),
    ...(target.profileArn === undefined
      ? {}
      : { 'bedrock:InferenceProfileArn': target.profileArn }),
  }
  const profile =
    target.profileArn === undefined
      ? []
      : [
          {
            action,
            resource: target.profileArn,
            context: { ...context, ...resourceTags(target.profileTags) },
          },
        ]
  const models = target.modelArns.map((resource) => ({
    action,
    resource,
    context: { ...context, 'aws:RequestedRegion': regionOf(resource) },
  }))
  const apply =
    guardrail === undefined ? [] : [{ action: 'bedrock:ApplyGuardrail', resource: guardrail.arn }]
  return [...profile, ...models, ...apply]
}
