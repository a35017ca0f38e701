import {
  type Datapoint,
  GetMetricStatistics$,
  type GetMetricStatisticsInput,
  type GetMetricStatisticsOutput,
  type StandardUnit,
} from '@aws-sdk/client-cloudwatch'
import { type Call, type Operation, operation } from '../../operation.ts'
import type { Datapoint as Figures, Statistic } from '../../world/stores/metric-store.ts'
import { invalidCombination, invalidValue, missingParameter } from './cloudwatch-errors.ts'
import { dimensionsOf } from './dimensions.ts'
import { isPeriod, oldestMs, PERIOD_RULE, roundedStart } from './periods.ts'
import { statisticOf } from './statistics.ts'

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricStatistics.html */
const MOST_DATAPOINTS = 1_440

async function getMetricStatistics(
  input: GetMetricStatisticsInput,
  call: Call,
): Promise<GetMetricStatisticsOutput> {
  const { Namespace = '', MetricName = '', Period = 60, Unit } = input
  const plain = input.Statistics ?? []
  const extended = input.ExtendedStatistics ?? []
  if (plain.length + extended.length === 0) {
    throw missingParameter('Statistics or ExtendedStatistics')
  }
  const wanted = [...plain, ...extended].map(requireStatistic)
  const nowMs = call.now.getTime()
  const askedMs = input.StartTime?.getTime() ?? 0
  const endMs = input.EndTime?.getTime() ?? 0
  if (!isPeriod(Period)) throw invalidValue(`The parameter Period ${PERIOD_RULE}.`)
  if (askedMs >= endMs) {
    throw invalidValue('The parameter StartTime must be less than the parameter EndTime.')
  }
  checkCount(Math.ceil((endMs - askedMs) / (Period * 1_000)))
  const startMs = roundedStart(askedMs, Period, nowMs)
  const store = await call.world.stores.metrics()
  const figures = await store.datapoints({
    accountId: call.caller.accountId,
    region: call.region,
    namespace: Namespace,
    name: MetricName,
    dimensions: dimensionsOf(input.Dimensions, 'Dimensions'),
    unit: Unit,
    startMs: Math.max(startMs, oldestMs(Period, nowMs)),
    endMs,
    periodSeconds: Period,
    alignedToMs: startMs,
    statistics: wanted,
  })
  return {
    Label: MetricName,
    Datapoints: figures.map((each) => described(each, plain, extended)),
  }
}

function requireStatistic(text: string): Statistic {
  const statistic = statisticOf(text)
  if (statistic === undefined) {
    throw invalidValue(`The value ${text} for parameter ExtendedStatistics is invalid.`)
  }
  return statistic
}

function checkCount(datapoints: number): void {
  if (datapoints <= MOST_DATAPOINTS) return
  const asked = datapoints.toLocaleString('en-US')
  const most = MOST_DATAPOINTS.toLocaleString('en-US')
  throw invalidCombination(
    `You have requested up to ${asked} datapoints, which exceeds the limit of ${most}. You may ` +
      'reduce the datapoints requested by increasing Period, or decreasing the time range.',
  )
}

function described(
  { startMs, unit, values }: Figures,
  plain: readonly string[],
  extended: readonly string[],
): Datapoint {
  const known = (names: readonly string[], from: number) =>
    names.flatMap((name, index) => {
      const value = values[from + index]
      return value === null || value === undefined ? [] : [[name, value] as const]
    })
  return {
    Timestamp: new Date(startMs),
    Unit: unit as StandardUnit,
    ...Object.fromEntries(known(plain, 0)),
    ...(extended.length === 0
      ? {}
      : { ExtendedStatistics: Object.fromEntries(known(extended, plain.length)) }),
  }
}

export const getMetricStatisticsOperation: Operation = operation<
  GetMetricStatisticsInput,
  GetMetricStatisticsOutput
>({
  service: 'cloudwatch',
  schema: GetMetricStatistics$,
  authorize: () => [{ action: 'cloudwatch:GetMetricStatistics', resource: '*' }],
  handle: getMetricStatistics,
  differs: [
    'Percentiles are exact (nearest rank); of the extended statistics there are `pNN` and `tmNN`.',
    'Old data keeps its resolution, but periods that AWS no longer has for its age find nothing.',
  ],
})
