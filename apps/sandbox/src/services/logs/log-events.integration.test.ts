import {
  type CloudWatchLogsClient,
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  DescribeLogGroupsCommand,
  DescribeLogStreamsCommand,
  FilterLogEventsCommand,
  type FilterLogEventsCommandInput,
  GetLogEventsCommand,
  type GetLogEventsCommandInput,
  PutLogEventsCommand,
  PutRetentionPolicyCommand,
} from '@aws-sdk/client-cloudwatch-logs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Sandbox, startSandbox } from '../../server.ts'
import { administratorLogs, DEV, GROUP_ARN, REGION } from './log-clients.ts'

const HOUR = 60 * 60_000
const DAY = 24 * HOUR

let sandbox: Sandbox
let logs: CloudWatchLogsClient
const now = () => sandbox.parts.world.clock.now().getTime()

async function makeStream(logGroupName: string, ...streams: string[]) {
  await logs.send(new CreateLogGroupCommand({ logGroupName }))
  for (const logStreamName of streams) {
    await logs.send(new CreateLogStreamCommand({ logGroupName, logStreamName }))
  }
}

const put = (
  logGroupName: string,
  logStreamName: string,
  events: readonly (readonly [number, string])[],
) =>
  logs.send(
    new PutLogEventsCommand({
      logGroupName,
      logStreamName,
      logEvents: events.map(([timestamp, message]) => ({ timestamp, message })),
    }),
  )

async function get(logGroupName: string, input: Partial<GetLogEventsCommandInput> = {}) {
  const {
    events = [],
    nextForwardToken,
    nextBackwardToken,
  } = await logs.send(new GetLogEventsCommand({ logGroupName, logStreamName: 's', ...input }))
  return { texts: events.map(({ message }) => message), nextForwardToken, nextBackwardToken }
}

async function filter(logGroupName: string, input: Partial<FilterLogEventsCommandInput> = {}) {
  const { events = [], nextToken } = await logs.send(
    new FilterLogEventsCommand({ logGroupName, ...input }),
  )
  return { texts: events.map(({ message }) => message), nextToken }
}

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, oidcClientSecret: 'unused' })
  logs = administratorLogs(sandbox.url)
})

afterAll(() => sandbox.close())

describe('PutLogEvents', () => {
  test('needs its group and its stream', async () => {
    await expect(put('/no', 's', [[now(), 'm']])).rejects.toMatchObject({
      message: 'The specified log group does not exist.',
    })
    await makeStream('/put', 's')
    await expect(put('/put', 'no', [[now(), 'm']])).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      message: 'The specified log stream does not exist.',
    })
  })

  test('tells what it left out', async () => {
    const answer = await put('/put', 's', [
      [now() - 20 * DAY, 'old'],
      [now(), 'now'],
      [now() + 3 * HOUR, 'new'],
    ])
    expect(answer).toMatchObject({
      nextSequenceToken: expect.stringMatching(/^\d{56}$/),
      rejectedLogEventsInfo: { tooOldLogEventEndIndex: 1, tooNewLogEventStartIndex: 2 },
    })
    expect((await get('/put')).texts).toEqual(['now'])
  })

  test.each<[string, (readonly [number, string])[], string]>([
    ['an empty message', [[0, '']], "at 'logEvents.1.member.message' failed to satisfy constraint"],
    [
      'disorder',
      [
        [1, 'b'],
        [0, 'a'],
      ],
      'Log events in a single PutLogEvents request must be in chronological order.',
    ],
    ['much', [[0, 'x'.repeat(1_048_551)]], 'Log event too large: 1048577 bytes exceeds limit'],
  ])('%s is refused', async (_title, events, why) => {
    const at = now()
    const shifted = events.map(([offset, text]) => [at + offset, text] as const)
    await expect(put('/put', 's', shifted)).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message: expect.stringContaining(why),
    })
  })

  test('counts what came in', async () => {
    const metrics = await sandbox.parts.world.stores.metrics()
    const known = await metrics.known(DEV, REGION)
    expect(known).toContainEqual(
      expect.objectContaining({
        namespace: 'AWS/Logs',
        name: 'IncomingBytes',
        dimensions: { LogGroupName: '/put' },
      }),
    )
  })
})

