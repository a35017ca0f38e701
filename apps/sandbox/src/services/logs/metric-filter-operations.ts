import {
  DeleteMetricFilter$,
  type DeleteMetricFilterRequest,
  DescribeMetricFilters$,
  type DescribeMetricFiltersRequest,
  type DescribeMetricFiltersResponse,
  type MetricFilter,
  PutMetricFilter$,
  type PutMetricFilterRequest,
  type StandardUnit,
  TestMetricFilter$,
  type TestMetricFilterRequest,
  type TestMetricFilterResponse,
} from '@aws-sdk/client-cloudwatch-logs'
import { AwsError, type Operation, operation } from '../../operation.ts'
import { putOwn } from '../../world/iam-store.ts'
import type { StoredMetricFilter } from '../../world/logs-state.ts'
import { extractedValues, matchesPattern } from './filter-pattern/matches-pattern.ts'
import { listId, listPage } from './list-token.ts'
import { existingGroup, groupsOf, regionOf } from './log-group-ref.ts'
import { invalidParameter, notFound } from './logs-errors.ts'
import { checkQuotas, requireMetricPattern, storedFilter } from './metric-filter-rules.ts'
import { namedGroup, onAnyGroup, onNamedGroup } from './on-log-group.ts'

const DEFAULT_PAGE = 50

export const metricFilterOperations: readonly Operation[] = [
  operation<PutMetricFilterRequest, object>({
    service: 'logs',
    schema: PutMetricFilter$,
    authorize: onNamedGroup('PutMetricFilter'),
    handle: (input, call) => {
      const group = existingGroup(call.world, namedGroup(input, call))
      if (group.logGroupClass !== 'STANDARD') {
        throw new AwsError(
          'InvalidOperationException',
          400,
          'Metric filters are not supported by the class of this log group.',
        )
      }
      const filter = storedFilter(input, call.now.getTime())
      checkQuotas(group, filter)
      putOwn(group.metricFilters, filter.name, filter)
      return {}
    },
    differs: [
      '`fieldSelectionCriteria` and `applyOnTransformedLogs` are kept and shown but change nothing: ' +
        'there are no centralised or transformed logs here.',
      'A filter with dimensions is not disabled when it makes too many metrics.',
      'An event whose dimension has other characters than ASCII, or more than 1,024 of them, is not counted; what AWS does with it is not documented.',
      'A regular expression whose automaton is very large is refused.',
    ],
  }),

  operation<DescribeMetricFiltersRequest, DescribeMetricFiltersResponse>({
    service: 'logs',
    schema: DescribeMetricFilters$,
    authorize: (input, call) =>
      input.logGroupName === undefined
        ? onAnyGroup('DescribeMetricFilters', call)
        : onNamedGroup('DescribeMetricFilters')(input, call),
    handle: (input, call) => {
      const { logGroupName, metricName, metricNamespace } = input
      // AWS looks at the prefix only where the group is named.
      const filterNamePrefix = logGroupName === undefined ? '' : (input.filterNamePrefix ?? '')
      if ((metricName === undefined) !== (metricNamespace === undefined)) {
        throw invalidParameter('metricName and metricNamespace must be specified together.')
      }
      const { accountId } = call.caller
      const groups =
        logGroupName === undefined
          ? groupsOf(regionOf(call.world, { accountId, region: call.region }))
          : [existingGroup(call.world, namedGroup(input, call))]
      const found = groups
        .flatMap(({ name, metricFilters }) =>
          Object.values(metricFilters).map((filter) => ({ group: name, filter })),
        )
        .filter(
          ({ filter }) =>
            filter.name.startsWith(filterNamePrefix) &&
            (metricName === undefined ||
              (filter.metricName === metricName && filter.metricNamespace === metricNamespace)),
        )
      const { nextToken, limit: size = DEFAULT_PAGE, ...asked } = input
      const list = listId('DescribeMetricFilters', call, asked)
      const placeOf = ({ group, filter }: (typeof found)[number]) => [filter.name, group]
      const { items, next } = listPage(found, list, { nextToken, size, placeOf }, call)
      return {
        metricFilters: items.map(({ group, filter }) => described(group, filter)),
        ...(next === undefined ? {} : { nextToken: next }),
      }
    },
  }),

  operation<DeleteMetricFilterRequest, object>({
    service: 'logs',
    schema: DeleteMetricFilter$,
    authorize: onNamedGroup('DeleteMetricFilter'),
    handle: (input, call) => {
      const group = existingGroup(call.world, namedGroup(input, call))
      const name = input.filterName ?? ''
      if (!Object.hasOwn(group.metricFilters, name)) {
        throw notFound('The specified metric filter does not exist.')
      }
      delete group.metricFilters[name]
      return {}
    },
  }),

  operation<TestMetricFilterRequest, TestMetricFilterResponse>({
    service: 'logs',
    schema: TestMetricFilter$,
    authorize: () => [{ action: 'logs:TestMetricFilter', resource: '*' }],
    handle: (input) => {
      const pattern = requireMetricPattern(input.filterPattern)
      return {
        matches: (input.logEventMessages ?? []).flatMap((eventMessage, index) =>
          matchesPattern(pattern, eventMessage)
            ? [
                {
                  eventNumber: index + 1,
                  eventMessage,
                  extractedValues: extractedValues(pattern, eventMessage),
                },
              ]
            : [],
        ),
      }
    },
    differs: ['`extractedValues` of a JSON pattern are the values of its selectors.'],
  }),
]

function described(group: string, filter: StoredMetricFilter): MetricFilter {
  const { metricName, metricNamespace, metricValue, defaultValue, dimensions, unit } = filter
  return {
    filterName: filter.name,
    filterPattern: filter.pattern,
    metricTransformations: [
      {
        metricName,
        metricNamespace,
        metricValue,
        ...(defaultValue === undefined ? {} : { defaultValue }),
        ...(dimensions === undefined ? {} : { dimensions }),
        ...(unit === undefined ? {} : { unit: unit as StandardUnit }),
      },
    ],
    creationTime: filter.createdAtMs,
    logGroupName: group,
    applyOnTransformedLogs: filter.applyOnTransformedLogs ?? false,
    ...(filter.fieldSelectionCriteria === undefined
      ? {}
      : { fieldSelectionCriteria: filter.fieldSelectionCriteria }),
    ...(filter.emitSystemFieldDimensions === undefined
      ? {}
      : { emitSystemFieldDimensions: [...filter.emitSystemFieldDimensions] }),
  }
}
