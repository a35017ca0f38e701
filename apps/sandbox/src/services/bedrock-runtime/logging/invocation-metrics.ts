import { findModel, isLegacy } from '../../../world/models.ts'
import type { Metric, MetricSample } from '../../../world/stores/metric-store.ts'
import { SampleTally, samplesIn } from '../../../world/stores/sample-tally.ts'
import type { LoggedInvocation } from '../logged-invocation.ts'

const MILLISECONDS = 'Milliseconds'
const COUNT = 'Count'

type Tell = (name: string, value: number, unit?: string) => void

/** What is known of a model id, and the metrics it has so far by name. */
interface Called {
  readonly metrics: Map<string, Metric>
  readonly model: ReturnType<typeof foundationModel>
  readonly tokensPerOutput: number
}

/**
 * Metrics of `AWS/Bedrock` by the model id as it was passed. Throttled calls count in neither
 * Invocations nor errors, and only calls that succeeded are Invocations.
 * https://docs.aws.amazon.com/bedrock/latest/userguide/monitoring.html#runtime-cloudwatch-metrics
 */
export class InvocationMetrics {
  readonly #tally: SampleTally
  readonly #called = new Map<string, Called>()

  constructor(tally: SampleTally) {
    this.#tally = tally
  }

  add(invocation: LoggedInvocation): void {
    const { accountId, region, modelId, atMs } = invocation
    const called = this.#calledBy(invocation)
    measure(invocation, called, (name, value, unit = COUNT) => {
      let metric = called.metrics.get(name)
      if (metric === undefined) {
        const dimensions = { ModelId: modelId }
        metric = { accountId, region, namespace: 'AWS/Bedrock', name, dimensions, unit }
        called.metrics.set(name, metric)
      }
      this.#tally.add(metric, atMs, value)
    })
  }

  #calledBy({ accountId, region, modelId }: LoggedInvocation): Called {
    const id = `${accountId}/${region}/${modelId}`
    const known = this.#called.get(id)
    if (known !== undefined) return known
    const tokensPerOutput = FIVEFOLD.test(modelId) ? 5 : 1
    const fresh = { metrics: new Map(), model: foundationModel(modelId), tokensPerOutput }
    this.#called.set(id, fresh)
    return fresh
  }
}

export function invocationSamples(invocations: readonly LoggedInvocation[]): MetricSample[] {
  const tally = new SampleTally()
  const metrics = new InvocationMetrics(tally)
  for (const invocation of invocations) metrics.add(invocation)
  return samplesIn(tally.columns())
}

function measure(invocation: LoggedInvocation, called: Called, record: Tell): void {
  const { errorCode, tokens, latencyMs, firstTokenMs, outputImageCount, atMs } = invocation
  if (errorCode !== undefined) {
    record(failure(errorCode), 1)
    return
  }
  record('Invocations', 1)
  record('InvocationLatency', latencyMs, MILLISECONDS)
  record('InputTokenCount', tokens.input)
  record('OutputTokenCount', tokens.output)
  const quota = tokens.input + (tokens.cacheWrite ?? 0) + tokens.output * called.tokensPerOutput
  record('EstimatedTPMQuotaUsage', quota)
  if (firstTokenMs !== undefined) record('TimeToFirstToken', firstTokenMs, MILLISECONDS)
  if (outputImageCount !== undefined) record('OutputImageCount', outputImageCount)
  if (tokens.cacheRead) record('CacheReadInputTokens', tokens.cacheRead)
  if (tokens.cacheWrite) record('CacheWriteInputTokens', tokens.cacheWrite)
  const isOfLegacyModel = called.model !== undefined && isLegacy(called.model, new Date(atMs))
  if (isOfLegacyModel) record('LegacyModelInvocations', 1)
}

const THROTTLES = new Set(['ThrottlingException', 'ServiceQuotaExceededException'])
const SERVER_ERRORS = new Set([
  'InternalServerException',
  'ServiceUnavailableException',
  'ModelErrorException',
  'ModelTimeoutException',
  'ModelStreamErrorException',
])

function failure(errorCode: string): string {
  if (THROTTLES.has(errorCode)) return 'InvocationThrottles'
  return SERVER_ERRORS.has(errorCode) ? 'InvocationServerErrors' : 'InvocationClientErrors'
}

/** The foundation model's id in an id, a system profile's id or an ARN of either. */
function foundationModel(modelId: string) {
  const id = modelId.slice(modelId.lastIndexOf('/') + 1)
  return findModel(id) ?? findModel(id.slice(id.indexOf('.') + 1))
}

/** https://docs.aws.amazon.com/bedrock/latest/userguide/quotas-token-burndown.html */
const FIVEFOLD = /anthropic\.claude-(?:3-7|(?:opus|sonnet|haiku)-[4-9])/
