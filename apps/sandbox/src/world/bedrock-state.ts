import type { GetGuardrailResponse } from '@aws-sdk/client-bedrock'

/** Bedrock's account state as plain JSON. Times are ISO 8601. */

/** A Marketplace agreement: account-wide, whichever Region it was made in. */
export interface ModelAgreement {
  readonly createdAt: string
}

export interface ApplicationProfile {
  readonly id: string
  readonly arn: string
  readonly name: string
  readonly region: string
  readonly description?: string
  /** The model or system profile ARN that it was copied from. */
  readonly copiedFrom: string
  readonly modelArns: readonly string[]
  readonly createdAt: string
  tags: Record<string, string>
}

/** The policy members of GetGuardrail's answer. */
export type GuardrailPolicies = Pick<
  GetGuardrailResponse,
  | 'topicPolicy'
  | 'contentPolicy'
  | 'wordPolicy'
  | 'sensitiveInformationPolicy'
  | 'contextualGroundingPolicy'
>

export interface GuardrailVersion {
  /** `DRAFT`, `1`, `2` … */
  readonly version: string
  readonly description: string
  readonly createdAt: string
  readonly updatedAt: string
  readonly policies: GuardrailPolicies
}

export interface Guardrail {
  readonly id: string
  readonly arn: string
  readonly name: string
  readonly region: string
  readonly blockedInputMessaging: string
  readonly blockedOutputsMessaging: string
  readonly versions: readonly GuardrailVersion[]
  tags: Record<string, string>
}

export interface BedrockAccount {
  /** By model id. */
  readonly agreements: Record<string, ModelAgreement>
  /** Base64 of the form that Anthropic asks for once per account; null: never filed. */
  useCaseForm: string | null
  readonly profiles: ApplicationProfile[]
  readonly guardrails: Guardrail[]
}

/** By account id. */
export type BedrockState = Record<string, BedrockAccount>

/** The account's Bedrock, made on first use: every account has one in AWS. */
export function bedrockAccount(state: BedrockState, accountId: string): BedrockAccount {
  const known = state[accountId]
  if (known !== undefined) return known
  const fresh: BedrockAccount = { agreements: {}, useCaseForm: null, profiles: [], guardrails: [] }
  state[accountId] = fresh
  return fresh
}

/** Where the log of a Region goes, in the words of PutModelInvocationLoggingConfiguration. */
export interface InvocationLogging {
  readonly cloudWatchConfig?: {
    readonly logGroupName: string
    readonly roleArn: string
    readonly largeDataDeliveryS3Config?: LogBucket
  }
  readonly s3Config?: LogBucket
  readonly textDataDeliveryEnabled?: boolean
  readonly imageDataDeliveryEnabled?: boolean
  readonly embeddingDataDeliveryEnabled?: boolean
  readonly videoDataDeliveryEnabled?: boolean
  readonly audioDataDeliveryEnabled?: boolean
}

export interface LogBucket {
  readonly bucketName: string
  readonly keyPrefix?: string
}

/** By account id, then by Region: what is not there is not logged. */
export type InvocationLoggingState = Record<string, Record<string, InvocationLogging>>
