import {
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  CreateLookupTableCommand,
  DescribeQueriesCommand,
  GetLogGroupFieldsCommand,
  GetLogRecordCommand,
  GetQueryResultsCommand,
  type GetQueryResultsResponse,
  MalformedQueryException,
  PutLogEventsCommand,
  StartQueryCommand,
  type StartQueryCommandInput,
  StopQueryCommand,
} from '@aws-sdk/client-cloudwatch-logs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Sandbox, startSandbox } from '../../../server.ts'
import { administrator } from '../../bedrock/world-clients.ts'

const DEV = '000000000202'
const GROUP = '/app/orders'
const PROD = '000000000303'

let sandbox: Sandbox
let logs: CloudWatchLogsClient
const nowMs = Date.now()

const clientOf = (accountId: string) =>
  new CloudWatchLogsClient({
    endpoint: sandbox.url,
    region: 'us-east-1',
    credentials: administrator(accountId),
    maxAttempts: 1,
  })

async function put(logGroupName: string, messages: readonly unknown[]): Promise<void> {
  await logs.send(
    new PutLogEventsCommand({
      logGroupName,
      logStreamName: 's',
      logEvents: messages.map((message, index) => ({
        timestamp: nowMs - 60_000 + index,
        message: typeof message === 'string' ? message : JSON.stringify(message),
      })),
    }),
  )
}

const start = async (queryString: string, more: Partial<StartQueryCommandInput> = {}) => {
  const groups = queryString.startsWith('SOURCE') ? {} : { logGroupName: GROUP }
  const { queryId } = await logs.send(
    new StartQueryCommand({
      ...groups,
      startTime: Math.floor(nowMs / 1000) - 3600,
      endTime: Math.floor(nowMs / 1000) + 60,
      queryString,
      ...more,
    }),
  )
  return queryId ?? ''
}

async function ended(queryId: string): Promise<GetQueryResultsResponse> {
  for (;;) {
    const answer = await logs.send(new GetQueryResultsCommand({ queryId }))
    if (!['Scheduled', 'Running'].includes(answer.status ?? '')) return answer
  }
}

async function rowsOf(queryString: string, more: Partial<StartQueryCommandInput> = {}) {
  const answer = await ended(await start(queryString, more))
  expect(answer.status).toBe('Complete')
  return answer.results?.map((row) =>
    Object.fromEntries(
      row.filter(({ field }) => field !== '@ptr').map(({ field, value }) => [field, value]),
    ),
  )
}

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, oidcClientSecret: 'unused' })
  logs = clientOf(DEV)
  for (const logGroupName of [GROUP, '/app/other']) {
    await logs.send(new CreateLogGroupCommand({ logGroupName }))
    await logs.send(new CreateLogStreamCommand({ logGroupName, logStreamName: 's' }))
  }
  await put(GROUP, [
    { level: 'info', ms: 12, user: { name: '지우' } },
    { level: 'error', ms: 250, user: { name: 'Emma' } },
    { level: 'error', ms: 1000, user: { name: 'Emma' } },
    'plain text',
  ])
  await put('/app/other', [{ level: 'error', ms: 7 }])
})

afterAll(() => sandbox.close())

