import { evaluateFor } from '../../authorization/decide.ts'
import { AwsError, type Call } from '../../operation.ts'
import {
  type FoundationModel,
  isInRegion,
  isPastEndOfLife,
  needsAgreement,
  needsUseCaseForm,
} from '../../world/models.ts'
import { findGuardrail } from '../bedrock/guardrails.ts'
import { agreementStatus, makeAgreement } from '../bedrock/model-agreements.ts'
import { useCaseForm } from '../bedrock/use-case-form.ts'
import type { AppliedGuardrail } from './guardrail/guard-call.ts'
import { type Invocation, namedGuardrail } from './invocation-authorization.ts'
import { invocationTarget } from './invocation-target.ts'

function validation(message: string): AwsError {
  return new AwsError('ValidationException', 400, message)
}

/** Throws what Bedrock answers to a permitted call that it cannot serve; else returns the model. */
export function invocableModel(invocation: Invocation, call: Call): FoundationModel {
  const target = invocationTarget(invocation.modelId, call)
  const { model } = target
  if (model === undefined) throw validation('The provided model identifier is invalid.')
  if (isPastEndOfLife(model, call.now)) {
    throw new AwsError(
      'ResourceNotFoundException',
      404,
      'This model version has reached the end of its life. Please refer to the AWS documentation for more details.',
    )
  }
  if (target.profileArn === undefined && !model.onDemand.includes(call.region)) {
    if (!isInRegion(model, call.region)) {
      throw validation('The provided model identifier is invalid.')
    }
    throw validation(
      `Invocation of model ID ${model.id} with on-demand throughput isn't supported. Retry your request with the ID or ARN of an inference profile that contains this model.`,
    )
  }
  appliedGuardrail(invocation, call)
  checkAccess(model, call)
  return model
}

/** The guardrail that the call names, in its version; undefined: it names none. */
export function appliedGuardrail(invocation: Invocation, call: Call): AppliedGuardrail | undefined {
  const named = namedGuardrail(invocation, call)
  if (named === undefined) return undefined
  const guardrail = findGuardrail(named.arn, call)
  const version = guardrail?.versions.find((candidate) => candidate.version === named.version)
  if (guardrail !== undefined && version !== undefined) return { guardrail, version }
  throw validation('The guardrail identifier or version provided in the request does not exist.')
}

/** https://docs.aws.amazon.com/bedrock/latest/userguide/model-access.html */
function checkAccess(model: FoundationModel, call: Call): void {
  if (needsUseCaseForm(model) && useCaseForm(call) === null) {
    throw new AwsError(
      'ResourceNotFoundException',
      404,
      'Model use case details have not been submitted for this account. Fill out the Anthropic use case details form before using the model. If you have already filled out the form, try again in 15 minutes.',
    )
  }
  if (!needsAgreement(model) || agreementStatus(model, call) !== 'NOT_AVAILABLE') return
  const needed = ['aws-marketplace:ViewSubscriptions', 'aws-marketplace:Subscribe']
  const mayAll = needed.every(
    (action) => evaluateFor(call, { action, resource: '*' }).verdict === 'allowed',
  )
  if (mayAll) {
    makeAgreement(model, call)
    return
  }
  throw new AwsError(
    'AccessDeniedException',
    403,
    `Model access is denied due to IAM user or service role is not authorized to perform the required AWS Marketplace actions (${needed.join(', ')}) to enable access to this model. Refer to the Amazon Bedrock documentation for further details. Your AWS Marketplace subscription for this model cannot be completed at this time. If you recently fixed this issue, try again after 2 minutes.`,
  )
}
