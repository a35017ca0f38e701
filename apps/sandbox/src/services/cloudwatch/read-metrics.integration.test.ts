import { GetMetricStatisticsCommand, paginateGetMetricData } from '@aws-sdk/client-cloudwatch'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  HOUR,
  type MetricWorld,
  MINUTE,
  NOW,
  START,
  startWithMetrics,
  stat,
} from './metric-world.ts'

let world: MetricWorld

beforeAll(async () => {
  world = await startWithMetrics()
})

afterAll(() => world.sandbox.close())

describe('GetMetricData', () => {
  test('reads several statistics over one range', async () => {
    const { MetricDataResults, NextToken } = await world.get({
      EndTime: new Date(START + 10 * MINUTE),
      MetricDataQueries: [
        stat('n', 'Latency', 'SampleCount'),
        stat('sum', 'Latency', 'Sum'),
        stat('avg', 'Latency', 'Average'),
        stat('most', 'Latency', 'Maximum'),
        stat('p90', 'Latency', 'p90'),
        stat('p99', 'Latency', 'p99.9'),
        stat('tm', 'Latency', 'tm80'),
        { ...stat('none', 'Absent', 'Sum'), Label: 'nothing' },
      ],
    })
    expect(NextToken).toBeUndefined()
    const values = Object.fromEntries(
      (MetricDataResults ?? []).map(({ Id, Values }) => [Id, Values]),
    )
    expect(values).toEqual({
      n: [10, 10],
      sum: [1900, 1900],
      avg: [190, 190],
      most: [900, 900],
      p90: [200, 200],
      p99: [900, 900],
      tm: [100, 100],
      none: [],
    })
    expect(MetricDataResults?.[0]).toMatchObject({
      Label: 'Latency',
      StatusCode: 'Complete',
      Timestamps: [new Date(START), new Date(START + 5 * MINUTE)],
    })
    expect(MetricDataResults?.at(-1)).toMatchObject({ Label: 'nothing', StatusCode: 'Complete' })
  })

  test('math combines what was read, and what is not wanted stays away', async () => {
    const { MetricDataResults } = await world.get({
      MetricDataQueries: [
        { ...stat('n', 'Latency', 'SampleCount', 3600), ReturnData: false },
        { ...stat('bad', 'Errors', 'Sum', 3600), ReturnData: false },
        { Id: 'share', Expression: '100 * bad / n', Label: 'errors in percent' },
        { Id: 'twice', Expression: 'share * 2' },
      ],
    })
    expect(MetricDataResults).toMatchObject([
      { Id: 'share', Label: 'errors in percent', Values: [expect.closeTo(4.1667, 3)] },
      { Id: 'twice', Values: [expect.closeTo(8.3333, 3)] },
    ])
  })

  test('pages by datapoints, newest first unless asked otherwise', async () => {
    const pages: number[] = []
    const seen: Date[] = []
    for await (const page of paginateGetMetricData(
      { client: world.cloudwatch, pageSize: 5 },
      {
        StartTime: new Date(START),
        EndTime: new Date(START + HOUR),
        MetricDataQueries: [stat('a', 'Latency', 'Sum'), stat('b', 'Errors', 'Sum')],
      },
    )) {
      const results = page.MetricDataResults ?? []
      pages.push(results.reduce((sum, { Values = [] }) => sum + Values.length, 0))
      seen.push(...(results[0]?.Timestamps ?? []))
    }
    expect(pages).toEqual([5, 5, 3])
    expect(seen).toHaveLength(12)
    expect(seen[0]).toEqual(new Date(START + 55 * MINUTE))
  })

  test.each([
    ['no query', {}, 'ValidationException'],
    ['two of one id', { MetricDataQueries: [stat('a', 'X', 'Sum'), stat('a', 'Y', 'Sum')] }],
    ['a bad id', { MetricDataQueries: [stat('A', 'X', 'Sum')] }],
    ['a bad statistic', { MetricDataQueries: [stat('a', 'X', 'Median')] }],
    ['a statistic of AWS alone', { MetricDataQueries: [stat('a', 'X', 'TM(10%:90%)')] }],
    ['a bad period', { MetricDataQueries: [stat('a', 'X', 'Sum', 90)] }],
    ['a search', { MetricDataQueries: [{ Id: 'a', Expression: "SEARCH('x', 'Sum', 300)" }] }],
    ['a query language', { MetricDataQueries: [{ Id: 'a', Expression: 'SELECT SUM(x) FROM y' }] }],
    ['a circle', { MetricDataQueries: [{ Id: 'a', Expression: 'a + 1' }] }],
    ['an end before the start', { EndTime: new Date(START - 1) }],
    [
      'a bad token',
      { MetricDataQueries: [stat('a', 'X', 'Sum')], NextToken: 'x' },
      'InvalidNextToken',
    ],
  ])('refuses %s', async (_what, input, name = 'ValidationException') => {
    await expect(world.get(input)).rejects.toMatchObject({ name })
  })
})

describe('GetMetricStatistics', () => {
  const statistics = (more: object) =>
    world.cloudwatch.send(
      new GetMetricStatisticsCommand({
        Namespace: 'Gatehouse',
        MetricName: 'Latency',
        StartTime: new Date(START + 2 * MINUTE),
        EndTime: new Date(START + 22 * MINUTE),
        Period: 600,
        Statistics: ['Sum', 'SampleCount'],
        ...more,
      }),
    )

  test('counts periods from the start that was asked for', async () => {
    const { Datapoints, Label } = await statistics({})
    expect(Label).toBe('Latency')
    expect(Datapoints).toEqual([
      {
        Timestamp: new Date(START + 2 * MINUTE),
        Sum: 3800,
        SampleCount: 20,
        Unit: 'Milliseconds',
      },
      {
        Timestamp: new Date(START + 12 * MINUTE),
        Sum: 3800,
        SampleCount: 20,
        Unit: 'Milliseconds',
      },
    ])
  })

  test('knows percentiles, but not those of statistic sets', async () => {
    const extended = { Statistics: undefined, ExtendedStatistics: ['p50', 'p99'] }
    const { Datapoints } = await statistics(extended)
    expect(Datapoints?.[0]?.ExtendedStatistics).toEqual({ p50: 100, p99: 900 })
    const set = { MetricName: 'Sets', StartTime: new Date(START) }
    expect((await statistics({ ...extended, ...set })).Datapoints?.[0]).toMatchObject({
      ExtendedStatistics: {},
    })
    expect((await statistics({ ...set, Statistics: ['Average'] })).Datapoints).toMatchObject([
      { Average: 2.5, Unit: 'None' },
    ])
  })

  test('a period that AWS no longer has for old data finds none', async () => {
    world.sandbox.parts.world.clock.set(new Date(NOW + 20 * 24 * HOUR))
    try {
      expect((await statistics({ Period: 60 })).Datapoints).toEqual([])
      expect((await statistics({ Period: 300 })).Datapoints).not.toEqual([])
    } finally {
      world.sandbox.parts.world.clock.set(new Date(NOW))
    }
  })

  test('refuses too many datapoints, in the words that people look up', async () => {
    const range = { StartTime: new Date(START - 25 * HOUR), EndTime: new Date(START), Period: 60 }
    await expect(statistics(range)).rejects.toMatchObject({
      name: 'InvalidParameterCombinationException',
      Code: 'InvalidParameterCombination',
      message: expect.stringContaining('up to 1,500 datapoints, which exceeds the limit of 1,440'),
    })
  })
})
