import { AwsError, type Call } from '../../operation.ts'
import { inferenceRegion } from './inference-region.ts'
import type {
  GuardrailOutcome,
  LoggedBody,
  LoggedInvocation,
  LoggedOperation,
  Modality,
  TokenCounts,
} from './logged-invocation.ts'
import { deliverLive } from './logging/deliver-live.ts'

/** What is known of a call before it ends. */
export interface AskedModel {
  readonly operation: LoggedOperation
  readonly modelId: string
  readonly input: LoggedBody
  readonly modalities: readonly Modality[]
  readonly requestMetadata?: Readonly<Record<string, string>> | undefined
  readonly latency?: string | undefined
}

export interface AnsweredModel {
  readonly output: LoggedBody
  readonly tokens: TokenCounts
  readonly latencyMs: number
  readonly firstTokenMs?: number | undefined
  readonly guardrail?: GuardrailOutcome | undefined
}

/** Nothing of the call reached a model, and CloudTrail tells of it as of every refusal. */
const NEVER_REACHED = new Set(['AccessDeniedException', 'NotImplementedException'])

/** Runs the call and records it if it fails; who answers records the success. */
export async function recordingFailure<Result>(
  asked: AskedModel,
  call: Call,
  run: () => Result | Promise<Result>,
): Promise<Result> {
  try {
    return await run()
  } catch (error) {
    if (error instanceof AwsError) await recordFailure(asked, call, error)
    throw error
  }
}

/** No Region has served it. */
export async function recordFailure(asked: AskedModel, call: Call, error: AwsError): Promise<void> {
  if (NEVER_REACHED.has(error.code)) return
  await deliverLive(call.world, {
    ...known(asked, call),
    errorCode: error.code,
    errorMessage: error.message,
    tokens: { input: 0, output: 0 },
    latencyMs: 0,
  })
}

export async function recordAnswer(
  asked: AskedModel,
  call: Call,
  answered: AnsweredModel,
): Promise<void> {
  const { output, tokens, latencyMs, firstTokenMs, guardrail } = answered
  const servedFrom = inferenceRegion(asked.modelId, call)
  await deliverLive(call.world, {
    ...known(asked, call),
    ...(servedFrom === undefined ? {} : { inferenceRegion: servedFrom }),
    output,
    tokens: { ...tokens, cacheRead: 0, cacheWrite: 0 },
    latencyMs,
    ...(firstTokenMs === undefined ? {} : { firstTokenMs }),
    ...(guardrail === undefined ? {} : { guardrail }),
  })
}

function known(asked: AskedModel, call: Call) {
  const { operation, modelId, input, modalities, requestMetadata, latency } = asked
  const { caller, region, now, requestId, headers } = call
  return {
    accountId: caller.accountId,
    region,
    atMs: now.getTime(),
    requestId,
    operation,
    modelId,
    identityArn: caller.arn,
    accessKeyId: caller.accessKeyId,
    ...(requestMetadata === undefined ? {} : { requestMetadata }),
    ...(latency === undefined ? {} : { performanceConfig: { latency } }),
    modalities,
    input,
    ...(headers['user-agent'] === undefined ? {} : { userAgent: headers['user-agent'] }),
    sourceIpAddress: '127.0.0.1',
  } satisfies Partial<LoggedInvocation>
}
