import type { LoggedInvocation } from '../services/bedrock-runtime/logged-invocation.ts'
import type { Dice } from './dice.ts'

/** How calls fail. A denied one never reaches the model, so that only CloudTrail tells of it. */
export type Failure =
  | 'ValidationException'
  | 'ThrottlingException'
  | 'ModelTimeoutException'
  | 'ServiceUnavailableException'
  | 'AccessDeniedException'

/** In parts of 100,000 calls. */
export const FAILURE_SHARES: readonly (readonly [Failure, number])[] = [
  ['ThrottlingException', 600],
  ['ValidationException', 500],
  ['AccessDeniedException', 450],
  ['ModelTimeoutException', 130],
  ['ServiceUnavailableException', 90],
]

const TOTAL = FAILURE_SHARES.reduce((sum, [, share]) => sum + share, 0)

export function drawFailure(dice: Dice): Failure | undefined {
  return dice.next() * 100_000 < TOTAL ? dice.weighted(FAILURE_SHARES) : undefined
}

export const isDenied = ({ errorCode }: Pick<LoggedInvocation, 'errorCode'>): boolean =>
  errorCode === 'AccessDeniedException'

const MESSAGES: Readonly<Record<Exclude<Failure, 'AccessDeniedException'>, string>> = {
  ValidationException: 'The provided request is not valid.',
  ThrottlingException: 'Too many tokens, please wait before trying again.',
  ModelTimeoutException: 'Model has timed out in processing the request. Try your request again.',
  ServiceUnavailableException: 'Bedrock is unable to process your request.',
}

/** What IAM was asked and said no to. */
export interface Refused {
  readonly identityArn: string
  readonly isStreaming: boolean
  /** The profile that was named, or the model where none was. */
  readonly arn: string
}

export function failureMessage(
  failure: Failure,
  { identityArn, isStreaming, arn }: Refused,
): string {
  if (failure !== 'AccessDeniedException') return MESSAGES[failure]
  const action = isStreaming ? 'bedrock:InvokeModelWithResponseStream' : 'bedrock:InvokeModel'
  return `User: ${identityArn} is not authorized to perform: ${action} on resource: ${arn} because no identity-based policy allows the ${action} action`
}