describe('a query', () => {
  test('aggregates, filters and names its columns', async () => {
    const rows = await rowsOf(
      'filter ispresent(level) | stats count(*), max(ms) as slowest by level | sort level asc',
    )
    expect(rows).toEqual([
      { level: 'error', 'count(*)': '2', slowest: '1000' },
      { level: 'info', 'count(*)': '1', slowest: '12' },
    ])
  })

  test('without fields shows time and message, newest first, with a pointer to the record', async () => {
    const { results, statistics } = await ended(await start('limit 2', {}))
    const [newest] = results ?? []
    expect(newest?.map(({ field }) => field)).toEqual(['@timestamp', '@message', '@ptr'])
    expect(newest?.[0]?.value).toBe(
      new Date(nowMs - 60_000 + 3).toISOString().replace('T', ' ').replace('Z', ''),
    )
    expect(newest?.[1]?.value).toBe('plain text')
    expect(statistics).toMatchObject({ recordsScanned: 4, resultCount: 2 })
    const second = results?.[1]?.find(({ field }) => field === '@ptr')?.value
    const { logRecord } = await logs.send(new GetLogRecordCommand({ logRecordPointer: second }))
    expect(logRecord).toMatchObject({
      level: 'error',
      ms: '1000',
      'user.name': 'Emma',
      '@log': `${DEV}:${GROUP}`,
      '@logStream': 's',
    })
  })

  test('pages through its rows', async () => {
    const queryId = await start('fields ms | sort ms desc')
    await ended(queryId)
    const seen: string[] = []
    let nextToken: string | undefined
    do {
      const page = await logs.send(
        new GetQueryResultsCommand({ queryId, maxItems: 2, ...(nextToken ? { nextToken } : {}) }),
      )
      seen.push(...(page.results ?? []).map((row) => row[0]?.value ?? ''))
      nextToken = page.nextToken
    } while (nextToken !== undefined)
    expect(seen).toHaveLength(4)
    expect(seen[0]).toBe('1000')
    await expect(
      logs.send(new GetQueryResultsCommand({ queryId, nextToken: 'bm90IG1pbmU' })),
    ).rejects.toMatchObject({ name: 'InvalidParameterException' })
    await expect(
      logs.send(new GetQueryResultsCommand({ queryId, maxItems: 0 })),
    ).rejects.toMatchObject({ name: 'InvalidParameterException' })
  })

  test('asks several groups, by name, by ARN and by SOURCE', async () => {
    const text = 'filter level = "error" | stats count() as n by @log | sort @log asc'
    const both = [
      { '@log': `${DEV}:${GROUP}`, n: '2' },
      { '@log': `${DEV}:/app/other`, n: '1' },
    ].sort((a, b) => (a['@log'] < b['@log'] ? -1 : 1))
    const arn = (name: string) => `arn:aws:logs:us-east-1:${DEV}:log-group:${name}`
    const none = { logGroupName: undefined }
    expect(await rowsOf(text, { ...none, logGroupNames: [GROUP, '/app/other'] })).toEqual(both)
    expect(
      await rowsOf(text, { ...none, logGroupIdentifiers: [arn(GROUP), arn('/app/other')] }),
    ).toEqual(both)
    expect(await rowsOf(`SOURCE logGroups(namePrefix: ["/app/"]) | ${text}`)).toEqual(both)
  })

  test('counts a group that is named twice once', async () => {
    const arn = `arn:aws:logs:us-east-1:${DEV}:log-group:${GROUP}`
    const twice = { logGroupName: undefined, logGroupIdentifiers: [GROUP, arn] }
    expect(await rowsOf('stats count(*) as n', twice)).toEqual([{ n: '4' }])
    expect(await rowsOf(`SOURCE '${GROUP}', '${arn}' | stats count(*) as n`)).toEqual([{ n: '4' }])
  })

  test('reads a lookup table', async () => {
    await logs.send(
      new CreateLookupTableCommand({
        lookupTableName: 'people',
        tableBody: 'name,team\nEmma,claims-nlp\n지우,fraud\n',
      }),
    )
    expect(
      await rowsOf(
        'lookup people name as user.name OUTPUT team | stats count() as n by team | sort n desc | limit 1',
      ),
    ).toEqual([{ team: 'claims-nlp', n: '2' }])
  })

  test('is listed, and cannot be stopped once it has ended', async () => {
    const queryId = await start('stats count()')
    await ended(queryId)
    const { queries } = await logs.send(new DescribeQueriesCommand({ logGroupName: GROUP }))
    expect(queries?.[0]).toMatchObject({
      queryId,
      status: 'Complete',
      queryString: 'stats count()',
    })
    await expect(logs.send(new StopQueryCommand({ queryId }))).rejects.toMatchObject({
      name: 'InvalidParameterException',
    })
    await expect(
      clientOf(PROD).send(new GetQueryResultsCommand({ queryId })),
    ).rejects.toMatchObject({ name: 'ResourceNotFoundException' })
  })
})

describe('refusals', () => {
  test('a query that does not compile is told where', async () => {
    const failure = await start('fields @message | filtre level = "x"').catch((error) => error)
    expect(failure).toBeInstanceOf(MalformedQueryException)
    expect(failure.queryCompileError).toMatchObject({
      location: { startCharOffset: 18, endCharOffset: 24 },
      message: expect.stringContaining('filtre'),
    })
  })

  test.each([
    ['pattern @message', 'pattern'],
    ['filter @message like /(?=x)/', '(?='],
    ['fields @timestamp | stats histogram(ms, 3)', 'histogram'],
  ])('%s is refused by name', async (text, named) => {
    await expect(start(text)).rejects.toMatchObject({
      name: 'MalformedQueryException',
      message: expect.stringContaining(named),
    })
  })

  test.each([
    [{ logGroupName: '/nowhere' }, 'ResourceNotFoundException'],
    [{ logGroupName: undefined }, 'InvalidParameterException'],
    [{ logGroupNames: [GROUP] }, 'InvalidParameterException'],
    [{ startTime: 2_000_000_000 }, 'InvalidParameterException'],
    [{ queryLanguage: 'SQL' as const }, 'InvalidParameterException'],
    [{ limit: 100_001 }, 'InvalidParameterException'],
    [{ queryString: 'x'.repeat(10_001) }, 'InvalidParameterException'],
  ])('%j', async (more, name) => {
    await expect(start('stats count()', more)).rejects.toMatchObject({ name })
  })
})

test('the fields of a group with their share of events', async () => {
  const { logGroupFields } = await logs.send(new GetLogGroupFieldsCommand({ logGroupName: GROUP }))
  expect(logGroupFields).toEqual(
    expect.arrayContaining([
      { name: '@message', percent: 100 },
      { name: 'user.name', percent: 75 },
    ]),
  )
})
