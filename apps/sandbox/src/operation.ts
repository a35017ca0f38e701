import type { StaticOperationSchema } from '@smithy/types'
import type { World } from './world/world.ts'

/** Who signed the request, as SigV4's access key id resolves in the world. */
export interface Caller {
  readonly accountId: string
  /** As STS GetCallerIdentity prints it: the assumed-role ARN for a session. */
  readonly arn: string
  /** The IAM user or role whose policies decide: `arn:aws:iam::ACCOUNT:role/PATH/NAME`. */
  readonly principalArn: string
  readonly userId: string
  readonly accessKeyId: string
  readonly sessionTags: Readonly<Record<string, string>>
  /** Policies that narrow this session, as documents. */
  readonly sessionPolicies: readonly string[]
}

/** One request as a handler sees it. */
export interface Call {
  readonly world: World
  readonly caller: Caller
  /** Region of the SigV4 credential scope. */
  readonly region: string
  readonly requestId: string
  /** The world's clock, which `/_sandbox/clock` can move. */
  readonly now: Date
  readonly headers: Readonly<Record<string, string>>
  /** Headers of the answer that AWS sends although its own model does not name them. */
  readonly responseHeaders: Record<string, string>
}

/** One question to IAM: may the caller do this to that? Context keys beyond the global ones. */
export interface ActionOnResource {
  readonly action: string
  readonly resource: string
  readonly context?: Readonly<Record<string, string | readonly string[]>>
}

export type Service =
  | 'sts'
  | 'iam'
  | 'organizations'
  | 'access-analyzer'
  | 'bedrock'
  | 'bedrock-runtime'
  | 'logs'
  | 'cloudwatch'
  | 'cloudtrail'
  | 's3'

export interface Operation<Input = never, Output = unknown> {
  readonly service: Service
  /** AWS's own runtime schema (`ListRoles$` of the client package): it decodes and encodes the wire. */
  readonly schema: StaticOperationSchema
  /** Every pair must be allowed by the caller's real policies before `handle` runs. */
  readonly authorize: (input: Input, call: Call) => readonly ActionOnResource[]
  /** An event-stream member of the output is an AsyncIterable of `{ eventName: payload }`. */
  readonly handle: (input: Input, call: Call) => Output | Promise<Output>
  /** What the service keeps of a call that `/_sandbox/fail-next` made it refuse. */
  readonly onFault?: (input: Input, call: Call, error: AwsError) => Promise<void>
  /** Sentences for docs/sandbox-differences.md: where this knowingly differs from AWS. */
  readonly differs?: readonly string[]
}

/** Keeps input and output types of one operation together; the table stores it widened. */
export function operation<Input, Output>(definition: Operation<Input, Output>): Operation {
  // The table calls each handler with the input its own schema decoded, so the widening is sound.
  return definition as unknown as Operation
}

/** An error that AWS would answer: `code` is the modelled exception name (query code for awsQuery). */
export class AwsError extends Error {
  readonly code: string
  readonly status: number
  readonly fields: Readonly<Record<string, unknown>>

  constructor(
    code: string,
    status: number,
    message: string,
    fields: Readonly<Record<string, unknown>> = {},
  ) {
    super(message)
    this.name = code
    this.code = code
    this.status = status
    this.fields = fields
  }
}
