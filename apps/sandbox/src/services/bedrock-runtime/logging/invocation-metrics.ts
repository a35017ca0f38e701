import { findModel, isLegacy } from '../../../world/models.ts'
import type { Metric, MetricSample } from '../../../world/stores/metric-store.ts'
import type { LoggedInvocation } from '../logged-invocation.ts'

const MILLISECONDS = 'Milliseconds'
const COUNT = 'Count'

/**
 * Metrics of `AWS/Bedrock` by the model id as it was passed. Throttled calls count in neither
 * Invocations nor errors, and only calls that succeeded are Invocations.
 * https://docs.aws.amazon.com/bedrock/latest/userguide/monitoring.html#runtime-cloudwatch-metrics
 */
export function invocationSamples(invocations: readonly LoggedInvocation[]): MetricSample[] {
  const ofModels = new Map<string, Map<string, Metric>>()
  const samples: MetricSample[] = []
  for (const invocation of invocations) {
    const { accountId, region, modelId, atMs } = invocation
    const id = `${accountId}/${region}/${modelId}`
    const metrics = ofModels.get(id) ?? new Map<string, Metric>()
    ofModels.set(id, metrics)
    for (const [name, value, unit] of measured(invocation)) {
      let metric = metrics.get(name)
      if (metric === undefined) {
        const dimensions = { ModelId: modelId }
        metric = { accountId, region, namespace: 'AWS/Bedrock', name, dimensions, unit }
        metrics.set(name, metric)
      }
      samples.push({ metric, atMs, value })
    }
  }
  return samples
}

type Measure = readonly [name: string, value: number, unit: string]

function measured(invocation: LoggedInvocation): readonly Measure[] {
  const { errorCode, tokens, latencyMs, firstTokenMs, outputImageCount } = invocation
  if (errorCode !== undefined) return [[failure(errorCode), 1, COUNT]]
  const measures: Measure[] = [
    ['Invocations', 1, COUNT],
    ['InvocationLatency', latencyMs, MILLISECONDS],
    ['InputTokenCount', tokens.input, COUNT],
    ['OutputTokenCount', tokens.output, COUNT],
    ['EstimatedTPMQuotaUsage', quotaTokens(invocation), COUNT],
  ]
  if (firstTokenMs !== undefined) measures.push(['TimeToFirstToken', firstTokenMs, MILLISECONDS])
  if (outputImageCount !== undefined) measures.push(['OutputImageCount', outputImageCount, COUNT])
  if (tokens.cacheRead) measures.push(['CacheReadInputTokens', tokens.cacheRead, COUNT])
  if (tokens.cacheWrite) measures.push(['CacheWriteInputTokens', tokens.cacheWrite, COUNT])
  if (isOfLegacyModel(invocation)) measures.push(['LegacyModelInvocations', 1, COUNT])
  return measures
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

function isOfLegacyModel({ modelId, atMs }: LoggedInvocation): boolean {
  const model = foundationModel(modelId)
  return model !== undefined && isLegacy(model, new Date(atMs))
}

/** https://docs.aws.amazon.com/bedrock/latest/userguide/quotas-token-burndown.html */
const FIVEFOLD = /anthropic\.claude-(?:3-7|(?:opus|sonnet|haiku)-[4-9])/

function quotaTokens({ modelId, tokens }: LoggedInvocation): number {
  const rate = FIVEFOLD.test(modelId) ? 5 : 1
  return tokens.input + (tokens.cacheWrite ?? 0) + tokens.output * rate
}
