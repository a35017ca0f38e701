import {
  CloudWatchClient,
  GetMetricStatisticsCommand,
  ListMetricsCommand,
} from '@aws-sdk/client-cloudwatch'
import {
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  DeleteMetricFilterCommand,
  type MetricTransformation,
  PutLogEventsCommand,
  PutMetricFilterCommand,
  paginateDescribeMetricFilters,
  TestMetricFilterCommand,
} from '@aws-sdk/client-cloudwatch-logs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Sandbox, startSandbox } from '../../server.ts'
import { administrator } from '../bedrock/world-clients.ts'

const DEV = '000000000202'
const MINUTE = 60_000
const NOW = Date.UTC(2026, 10, 2, 12, 0)
const GROUP = '/gatehouse/filtered'
const NAMESPACE = 'Gatehouse/Logs'

let sandbox: Sandbox
let logs: CloudWatchLogsClient
let cloudwatch: CloudWatchClient

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, oidcClientSecret: 'unused' })
  sandbox.parts.world.clock.set(new Date(NOW))
  const options = {
    endpoint: sandbox.url,
    region: 'us-east-1',
    credentials: administrator(DEV),
    maxAttempts: 1,
  }
  logs = new CloudWatchLogsClient(options)
  cloudwatch = new CloudWatchClient(options)
  await logs.send(new CreateLogGroupCommand({ logGroupName: GROUP }))
  await logs.send(new CreateLogStreamCommand({ logGroupName: GROUP, logStreamName: 's' }))
})

afterAll(() => sandbox.close())

const putFilter = (
  filterName: string,
  filterPattern: string,
  more: Partial<MetricTransformation> = {},
  logGroupName = GROUP,
) =>
  logs.send(
    new PutMetricFilterCommand({
      logGroupName,
      filterName,
      filterPattern,
      metricTransformations: [
        { metricName: filterName, metricNamespace: NAMESPACE, metricValue: '1', ...more },
      ],
    }),
  )

const write = (...events: [number, unknown][]) =>
  logs.send(
    new PutLogEventsCommand({
      logGroupName: GROUP,
      logStreamName: 's',
      logEvents: events.map(([timestamp, message]) => ({
        timestamp,
        message: typeof message === 'string' ? message : JSON.stringify(message),
      })),
    }),
  )

const sums = async (MetricName: string, dimensions: Record<string, string> = {}) => {
  const { Datapoints } = await cloudwatch.send(
    new GetMetricStatisticsCommand({
      Namespace: NAMESPACE,
      MetricName,
      Dimensions: Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value })),
      StartTime: new Date(NOW - 30 * MINUTE),
      EndTime: new Date(NOW + 30 * MINUTE),
      Period: 60,
      Statistics: ['Sum', 'SampleCount'],
    }),
  )
  return (Datapoints ?? []).map(({ Timestamp, Sum, SampleCount }) => [
    ((Timestamp?.getTime() ?? 0) - NOW) / MINUTE,
    Sum,
    SampleCount,
  ])
}

const remove = (filterName: string) =>
  logs.send(new DeleteMetricFilterCommand({ logGroupName: GROUP, filterName }))

describe('events become samples', () => {
  test('of a constant, of a field, by dimensions; never of what was there before', async () => {
    await write([NOW - 3 * MINUTE, { level: 'error', tokens: 5, team: 'claims' }])
    await putFilter('count', '{ $.level = "error" }', { unit: 'Count' })
    await putFilter('tokens', '{ $.tokens > 0 }', {
      metricValue: '$.tokens',
      dimensions: { Team: '$.team' },
    })
    await putFilter('bytes', '[method, path, bytes]', { metricValue: '$bytes' })
    await write(
      [NOW - 2 * MINUTE, { level: 'error', tokens: 7, team: 'claims' }],
      [NOW - 2 * MINUTE, { level: 'info', tokens: 8, team: 'claims' }],
      [NOW - MINUTE, { level: 'error', tokens: 9, team: 'market' }],
      [NOW - MINUTE, { level: 'error', tokens: 10 }],
      [NOW - MINUTE, 'GET /a 512'],
      [NOW - MINUTE, 'GET /a -'],
    )
    expect(await sums('count')).toEqual([
      [-2, 1, 1],
      [-1, 2, 2],
    ])
    expect(await sums('tokens', { Team: 'claims' })).toEqual([[-2, 15, 2]])
    expect(await sums('tokens', { Team: 'market' })).toEqual([[-1, 9, 1]])
    expect(await sums('tokens')).toEqual([])
    expect(await sums('bytes')).toEqual([[-1, 512, 1]])
  })

  test('of numbers and dimensions that CloudWatch takes, so that each metric can be read', async () => {
    await putFilter('odd', '{ $.team = "*" && $.odd EXISTS }', {
      metricValue: '$.odd',
      dimensions: { Team: '$.team' },
    })
    const figures = ['1e400', '1e200', 2]
    const teams = ['보안', ' ', 'x'.repeat(1025), 'one team']
    await write(
      ...teams.flatMap((team) =>
        figures.map((odd): [number, unknown] => [NOW - MINUTE, { team, odd }]),
      ),
    )
    const { Metrics = [] } = await cloudwatch.send(
      new ListMetricsCommand({ Namespace: NAMESPACE, MetricName: 'odd' }),
    )
    expect(Metrics.map(({ Dimensions }) => Dimensions)).toEqual([
      [{ Name: 'Team', Value: 'one team' }],
    ])
    expect(await sums('odd', { Team: 'one team' })).toEqual([[-1, 2, 1]])
    await remove('odd')
  })

  test('a minute without a match has the default value', async () => {
    await putFilter('denied', 'DENIED', { defaultValue: 0 })
    await write(
      [NOW - 5 * MINUTE, 'fine'],
      [NOW - 5 * MINUTE, 'fine'],
      [NOW - 4 * MINUTE, 'DENIED'],
    )
    await write([NOW - 4 * MINUTE, 'fine'])
    expect(await sums('denied')).toEqual([
      [-5, 0, 1],
      [-4, 1, 1],
    ])
  })
})

