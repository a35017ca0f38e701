import {
  DescribeQueries$,
  type DescribeQueriesRequest,
  type DescribeQueriesResponse,
  GetQueryResults$,
  type GetQueryResultsRequest,
  type GetQueryResultsResponse,
  StopQuery$,
  type StopQueryRequest,
  type StopQueryResponse,
} from '@aws-sdk/client-cloudwatch-logs'
import { type Call, type Operation, operation } from '../../../operation.ts'
import { durationMs, type StartedQuery } from '../../../world/query-registry.ts'
import { listId, listPage, stamped, unstamped } from '../list-token.ts'
import { invalidParameter, invalidToken, notFound } from '../logs-errors.ts'
import { requireSight } from './query-groups.ts'

/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_GetQueryResults.html */
const MOST_ROWS_OF_A_PAGE = 10_000
const MOST_QUERIES_OF_A_PAGE = 1000
const TOKEN_LASTS_MS = 60 * 60_000

const byStart = ({ beganMs, id }: StartedQuery) => [beganMs, id]

const onQueries = (action: string) => () => [{ action: `logs:${action}`, resource: '*' }]

function requireQuery({ world, caller, region, now }: Call, id = ''): StartedQuery {
  const query = world.queries.find(caller.accountId, region, id, now.getTime())
  if (query === undefined) throw notFound('The specified query does not exist.')
  return query
}

/** The token is bound to its query; the rows before it never change while the query runs. */
function offsetIn(query: StartedQuery, token: string | undefined, call: Call): number {
  if (token === undefined) return 0
  const place = unstamped(token, call, TOKEN_LASTS_MS)
  const [id, offset] = Buffer.from(place, 'base64url').toString('utf8').split(' ')
  if (id !== query.id || !/^\d+$/.test(offset ?? '')) {
    throw invalidToken()
  }
  return Number(offset)
}

const tokenOf = (place: string, call: Call): string =>
  stamped(Buffer.from(place).toString('base64url'), call)

export const queryOperations: readonly Operation[] = [
  operation<GetQueryResultsRequest, GetQueryResultsResponse>({
    service: 'logs',
    schema: GetQueryResults$,
    authorize: onQueries('GetQueryResults'),
    handle: async (input, call) => {
      const query = requireQuery(call, input.queryId)
      const { run } = query
      requireSight(query, call)
      // A page of nothing would have a next page for ever.
      if (input.maxItems === 0) throw invalidParameter('maxItems must be at least 1.')
      const from = offsetIn(query, input.nextToken, call)
      // The status is read before the rows: a run that completes between the two is told of as
      // running with all its rows, never as complete with some of them missing.
      const status = run.status()
      const count = Math.min(input.maxItems ?? MOST_ROWS_OF_A_PAGE, MOST_ROWS_OF_A_PAGE)
      const rows = await run.rows(from, count)
      const hasMore = run.rowCount() > from + rows.length
      return {
        queryLanguage: 'CWLI',
        status,
        statistics: statisticsOf(query),
        results: rows.map((row) =>
          row.flatMap((value, index) =>
            value === null ? [] : [{ field: run.columns[index] ?? '', value }],
          ),
        ),
        ...(query.resultKeyArn === undefined ? {} : { encryptionKey: query.resultKeyArn }),
        ...(hasMore ? { nextToken: tokenOf(`${query.id} ${from + rows.length}`, call) } : {}),
      }
    },
    differs: [
      'Results are gone when the sandbox ends.',
      'Results of a query that unmasked something are for callers who hold logs:Unmask on all of its log groups; others get an AccessDeniedException. What AWS does is not documented.',
      'recordsMatched counts what the filters before the first command that makes fewer or more rows have kept. They are counted after the rows are found, by reading the events once more.',
      'While a query runs, recordsScanned and bytesScanned are what whole hours of the range hold, times the share of the work that is done; a range within one hour shows none until the rows are there.',
      'While a query that sorts or aggregates runs, there are no rows of it yet; others show rows as they are found, in their final order; where a group holds events of more than 16 kB, others may still come between them.',
      'Why a query ended as Failed stands in the error output of the sandbox; AWS does not tell it either.',
    ],
  }),

  operation<StopQueryRequest, StopQueryResponse>({
    service: 'logs',
    schema: StopQuery$,
    authorize: onQueries('StopQuery'),
    handle: ({ queryId }, call) => {
      if (!requireQuery(call, queryId).run.cancel()) {
        throw invalidParameter('The specified query is not currently running.')
      }
      return { success: true }
    },
  }),

  operation<DescribeQueriesRequest, DescribeQueriesResponse>({
    service: 'logs',
    schema: DescribeQueries$,
    authorize: onQueries('DescribeQueries'),
    handle: (input, call) => {
      const { nextToken, maxResults = MOST_QUERIES_OF_A_PAGE, ...asked } = input
      const { logGroupName: name, status, queryLanguage = 'CWLI' } = asked
      const wanted = call.world.queries
        .list(call.caller.accountId, call.region, call.now.getTime())
        .filter((query) => name === undefined || query.groupNames.includes(name))
        .filter((query) => status === undefined || query.run.status() === status)
        // Queries of other languages are never started.
        .filter(() => queryLanguage === 'CWLI')
      const { items, next } = listPage(
        wanted,
        listId('DescribeQueries', call, asked),
        { nextToken, size: maxResults, placeOf: byStart, isDescending: true },
        call,
      )
      return {
        queries: items.map((query) => ({
          queryLanguage: 'CWLI',
          queryId: query.id,
          queryString: query.text,
          status: query.run.status(),
          createTime: query.createdMs,
          ...(query.groupNames[0] === undefined ? {} : { logGroupName: query.groupNames[0] }),
          queryDuration: durationMs(query),
          bytesScanned: query.run.statistics().bytesScanned,
          userIdentity: query.callerArn,
        })),
        ...(next === undefined ? {} : { nextToken: next }),
      }
    },
  }),
]

function statisticsOf({ run, groups }: StartedQuery): GetQueryResultsResponse['statistics'] {
  const skipped = { estimatedBytesSkipped: 0, estimatedRecordsSkipped: 0 }
  // The engine knows of those groups only that have had an event.
  const logGroupsScanned = groups.length
  return { ...skipped, ...run.statistics(), logGroupsScanned, resultCount: run.rowCount() }
}
