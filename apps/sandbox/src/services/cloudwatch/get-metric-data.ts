import {
  GetMetricData$,
  type GetMetricDataInput,
  type GetMetricDataOutput,
} from '@aws-sdk/client-cloudwatch'
import { type Call, type Operation, operation } from '../../operation.ts'
import type { MetricStore } from '../../world/stores/metric-store.ts'
import { invalidNextToken, validationError } from './cloudwatch-errors.ts'
import { dimensionsOf } from './dimensions.ts'
import { metricDataPage } from './metric-data-page.ts'
import {
  inExpression,
  type MathQuery,
  type ReadQuery,
  readQueries,
  type StatQuery,
} from './metric-data-queries.ts'
import { UnreadableMath } from './metric-math.ts'
import { evaluateSeries, type MathScope, type Series } from './metric-math-values.ts'
import { oldestMs, roundedStart } from './periods.ts'

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricData.html */
const MOST_DATAPOINTS = 100_800

interface Range {
  readonly startMs: number
  readonly endMs: number
  readonly nowMs: number
}

async function getMetricData(input: GetMetricDataInput, call: Call): Promise<GetMetricDataOutput> {
  const queries = readQueries(input, call.caller.accountId)
  const startMs = input.StartTime?.getTime() ?? 0
  const endMs = input.EndTime?.getTime() ?? 0
  if (startMs >= endMs) {
    throw validationError('The parameter StartTime must be less than the parameter EndTime.')
  }
  const most = input.MaxDatapoints ?? MOST_DATAPOINTS
  if (most < 1 || most > MOST_DATAPOINTS) {
    throw validationError(`The parameter MaxDatapoints must be between 1 and ${MOST_DATAPOINTS}.`)
  }
  const range = { startMs, endMs, nowMs: call.now.getTime() }
  const store = await call.world.stores.metrics()
  const read = new Map<string, Series>()
  for (const query of queries) {
    if (query.kind === 'stat') read.set(query.id, await readSeries(store, query, range, call))
  }
  const seriesOf = seriesReader(queries, read, range)
  const results = queries
    .filter(({ isReturned }) => isReturned)
    .map((query) => ({ query, series: seriesOf(query) }))
  const isAscending = input.ScanBy === 'TimestampAscending'
  return metricDataPage(
    results.map(({ query: { id, label }, series }) => {
      const points = [...series.points]
      return { id, label, points: isAscending ? points : points.reverse() }
    }),
    most,
    input.NextToken,
    invalidNextToken,
  )
}

async function readSeries(
  store: MetricStore,
  { stat, statistic, periodSeconds }: StatQuery,
  { startMs, endMs, nowMs }: Range,
  { caller, region }: Call,
): Promise<Series> {
  const periodMs = periodSeconds * 1_000
  const rounded = roundedStart(startMs, periodSeconds, nowMs)
  const datapoints = await store.datapoints({
    accountId: caller.accountId,
    region,
    namespace: stat.Metric?.Namespace ?? '',
    name: stat.Metric?.MetricName ?? '',
    dimensions: dimensionsOf(stat.Metric?.Dimensions, 'MetricStat.Metric.Dimensions'),
    unit: stat.Unit,
    startMs: Math.max(Math.floor(rounded / periodMs) * periodMs, oldestMs(periodSeconds, nowMs)),
    endMs,
    periodSeconds,
    statistics: [statistic],
  })
  const points = new Map<number, number>()
  // Samples of several units are several answers; AWS, too, shows one of them.
  for (const { startMs: start, values } of datapoints) {
    const [value] = values
    if (value !== null && value !== undefined && !points.has(start)) points.set(start, value)
  }
  return { periodSeconds, points }
}

/** Answers each query once, however many expressions name it. */
function seriesReader(
  queries: readonly ReadQuery[],
  read: ReadonlyMap<string, Series>,
  { startMs, endMs }: Range,
): (query: ReadQuery) => Series {
  const byId = new Map(queries.map((query) => [query.id, query]))
  const answered = new Map(read)
  const pending = new Set<string>()
  let filledPoints = 0
  const scope: MathScope = {
    series: (id) => {
      const query = byId.get(id)
      return query && answer(query)
    },
    metrics: () => [...read.values()],
    starts: (periodSeconds) => {
      const periodMs = periodSeconds * 1_000
      const first = Math.floor(startMs / periodMs) * periodMs
      const count = Math.ceil((endMs - first) / periodMs)
      filledPoints += count
      if (filledPoints > MOST_DATAPOINTS) {
        throw new UnreadableMath(`FILL would make more than ${MOST_DATAPOINTS} datapoints`)
      }
      return Array.from({ length: count }, (_, index) => first + index * periodMs)
    },
  }
  const answer = (query: ReadQuery): Series => {
    const known = answered.get(query.id)
    if (known !== undefined || query.kind === 'stat') return known ?? NOTHING
    if (pending.has(query.id)) throw inExpression(query.id, 'The expression depends on itself')
    pending.add(query.id)
    const series = evaluated(query, scope)
    pending.delete(query.id)
    answered.set(query.id, series)
    return series
  }
  return answer
}

const NOTHING: Series = { periodSeconds: 60, points: new Map() }

function evaluated({ id, node }: MathQuery, scope: MathScope): Series {
  try {
    return evaluateSeries(node, scope)
  } catch (error) {
    if (error instanceof UnreadableMath) throw inExpression(id, error.message)
    throw error
  }
}

export const getMetricDataOperation: Operation = operation<GetMetricDataInput, GetMetricDataOutput>(
  {
    service: 'cloudwatch',
    schema: GetMetricData$,
    authorize: () => [{ action: 'cloudwatch:GetMetricData', resource: '*' }],
    handle: getMetricData,
    differs: [
      'Statistics are the five plain ones, `pNN` and `tmNN`.',
      'Metric math has `+ - * / ^`, lists, `SUM`, `AVG`, `MIN`, `MAX`, `ABS`, `CEIL`, `FLOOR`, `FILL`, ' +
        '`METRICS` and `PERIOD`, and answers one time series; other functions, `SEARCH` and Metrics ' +
        'Insights queries are refused by name.',
      'The start is rounded down to the period. Labels are not dynamic, and accounts are not linked.',
    ],
  },
)
