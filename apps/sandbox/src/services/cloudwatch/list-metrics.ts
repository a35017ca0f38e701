import {
  type DimensionFilter,
  ListMetrics$,
  type ListMetricsInput,
  type ListMetricsOutput,
} from '@aws-sdk/client-cloudwatch'
import { type Call, type Operation, operation } from '../../operation.ts'
import { page } from '../../protocols/paginate.ts'
import { invalidValue } from './cloudwatch-errors.ts'
import { describedDimensions } from './dimensions.ts'

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_ListMetrics.html */
const PAGE = 500
const FORGOTTEN_MS = 14 * 24 * 60 * 60_000
const RECENT_MS = 3 * 60 * 60_000

async function listMetrics(input: ListMetricsInput, call: Call): Promise<ListMetricsOutput> {
  const { Namespace, MetricName, Dimensions = [], RecentlyActive, OwningAccount } = input
  const accountId = call.caller.accountId
  const since = call.now.getTime() - (RecentlyActive === undefined ? FORGOTTEN_MS : RECENT_MS)
  const store = await call.world.stores.metrics()
  const isForeign = OwningAccount !== undefined && OwningAccount !== accountId
  const known = isForeign ? [] : await store.known(accountId, call.region)
  const found = known.filter(
    ({ namespace, name, dimensions, lastMs }) =>
      lastMs >= since &&
      (Namespace === undefined || namespace === Namespace) &&
      (MetricName === undefined || name === MetricName) &&
      Dimensions.every((wanted) => hasDimension(dimensions, wanted)),
  )
  const list = JSON.stringify([Namespace, MetricName, Dimensions, RecentlyActive])
  const { items, next } = page(found, list, input.NextToken, PAGE, () =>
    invalidValue('The value for parameter NextToken is invalid.'),
  )
  return {
    Metrics: items.map(({ namespace, name, dimensions }) => ({
      Namespace: namespace,
      MetricName: name,
      Dimensions: describedDimensions(dimensions),
    })),
    ...(input.IncludeLinkedAccounts ? { OwningAccounts: items.map(() => accountId) } : {}),
    ...(next === undefined ? {} : { NextToken: next }),
  }
}

/** A filter without a value wants the name alone. */
function hasDimension(
  dimensions: Readonly<Record<string, string>>,
  { Name = '', Value }: DimensionFilter,
): boolean {
  if (!Object.hasOwn(dimensions, Name)) return false
  return Value === undefined || dimensions[Name] === Value
}

export const listMetricsOperation: Operation = operation<ListMetricsInput, ListMetricsOutput>({
  service: 'cloudwatch',
  schema: ListMetrics$,
  authorize: () => [{ action: 'cloudwatch:ListMetrics', resource: '*' }],
  handle: listMetrics,
  differs: ['A new metric is listed at once. Accounts are not linked.'],
})
