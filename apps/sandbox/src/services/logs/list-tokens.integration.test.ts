import {
  type CloudWatchLogsClient,
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  DescribeLogGroupsCommand,
  DescribeLookupTablesCommand,
  DescribeMetricFiltersCommand,
  DescribeQueriesCommand,
  FilterLogEventsCommand,
  GetLogEventsCommand,
  GetQueryResultsCommand,
  type GetQueryResultsResponse,
  ListLogGroupsCommand,
  PutLogEventsCommand,
  PutMetricFilterCommand,
  StartQueryCommand,
} from '@aws-sdk/client-cloudwatch-logs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Sandbox, startSandbox } from '../../server.ts'
import { administratorLogs } from './log-clients.ts'

const GROUPS = ['/one', '/two'] as const
const STREAMS = ['a', 'b'] as const

let sandbox: Sandbox
let logs: CloudWatchLogsClient
let elsewhere: CloudWatchLogsClient

async function make(client: CloudWatchLogsClient): Promise<void> {
  for (const logGroupName of GROUPS) {
    await client.send(new CreateLogGroupCommand({ logGroupName }))
    for (const logStreamName of STREAMS) {
      const stream = { logGroupName, logStreamName }
      await client.send(new CreateLogStreamCommand(stream))
      const timestamp = sandbox.parts.world.clock.now().getTime()
      const logEvents = [1, 2, 3].map((n) => ({ timestamp, message: `${logStreamName}${n}` }))
      await client.send(new PutLogEventsCommand({ ...stream, logEvents }))
    }
  }
}

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, oidcClientSecret: 'unused' })
  logs = administratorLogs(sandbox.url)
  elsewhere = administratorLogs(sandbox.url, 'us-west-2')
  await make(logs)
  await make(elsewhere)
})

afterAll(() => sandbox.close())

const invalid = {
  name: 'InvalidParameterException',
  message: 'The specified nextToken is invalid.',
}

test('a token of GetLogEvents goes on in its stream and in no other', async () => {
  const stream = { logGroupName: '/one', logStreamName: 'a' }
  const page = await logs.send(
    new GetLogEventsCommand({ ...stream, limit: 1, startFromHead: true }),
  )
  const nextToken = page.nextForwardToken
  const go = (more: object, client = logs) =>
    client.send(new GetLogEventsCommand({ ...stream, nextToken, ...more }))
  expect((await go({ limit: 1 })).events).toMatchObject([{ message: 'a2' }])
  await expect(go({ logStreamName: 'b' })).rejects.toMatchObject(invalid)
  await expect(go({ logGroupName: '/two' })).rejects.toMatchObject(invalid)
  await expect(go({}, elsewhere)).rejects.toMatchObject(invalid)
})

test('a token of FilterLogEvents stays in its Region', async () => {
  const input = { logGroupName: '/one', limit: 1 }
  const { nextToken } = await logs.send(new FilterLogEventsCommand(input))
  const next = new FilterLogEventsCommand({ ...input, nextToken })
  expect((await logs.send(next)).events).toHaveLength(1)
  await expect(elsewhere.send(next)).rejects.toMatchObject(invalid)
})

test('a token of a list is for the operation, the Region and the question it came from', async () => {
  const { nextToken } = await logs.send(new DescribeLogGroupsCommand({ limit: 1 }))
  const next = new DescribeLogGroupsCommand({ limit: 1, nextToken })
  expect((await logs.send(next)).logGroups).toHaveLength(1)
  await expect(elsewhere.send(next)).rejects.toMatchObject(invalid)
  await expect(logs.send(new ListLogGroupsCommand({ nextToken }))).rejects.toMatchObject(invalid)
  await expect(
    logs.send(new DescribeLogGroupsCommand({ logGroupNamePrefix: '/t', nextToken })),
  ).rejects.toMatchObject(invalid)
})