test('filters are listed by name and by metric, page by page, until they are deleted', async () => {
  const names: (string | undefined)[][] = []
  for await (const { metricFilters = [] } of paginateDescribeMetricFilters(
    { client: logs, pageSize: 3 },
    { logGroupName: GROUP },
  )) {
    names.push(metricFilters.map(({ filterName }) => filterName))
  }
  expect(names).toEqual([['bytes', 'count', 'denied'], ['tokens']])
  const found = paginateDescribeMetricFilters(
    { client: logs },
    { metricName: 'tokens', metricNamespace: NAMESPACE },
  )
  for await (const { metricFilters } of found) {
    expect(metricFilters).toEqual([
      {
        filterName: 'tokens',
        filterPattern: '{ $.tokens > 0 }',
        metricTransformations: [
          {
            metricName: 'tokens',
            metricNamespace: NAMESPACE,
            metricValue: '$.tokens',
            dimensions: { Team: '$.team' },
          },
        ],
        creationTime: expect.any(Number),
        logGroupName: GROUP,
        applyOnTransformedLogs: false,
      },
    ])
  }
  await remove('tokens')
  await expect(remove('tokens')).rejects.toMatchObject({ name: 'ResourceNotFoundException' })
})

describe('PutMetricFilter refuses', () => {
  test.each([
    ['a pattern that is none', '{ $.a', {}, 'Invalid metric filter pattern'],
    ['letters that a regex may not have', '%무시%', {}, "Invalid character(s) in term '무시'"],
    [
      'dimensions beside a default value',
      '{ $.a = 1 }',
      { dimensions: { A: '$.a' }, defaultValue: 0 },
      'mutually exclusive',
    ],
    ['dimensions of words', 'ERROR', { dimensions: { A: '$.a' } }, 'does not support dimensions'],
    [
      'four dimensions',
      '{ $.a = 1 }',
      { dimensions: { A: '$.a', B: '$.b', C: '$.c', D: '$.d' } },
      'at most 3',
    ],
    ['a namespace of AWS', 'ERROR', { metricNamespace: 'AWS/Logs' }, 'reserved'],
    ['a value that is no number', 'ERROR', { metricValue: 'many' }, 'metric value'],
    ['a value without end', 'ERROR', { metricValue: '1e400' }, 'metric value'],
    ['a default that is no number', 'ERROR', { defaultValue: Number.NaN }, 'default value'],
    [
      'a dimension that CloudWatch does not take',
      '{ $.a = 1 }',
      { dimensions: { 팀: '$.a' } },
      'ASCII',
    ],
    ['a field that words do not have', 'ERROR', { metricValue: '$.a' }, 'metric value'],
    ['a field that the pattern does not name', '[a, b]', { metricValue: '$c' }, 'metric value'],
  ])('%s', async (_what, pattern, more, sentence) => {
    await expect(putFilter('refused', pattern, more)).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message: expect.stringContaining(sentence),
    })
  })

  test('four dimensions, those of the system among them', async () => {
    await expect(
      logs.send(
        new PutMetricFilterCommand({
          logGroupName: GROUP,
          filterName: 'refused',
          filterPattern: '{ $.a = 1 }',
          metricTransformations: [
            {
              metricName: 'm',
              metricNamespace: NAMESPACE,
              metricValue: '1',
              dimensions: { A: '$.a', B: '$.b' },
            },
          ],
          emitSystemFieldDimensions: ['@aws.account', '@aws.region'],
        }),
      ),
    ).rejects.toMatchObject({ message: expect.stringContaining('at most 3') })
  })

  test('a group that is not there', async () => {
    await expect(putFilter('x', '', {}, '/nowhere')).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    })
  })

  test('a sixth filter with a regex, and a hundred and first at all', async () => {
    const logGroupName = '/gatehouse/full'
    await logs.send(new CreateLogGroupCommand({ logGroupName }))
    const limit = { name: 'LimitExceededException' }
    for (let index = 0; index < 5; index += 1) {
      await putFilter(`regex-${index}`, `%a${index}%`, {}, logGroupName)
    }
    await expect(putFilter('regex-5', '%a5%', {}, logGroupName)).rejects.toMatchObject(limit)
    await putFilter('regex-4', '%changed%', {}, logGroupName)
    for (let index = 5; index < 100; index += 1) {
      await putFilter(`plain-${index}`, 'x', {}, logGroupName)
    }
    await expect(putFilter('plain-100', 'x', {}, logGroupName)).rejects.toMatchObject(limit)
  })
})

test('TestMetricFilter shows what matched and what was read', async () => {
  const { matches } = await logs.send(
    new TestMetricFilterCommand({
      filterPattern: '[..., status = 5*, size]',
      logEventMessages: ['GET /a 200 10', 'GET "/b c" 503 20', 'x'],
    }),
  )
  expect(matches).toEqual([
    {
      eventNumber: 2,
      eventMessage: 'GET "/b c" 503 20',
      extractedValues: { $1: 'GET', $2: '/b c', $status: '503', $size: '20' },
    },
  ])
  await expect(
    logs.send(new TestMetricFilterCommand({ filterPattern: '"', logEventMessages: ['x'] })),
  ).rejects.toMatchObject({
    name: 'InvalidParameterException',
    message: 'Invalid metric filter pattern',
  })
})