describe('GetLogEvents', () => {
  const texts = Array.from({ length: 10 }, (_, index) => `e${index}`)

  beforeAll(async () => {
    await makeStream('/get', 's', 'empty')
    const start = now() - HOUR
    await put(
      '/get',
      's',
      texts.map((text, index) => [start + index * 1000, text]),
    )
  })

  test('gives the newest first, oldest of them on top', async () => {
    expect((await get('/get', { limit: 3 })).texts).toEqual(['e7', 'e8', 'e9'])
    expect((await get('/get', { limit: 3, startFromHead: true })).texts).toEqual(['e0', 'e1', 'e2'])
  })

  test('goes forward until the token stays as it is', async () => {
    let page = await get('/get', { limit: 4, startFromHead: true })
    const seen = [...page.texts]
    for (;;) {
      const nextToken = page.nextForwardToken
      page = await get('/get', { limit: 4, startFromHead: true, nextToken })
      if (page.nextForwardToken === nextToken) break
      seen.push(...page.texts)
    }
    expect(seen).toEqual(texts)
    await put('/get', 's', [[now(), 'late']])
    const { nextForwardToken: nextToken } = page
    expect((await get('/get', { nextToken })).texts).toEqual(['late'])
  })

  test('goes backward until the token stays as it is', async () => {
    let page = await get('/get', { limit: 4, endTime: now() - HOUR / 2 })
    const seen = [...page.texts]
    for (;;) {
      const nextToken = page.nextBackwardToken
      page = await get('/get', { limit: 4, nextToken })
      if (page.nextBackwardToken === nextToken) break
      seen.unshift(...page.texts)
    }
    expect(seen).toEqual(texts)
  })

  test('of an empty stream has tokens that find what comes later', async () => {
    const empty = { logStreamName: 'empty' }
    const { nextForwardToken: nextToken } = await get('/get', empty)
    expect((await get('/get', { ...empty, nextToken })).nextForwardToken).toBe(nextToken)
    await put('/get', 'empty', [[now(), 'first']])
    expect((await get('/get', { ...empty, nextToken })).texts).toEqual(['first'])
  })

  test('does not include its end', async () => {
    await makeStream('/bounds', 's')
    const at = now() - HOUR
    await put('/bounds', 's', [
      [at, 'a'],
      [at + 1, 'b'],
    ])
    expect((await get('/bounds', { startTime: at, endTime: at + 1 })).texts).toEqual(['a'])
    expect((await filter('/bounds', { startTime: at, endTime: at + 1 })).texts).toEqual(['a', 'b'])
  })

  test('cuts a page at a megabyte', async () => {
    await makeStream('/large', 's')
    for (const offset of [0, 1, 2]) {
      await put('/large', 's', [[now() + offset, String(offset).repeat(600_000)]])
    }
    const first = await get('/large', { startFromHead: true })
    expect(first.texts).toHaveLength(1)
    const next = await get('/large', { nextToken: first.nextForwardToken })
    expect(next.texts[0]?.slice(0, 3)).toBe('111')
  })

  test('refuses what is no token of it', async () => {
    await expect(get('/get', { nextToken: 'x' })).rejects.toMatchObject({
      message: 'The specified nextToken is invalid.',
    })
    await expect(get('/get', { logGroupIdentifier: '/get' })).rejects.toMatchObject({
      message: 'LogGroup name and LogGroup ARN are mutually exclusive parameters.',
    })
    const byArn = { logGroupName: undefined, logGroupIdentifier: `${GROUP_ARN}:/get`, limit: 1 }
    expect((await get('/get', byArn)).texts).toHaveLength(1)
  })
})

test('events expire on the world’s clock', async () => {
  await makeStream('/expiring', 's')
  const { clock } = sandbox.parts.world
  await put('/expiring', 's', [
    [now() - 20 * HOUR, 'first'],
    [now(), 'second'],
  ])
  const retention = { logGroupName: '/expiring', retentionInDays: 1 }
  await logs.send(new PutRetentionPolicyCommand(retention))
  expect((await get('/expiring')).texts).toEqual(['first', 'second'])
  clock.advance((5 * HOUR) / 1000)
  expect((await get('/expiring')).texts).toEqual(['second'])
  expect((await filter('/expiring')).texts).toEqual(['second'])
  const late = await put('/expiring', 's', [[now() - 2 * DAY, 'late']])
  expect(late.rejectedLogEventsInfo).toEqual({ expiredLogEventEndIndex: 1 })
  clock.advance((30 * HOUR) / 1000)
  const { logGroups } = await logs.send(
    new DescribeLogGroupsCommand({ logGroupNamePrefix: '/expiring' }),
  )
  expect(logGroups?.[0]?.storedBytes).toBe(0)
  const { logStreams } = await logs.send(
    new DescribeLogStreamsCommand({ logGroupName: '/expiring' }),
  )
  expect(logStreams?.[0]?.lastEventTimestamp).toBeUndefined()
  clock.reset()
})

test('streams know their first and last events', async () => {
  await makeStream('/times', 'old', 'new', 'none')
  const at = now() - HOUR
  await put('/times', 'old', [
    [at, 'a'],
    [at + 5, 'b'],
  ])
  await put('/times', 'new', [[at + 9, 'c']])
  const { logStreams = [] } = await logs.send(
    new DescribeLogStreamsCommand({
      logGroupName: '/times',
      orderBy: 'LastEventTime',
      descending: true,
    }),
  )
  expect(logStreams.map(({ logStreamName }) => logStreamName)).toEqual(['new', 'old', 'none'])
  expect(logStreams[1]).toMatchObject({ firstEventTimestamp: at, lastEventTimestamp: at + 5 })
  expect(logStreams[2]?.lastEventTimestamp).toBeUndefined()
})
