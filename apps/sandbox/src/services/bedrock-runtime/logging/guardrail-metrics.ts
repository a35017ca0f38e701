import type { Metric, MetricSample } from '../../../world/stores/metric-store.ts'
import { SampleTally, samplesIn } from '../../../world/stores/sample-tally.ts'
import type { GuardrailOutcome, LoggedInvocation } from '../logged-invocation.ts'

type Guarded = Pick<LoggedInvocation, 'accountId' | 'region' | 'atMs'> & {
  readonly guardrail?: GuardrailOutcome
}

/**
 * Metrics of `AWS/Bedrock/Guardrails`, of guardrails in calls to models and of ApplyGuardrail.
 * https://docs.aws.amazon.com/bedrock/latest/userguide/monitoring-guardrails-cw-metrics.html
 */
export class GuardrailMetrics {
  readonly #tally: SampleTally
  readonly #known = new Map<string, Metric>()

  constructor(tally: SampleTally) {
    this.#tally = tally
  }

  add({ accountId, region, atMs, guardrail }: Guarded): void {
    if (guardrail === undefined) return
    const place = `${accountId}/${region}/`
    const record: RecordSample = (name, value, { label, dimensions }, unit = 'Count') => {
      const id = `${place}${name}/${label}`
      let metric = this.#known.get(id)
      if (metric === undefined) {
        const namespace = 'AWS/Bedrock/Guardrails'
        metric = { accountId, region, namespace, name, dimensions, unit }
        this.#known.set(id, metric)
      }
      this.#tally.add(metric, atMs, value)
    }
    ofCall(guardrail, record)
    if (guardrail.intervened.length > 0) ofPolicies(guardrail, record)
  }
}

export function guardrailSamples(calls: readonly Guarded[]): MetricSample[] {
  const tally = new SampleTally()
  const metrics = new GuardrailMetrics(tally)
  for (const call of calls) metrics.add(call)
  return samplesIn(tally.columns())
}

/** By what a figure is told; the label stands for the dimensions where a metric is looked up. */
interface Aspect {
  readonly label: string
  readonly dimensions: Readonly<Record<string, string>>
}

type RecordSample = (name: string, value: number, by: Aspect, unit?: string) => void

const OPERATION: Aspect = { label: 'call', dimensions: { Operation: 'ApplyGuardrail' } }
const INPUT: Aspect = { label: 'Input', dimensions: { GuardrailContentSource: 'Input' } }
const OUTPUT: Aspect = { label: 'Output', dimensions: { GuardrailContentSource: 'Output' } }

const itselfOf = ({ arn, version }: GuardrailOutcome): Aspect => ({
  label: `${arn}:${version}`,
  dimensions: { GuardrailArn: arn, GuardrailVersion: version },
})

function ofCall(guardrail: GuardrailOutcome, record: RecordSample): void {
  const { latencyMs, textUnits, intervened } = guardrail
  for (const aspect of [itselfOf(guardrail), OPERATION]) {
    record('Invocations', 1, aspect)
    record('InvocationLatency', latencyMs, aspect, 'Milliseconds')
    record('TextUnitCount', textUnits.input + textUnits.output, aspect)
    if (intervened.length > 0) record('InvocationsIntervened', 1, aspect)
  }
  if (textUnits.input > 0) record('TextUnitCount', textUnits.input, INPUT)
  if (textUnits.output > 0) record('TextUnitCount', textUnits.output, OUTPUT)
}

function ofPolicies(guardrail: GuardrailOutcome, record: RecordSample): void {
  const itself = itselfOf(guardrail)
  let total = 0
  for (const { source, policy, findings } of guardrail.intervened) {
    const side = source === 'Input' ? INPUT : OUTPUT
    const kind = { label: policy, dimensions: { GuardrailPolicyType: policy } }
    const both = joined(side, kind)
    for (const aspect of [side, kind, both, joined(itself, both)]) {
      record('InvocationsIntervened', 1, aspect)
      record('FindingCounts', findings, aspect)
    }
    total += findings
  }
  if (total > 0) record('TotalFindings', total, itself)
}

const joined = (one: Aspect, other: Aspect): Aspect => ({
  label: `${one.label}/${other.label}`,
  dimensions: { ...one.dimensions, ...other.dimensions },
})