describe('after its time', () => {
  const HOUR = 60 * 60
  const refused = async (seconds: number, ask: () => Promise<unknown>) => {
    const { clock } = sandbox.parts.world
    await ask()
    clock.advance(seconds)
    try {
      await expect(ask()).rejects.toMatchObject(invalid)
    } finally {
      clock.advance(-seconds)
    }
    await ask()
  }

  test('a token of a list is gone: 24 hours', async () => {
    const { nextToken } = await logs.send(new DescribeLogGroupsCommand({ limit: 1 }))
    await refused(25 * HOUR, () => logs.send(new DescribeLogGroupsCommand({ nextToken })))
  })

  test('a token of events as well', async () => {
    const { nextToken } = await logs.send(
      new FilterLogEventsCommand({ logGroupName: '/one', limit: 1 }),
    )
    await refused(25 * HOUR, () =>
      logs.send(new FilterLogEventsCommand({ logGroupName: '/one', nextToken })),
    )
    const stream = { logGroupName: '/one', logStreamName: 'a' }
    const page = await logs.send(new GetLogEventsCommand(stream))
    await refused(25 * HOUR, () =>
      logs.send(new GetLogEventsCommand({ ...stream, nextToken: page.nextForwardToken })),
    )
  })

  test('a token of results: one hour', async () => {
    const seconds = Math.floor(sandbox.parts.world.clock.now().getTime() / 1000)
    const { queryId } = await logs.send(
      new StartQueryCommand({
        logGroupName: '/one',
        startTime: seconds - HOUR,
        endTime: seconds + HOUR,
        queryString: 'fields @message',
      }),
    )
    let page: GetQueryResultsResponse
    do page = await logs.send(new GetQueryResultsCommand({ queryId, maxItems: 2 }))
    while (page.status !== 'Complete')
    const { nextToken } = page
    await refused(HOUR + 60, () => logs.send(new GetQueryResultsCommand({ queryId, nextToken })))
  })
})

test('results are there for seven days, and so is the query in the list of queries', async () => {
  const { clock } = sandbox.parts.world
  const start = new StartQueryCommand({
    logGroupName: '/two',
    startTime: 0,
    endTime: 1,
    queryString: 'fields @message',
  })
  const { queryId } = await logs.send(start)
  const results = () => logs.send(new GetQueryResultsCommand({ queryId }))
  const listed = async () => {
    const { queries = [] } = await logs.send(new DescribeQueriesCommand({ logGroupName: '/two' }))
    return queries.map((query) => query.queryId)
  }
  while ((await results()).status !== 'Complete');
  const days = 7 * 24 * 60 * 60
  clock.advance(days - 60)
  try {
    expect((await results()).status).toBe('Complete')
    expect(await listed()).toEqual([queryId])
    clock.advance(60)
    await expect(results()).rejects.toMatchObject({ name: 'ResourceNotFoundException' })
    expect(await listed()).toEqual([])
  } finally {
    clock.reset()
  }
})

test('a page of nothing is refused, because it would have a next one for ever', async () => {
  await expect(logs.send(new DescribeLookupTablesCommand({ maxResults: 0 }))).rejects.toMatchObject(
    { name: 'InvalidParameterException' },
  )
})

test('a list of queries in another language is empty', async () => {
  expect((await logs.send(new DescribeQueriesCommand({ queryLanguage: 'SQL' }))).queries).toEqual(
    [],
  )
})

test('a prefix of metric filters counts where the group is named', async () => {
  const filterName = 'errors'
  await logs.send(
    new PutMetricFilterCommand({
      logGroupName: '/one',
      filterName,
      filterPattern: 'ERROR',
      metricTransformations: [{ metricName: 'n', metricNamespace: 'x', metricValue: '1' }],
    }),
  )
  const names = async (input: object) => {
    const { metricFilters } = await logs.send(new DescribeMetricFiltersCommand(input))
    return metricFilters?.map((filter) => filter.filterName)
  }
  const filterNamePrefix = 'other'
  expect(await names({ filterNamePrefix, logGroupName: '/one' })).toEqual([])
  expect(await names({ filterNamePrefix })).toEqual([filterName])
})
