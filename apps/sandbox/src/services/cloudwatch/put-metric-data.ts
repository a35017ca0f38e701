import {
  type MetricDatum,
  PutMetricData$,
  type PutMetricDataInput,
} from '@aws-sdk/client-cloudwatch'
import { type Call, type Operation, operation } from '../../operation.ts'
import type { Metric, MetricSample, MetricStatisticSet } from '../../world/stores/metric-store.ts'
import { invalidCombination, invalidValue, missingParameter } from './cloudwatch-errors.ts'
import { dimensionsOf } from './dimensions.ts'

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricData.html */
const MOST_METRICS = 1_000
const MOST_VALUES = 150
const OLDEST_MS = 14 * 24 * 60 * 60_000
const FARTHEST_MS = 2 * 60 * 60_000
const LARGEST_VALUE = 2 ** 360

interface Measured {
  readonly samples: MetricSample[]
  readonly sets: MetricStatisticSet[]
}

async function putMetricData(input: PutMetricDataInput, call: Call): Promise<object> {
  const namespace = input.Namespace ?? ''
  if (namespace.startsWith('AWS/')) {
    throw invalidValue(`The value ${namespace} for parameter Namespace is invalid.`)
  }
  const ofEntities = (input.EntityMetricData ?? []).flatMap(({ MetricData = [] }) => MetricData)
  const data = [...(input.MetricData ?? []), ...ofEntities]
  if (data.length === 0) throw missingParameter('MetricData')
  if (data.length > MOST_METRICS) {
    throw invalidValue(
      `The collection MetricData must not have a size greater than ${MOST_METRICS}.`,
    )
  }
  const measured: Measured = { samples: [], sets: [] }
  for (const [index, datum] of data.entries()) {
    measure(measured, datum, namespace, `MetricData.member.${index + 1}`, call)
  }
  const metrics = await call.world.stores.metrics()
  await metrics.record(measured.samples)
  await metrics.recordSets(measured.sets)
  return {}
}

function measure(
  { samples, sets }: Measured,
  datum: MetricDatum,
  namespace: string,
  path: string,
  { caller, region, now }: Call,
): void {
  const metric: Metric = {
    accountId: caller.accountId,
    region,
    namespace,
    name: datum.MetricName ?? '',
    dimensions: dimensionsOf(datum.Dimensions, `${path}.Dimensions`),
    ...(datum.Unit === undefined ? {} : { unit: datum.Unit }),
  }
  const atMs = timeOf(datum, path, now.getTime())
  const place = { metric, atMs, isHighResolution: isHighResolution(datum, path) }
  checkOneForm(datum, path)
  const { StatisticValues: set, Value: value } = datum
  if (set !== undefined) {
    const { SampleCount = 0, Sum = 0, Minimum = 0, Maximum = 0 } = set
    for (const [name, figure] of Object.entries({ SampleCount, Sum, Minimum, Maximum })) {
      checkNumber(figure, `${path}.StatisticValues.${name}`)
    }
    // One value is known where all samples are the same, and then so are percentiles.
    if (SampleCount > 0 && Minimum === Maximum) {
      samples.push({ ...place, value: Minimum, count: SampleCount })
    } else if (SampleCount > 0) {
      sets.push({ ...place, count: SampleCount, sum: Sum, min: Minimum, max: Maximum })
    }
  } else if (value !== undefined) {
    samples.push({ ...place, value: checkNumber(value, `${path}.Value`) })
  } else {
    for (const each of counted(datum, path)) samples.push({ ...place, ...each })
  }
}

function counted({ Values = [], Counts }: MetricDatum, path: string) {
  if (Values.length > MOST_VALUES) {
    throw invalidValue(
      `The collection ${path}.Values must not have a size greater than ${MOST_VALUES}.`,
    )
  }
  if (Counts !== undefined && Counts.length !== Values.length) {
    throw invalidValue(`The parameters ${path}.Values and ${path}.Counts must be of the same size.`)
  }
  return Values.map((each, index) => ({
    value: checkNumber(each, `${path}.Values.member.${index + 1}`),
    count: checkNumber(Counts?.[index] ?? 1, `${path}.Counts.member.${index + 1}`),
  }))
}

function checkOneForm({ Value, Values, StatisticValues }: MetricDatum, path: string): void {
  const given = Object.entries({ Value, Values, StatisticValues })
    .filter(([, value]) => value !== undefined && value !== null)
    .map(([name]) => `${path}.${name}`)
  const [first, second] = given
  if (first === undefined) throw missingParameter(`${path}.Value`)
  if (second !== undefined) {
    throw invalidCombination(
      `The parameters ${first} and ${second} are mutually exclusive and you have specified both.`,
    )
  }
}

function timeOf({ Timestamp }: MetricDatum, path: string, nowMs: number): number {
  const atMs = Timestamp?.getTime() ?? nowMs
  if (!Number.isFinite(atMs) || atMs < nowMs - OLDEST_MS) {
    throw invalidValue(
      `The parameter ${path}.Timestamp must specify a time within the past two weeks.`,
    )
  }
  if (atMs > nowMs + FARTHEST_MS) {
    throw invalidValue(
      `The parameter ${path}.Timestamp must specify a time no more than two hours in the future.`,
    )
  }
  return atMs
}

function isHighResolution({ StorageResolution = 60 }: MetricDatum, path: string): boolean {
  if (StorageResolution === 1 || StorageResolution === 60) return StorageResolution === 1
  throw invalidValue(
    `The value ${StorageResolution} for parameter ${path}.StorageResolution is invalid.`,
  )
}

function checkNumber(value: number, path: string): number {
  if (Math.abs(value) <= LARGEST_VALUE) return value
  throw invalidValue(`The value ${value} for parameter ${path} is invalid.`)
}

export const putMetricDataOperation: Operation = operation<PutMetricDataInput, object>({
  service: 'cloudwatch',
  schema: PutMetricData$,
  authorize: ({ Namespace = '' }) => [
    {
      action: 'cloudwatch:PutMetricData',
      resource: '*',
      context: { 'cloudwatch:namespace': Namespace },
    },
  ],
  handle: putMetricData,
  differs: ['Data is there at once. Entities are accepted and forgotten.'],
})
