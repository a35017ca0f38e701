import type { Metric, MetricSample } from '../../../world/stores/metric-store.ts'
import type { GuardrailOutcome, LoggedInvocation } from '../logged-invocation.ts'

type Guarded = Pick<LoggedInvocation, 'accountId' | 'region' | 'atMs'> & {
  readonly guardrail?: GuardrailOutcome
}

/**
 * Metrics of `AWS/Bedrock/Guardrails`, of guardrails in calls to models and of ApplyGuardrail.
 * https://docs.aws.amazon.com/bedrock/latest/userguide/monitoring-guardrails-cw-metrics.html
 */
export function guardrailSamples(calls: readonly Guarded[]): MetricSample[] {
  const metrics = new Map<string, Metric>()
  const samples: MetricSample[] = []
  for (const { accountId, region, atMs, guardrail } of calls) {
    if (guardrail === undefined) continue
    const record: RecordSample = (name, value, dimensions, unit = 'Count') => {
      const id = `${accountId}/${region}/${name}/${Object.entries(dimensions).join('/')}`
      let metric = metrics.get(id)
      if (metric === undefined) {
        metric = { accountId, region, namespace: 'AWS/Bedrock/Guardrails', name, dimensions, unit }
        metrics.set(id, metric)
      }
      samples.push({ metric, atMs, value })
    }
    ofCall(guardrail, record)
    ofPolicies(guardrail, record)
  }
  return samples
}

type RecordSample = (
  name: string,
  value: number,
  dimensions: Readonly<Record<string, string>>,
  unit?: string,
) => void

function ofCall(guardrail: GuardrailOutcome, record: RecordSample): void {
  const { arn, version, latencyMs, textUnits, intervened } = guardrail
  const itself = { GuardrailArn: arn, GuardrailVersion: version }
  for (const dimensions of [itself, { Operation: 'ApplyGuardrail' }]) {
    record('Invocations', 1, dimensions)
    record('InvocationLatency', latencyMs, dimensions, 'Milliseconds')
    record('TextUnitCount', textUnits.input + textUnits.output, dimensions)
    if (intervened.length > 0) record('InvocationsIntervened', 1, dimensions)
  }
  if (textUnits.input > 0) {
    record('TextUnitCount', textUnits.input, { GuardrailContentSource: 'Input' })
  }
  if (textUnits.output > 0) {
    record('TextUnitCount', textUnits.output, { GuardrailContentSource: 'Output' })
  }
}

function ofPolicies(guardrail: GuardrailOutcome, record: RecordSample): void {
  const itself = { GuardrailArn: guardrail.arn, GuardrailVersion: guardrail.version }
  let total = 0
  for (const { source, policy, findings } of guardrail.intervened) {
    const side = { GuardrailContentSource: source }
    const kind = { GuardrailPolicyType: policy }
    for (const dimensions of [side, kind, { ...side, ...kind }, { ...itself, ...side, ...kind }]) {
      record('InvocationsIntervened', 1, dimensions)
      record('FindingCounts', findings, dimensions)
    }
    total += findings
  }
  if (total > 0) record('TotalFindings', total, itself)
}
