import {
  type CloudWatchLogsClient,
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  DeleteLogGroupCommand,
  DeleteLogStreamCommand,
  DeleteMetricFilterCommand,
  DeleteQueryDefinitionCommand,
  DescribeMetricFiltersCommand,
  DescribeQueriesCommand,
  DescribeQueryDefinitionsCommand,
  PutMetricFilterCommand,
  PutQueryDefinitionCommand,
  paginateDescribeLogGroups,
  paginateDescribeLogStreams,
  StartQueryCommand,
} from '@aws-sdk/client-cloudwatch-logs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Sandbox, startSandbox } from '../../server.ts'
import { administratorLogs } from './log-clients.ts'

const NAMES = ['a', 'b', 'c', 'd', 'e', 'f', 'g']
const KEPT = '/kept'

let sandbox: Sandbox
let logs: CloudWatchLogsClient

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, oidcClientSecret: 'unused' })
  logs = administratorLogs(sandbox.url)
  await logs.send(new CreateLogGroupCommand({ logGroupName: KEPT }))
})

afterAll(() => sandbox.close())

interface Page {
  readonly names: readonly string[]
  readonly nextToken: string | undefined
}

/** Reads a list to its end, and does something to what each page brought before it goes on. */
async function walk(
  pageAfter: (nextToken: string | undefined) => Promise<Page>,
  change: (name: string) => Promise<unknown>,
): Promise<readonly string[]> {
  const seen: string[] = []
  let nextToken: string | undefined
  do {
    const page = await pageAfter(nextToken)
    for (const name of page.names) await change(name)
    seen.push(...page.names)
    nextToken = page.nextToken
  } while (nextToken !== undefined)
  return seen
}

test('whoever deletes the log groups of each page meets all of them', async () => {
  for (const name of NAMES) {
    await logs.send(new CreateLogGroupCommand({ logGroupName: `/gone/${name}` }))
  }
  const seen: string[] = []
  const wanted = { logGroupNamePrefix: '/gone/' }
  for await (const page of paginateDescribeLogGroups({ client: logs, pageSize: 2 }, wanted)) {
    for (const { logGroupName = '' } of page.logGroups ?? []) {
      seen.push(logGroupName)
      await logs.send(new DeleteLogGroupCommand({ logGroupName }))
    }
  }
  expect(seen).toEqual(NAMES.map((name) => `/gone/${name}`))
})

test('the streams of a group as well, last names first', async () => {
  for (const logStreamName of NAMES) {
    await logs.send(new CreateLogStreamCommand({ logGroupName: KEPT, logStreamName }))
  }
  const seen: string[] = []
  const wanted = { logGroupName: KEPT, descending: true }
  for await (const page of paginateDescribeLogStreams({ client: logs, pageSize: 3 }, wanted)) {
    for (const { logStreamName = '' } of page.logStreams ?? []) {
      seen.push(logStreamName)
      await logs.send(new DeleteLogStreamCommand({ logGroupName: KEPT, logStreamName }))
    }
  }
  expect(seen).toEqual([...NAMES].reverse())
})

test('saved queries of one name are told apart', async () => {
  const ids: string[] = []
  for (const name of [...NAMES, 'a', 'a', 'a']) {
    const { queryDefinitionId = '' } = await logs.send(
      new PutQueryDefinitionCommand({ name, queryString: 'fields @message' }),
    )
    ids.push(queryDefinitionId)
  }
  const seen = await walk(
    async (token) => {
      const { queryDefinitions = [], nextToken } = await logs.send(
        new DescribeQueryDefinitionsCommand({ maxResults: 2, nextToken: token }),
      )
      return { names: queryDefinitions.map((each) => each.queryDefinitionId ?? ''), nextToken }
    },
    (queryDefinitionId) => logs.send(new DeleteQueryDefinitionCommand({ queryDefinitionId })),
  )
  expect(seen).toHaveLength(ids.length)
  expect(new Set(seen)).toEqual(new Set(ids))
})

test('metric filters of one name in several groups are told apart', async () => {
  const groups = ['/x', '/y', '/z']
  for (const logGroupName of groups) {
    await logs.send(new CreateLogGroupCommand({ logGroupName }))
    await logs.send(
      new PutMetricFilterCommand({
        logGroupName,
        filterName: 'errors',
        filterPattern: 'ERROR',
        metricTransformations: [{ metricName: 'n', metricNamespace: 'x', metricValue: '1' }],
      }),
    )
  }
  const seen = await walk(
    async (token) => {
      const { metricFilters = [], nextToken } = await logs.send(
        new DescribeMetricFiltersCommand({ limit: 1, nextToken: token }),
      )
      return { names: metricFilters.map((each) => each.logGroupName ?? ''), nextToken }
    },
    (logGroupName) =>
      logs.send(new DeleteMetricFilterCommand({ logGroupName, filterName: 'errors' })),
  )
  expect(seen).toEqual(groups)
})

test('queries that start between two pages push nothing onto the next one again', async () => {
  const start = async () => {
    const { queryId = '' } = await logs.send(
      new StartQueryCommand({
        logGroupName: KEPT,
        startTime: 0,
        endTime: 1,
        queryString: 'fields @message',
      }),
    )
    return queryId
  }
  const first: string[] = []
  for (const _name of NAMES) first.push(await start())
  const seen = await walk(async (token) => {
    const { queries = [], nextToken } = await logs.send(
      new DescribeQueriesCommand({ maxResults: 3, nextToken: token }),
    )
    return { names: queries.map(({ queryId }) => queryId ?? ''), nextToken }
  }, start)
  expect(seen).toEqual(first.reverse())
})
