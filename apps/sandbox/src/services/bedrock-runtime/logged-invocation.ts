/** The four operations that Bedrock logs: https://docs.aws.amazon.com/bedrock/latest/userguide/model-invocation-logging.html */
export type LoggedOperation =
  | 'Converse'
  | 'ConverseStream'
  | 'InvokeModel'
  | 'InvokeModelWithResponseStream'

/** What the `*DataDeliveryEnabled` switches of the logging configuration are about. */
export type Modality = 'text' | 'image' | 'embedding' | 'video' | 'audio'

/** A body as it was sent: JSON, or bytes that are no JSON. */
export type LoggedBody =
  | { readonly kind: 'json'; readonly value: unknown }
  | { readonly kind: 'binary'; readonly bytes: Uint8Array; readonly contentType: string }

export interface TokenCounts {
  /** Without what was read from or written to the cache. */
  readonly input: number
  readonly output: number
  readonly cacheRead?: number
  readonly cacheWrite?: number
}

/** What a guardrail did in one call, for its metrics. */
export interface GuardrailOutcome {
  readonly arn: string
  readonly version: string
  readonly latencyMs: number
  readonly textUnits: { readonly input: number; readonly output: number }
  /** Policies that intervened, by the side on which they did: `ContentPolicy`, `TopicPolicy` … */
  readonly intervened: readonly {
    readonly source: 'Input' | 'Output'
    readonly policy: string
    readonly findings: number
  }[]
}

/** A call to a model that ended, whichever way: all that logs, metrics and CloudTrail tell of it. */
export interface LoggedInvocation {
  readonly accountId: string
  readonly region: string
  readonly atMs: number
  readonly requestId: string
  readonly operation: LoggedOperation
  /** Exactly what the caller passed: an id, a profile id or an ARN. */
  readonly modelId: string
  readonly identityArn: string
  readonly inferenceRegion?: string
  readonly requestMetadata?: Readonly<Record<string, string>>
  readonly performanceConfig?: { readonly latency: string }
  readonly errorCode?: string
  /** For CloudTrail only: it must not repeat the prompt. */
  readonly errorMessage?: string
  readonly modalities: readonly Modality[]
  readonly input: LoggedBody
  /** Absent where the call failed. */
  readonly output?: LoggedBody
  readonly outputImageCount?: number
  readonly tokens: TokenCounts
  readonly latencyMs: number
  /** Streams only. */
  readonly firstTokenMs?: number
  readonly guardrail?: GuardrailOutcome
  readonly accessKeyId?: string
  readonly userAgent?: string
  readonly sourceIpAddress?: string
}
