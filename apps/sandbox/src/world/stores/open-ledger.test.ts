import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Ledger } from './ledger.ts'
import type { Metric, Statistic, WantedDatapoints } from './metric-store.ts'
import { openLedger } from './open-ledger.ts'
import type { TrailRecord } from './trail-store.ts'

const ACCOUNT = '000000000202'
const REGION = 'us-east-1'
const MINUTE = 60_000
const START = Date.UTC(2026, 10, 2, 9, 0)

const metric = (name: string, more: Partial<Metric> = {}): Metric => ({
  accountId: ACCOUNT,
  region: REGION,
  namespace: 'AWS/Bedrock',
  name,
  dimensions: { ModelId: 'm' },
  unit: 'Count',
  ...more,
})

const wanted = (name: string, statistics: Statistic[], more: Partial<WantedDatapoints> = {}) => ({
  accountId: ACCOUNT,
  region: REGION,
  namespace: 'AWS/Bedrock',
  name,
  dimensions: { ModelId: 'm' },
  startMs: START,
  endMs: START + 60 * MINUTE,
  periodSeconds: 300,
  statistics,
  ...more,
})

const call = (number: number, more: Partial<TrailRecord> = {}): TrailRecord => ({
  accountId: ACCOUNT,
  region: REGION,
  eventId: `event-${number}`,
  requestId: `request-${number}`,
  atMs: START + number * 1_000,
  eventSource: 'bedrock.amazonaws.com',
  eventName: 'Converse',
  isReadOnly: true,
  callerArn: `arn:aws:sts::${ACCOUNT}:assumed-role/payments/amara`,
  ...more,
})

const recent = { accountId: ACCOUNT, region: REGION, startMs: 0, endMs: START * 2 }

let ledger: Ledger

describe('in memory', () => {
  beforeEach(async () => {
    ledger = await openLedger(undefined)
  })

  afterEach(() => ledger.close())

  test('figures of a period weigh each value by its count', async () => {
    const latency = metric('Latency', { unit: 'Milliseconds' })
    await ledger.metrics.record([
      ...Array.from({ length: 99 }, (_, index) => ({
        metric: latency,
        atMs: START + 1_000 + index,
        value: index + 1,
      })),
      { metric: latency, atMs: START + 7 * MINUTE, value: 5, count: 4 },
      { metric: latency, atMs: START + 8 * MINUTE, value: 105 },
    ])
    const statistics: Statistic[] = [
      'SampleCount',
      'Sum',
      'Average',
      'Minimum',
      'Maximum',
      { percentile: 90 },
      { trimmedMeanBelow: 50 },
    ]
    expect(await ledger.metrics.datapoints(wanted('Latency', statistics))).toEqual([
      {
        startMs: START,
        unit: 'Milliseconds',
        values: [99, 4950, 50, 1, 99, 90, expect.closeTo(25.25, 1)],
      },
      { startMs: START + 5 * MINUTE, unit: 'Milliseconds', values: [5, 125, 25, 5, 105, 105, 5] },
    ])
  })

  test('a percentile is the value at its rank, whatever the rounding', async () => {
    await ledger.metrics.record(
      Array.from({ length: 100 }, (_, index) => ({
        metric: metric('Rank'),
        atMs: START,
        value: index + 1,
      })),
    )
    const percentiles = [0, 1, 28, 29, 55, 57, 99, 99.5, 100]
    const [point] = await ledger.metrics.datapoints(
      wanted(
        'Rank',
        percentiles.map((percentile) => ({ percentile })),
      ),
    )
    expect(point?.values).toEqual([1, 1, 28, 29, 55, 57, 99, 100, 100])
  })

  test('a statistic set adds to the figures, and hides percentiles', async () => {
    await ledger.metrics.record([{ metric: metric('Latency'), atMs: START, value: 100 }])
    await ledger.metrics.recordSets([
      { metric: metric('Latency'), atMs: START, count: 9, sum: 90, min: 1, max: 20 },
    ])
    const points = await ledger.metrics.datapoints(
      wanted('Latency', ['SampleCount', 'Sum', 'Minimum', 'Maximum', { percentile: 50 }]),
    )
    expect(points).toEqual([{ startMs: START, unit: 'Count', values: [10, 190, 1, 100, null] }])
  })

  test('dimensions, units and resolution keep samples apart', async () => {
    const two = { A: '1', B: '2' }
    await ledger.metrics.record([
      { metric: metric('X', { dimensions: { B: '2', A: '1' } }), atMs: START + 59_000, value: 1 },
      { metric: metric('X', { dimensions: two }), atMs: START + 1_000, value: 2 },
      { metric: metric('X', { dimensions: two, unit: 'Bytes' }), atMs: START, value: 8 },
      { metric: metric('X'), atMs: START + 10_500, value: 16, isHighResolution: true },
    ])
    const sum = (more: Partial<WantedDatapoints>) =>
      ledger.metrics.datapoints(wanted('X', ['Sum'], more))
    expect(await sum({ dimensions: two })).toEqual([
      { startMs: START, unit: 'Count', values: [3] },
      { startMs: START, unit: 'Bytes', values: [8] },
    ])
    expect(await sum({ dimensions: two, unit: 'Bytes' })).toMatchObject([{ values: [8] }])
    expect(await sum({ periodSeconds: 1 })).toMatchObject([{ startMs: START + 10_000 }])
    expect(await sum({ dimensions: {} })).toEqual([])
    expect(await ledger.metrics.known(ACCOUNT, REGION)).toMatchObject([
      { name: 'X', dimensions: two },
      { name: 'X', dimensions: { ModelId: 'm' }, lastMs: START + 10_000 },
    ])
  })

  test('calls come newest first, page by page, by one attribute', async () => {
    await ledger.trail.record(Array.from({ length: 5 }, (_, index) => call(index % 3)))
    const pages: string[][] = []
    let after: string | undefined
    do {
      const page = await ledger.trail.find({ ...recent, after, limit: 2 })
      pages.push(page.events.map(({ eventId }) => eventId))
      after = page.next
    } while (after !== undefined)
    expect(pages).toEqual([['event-2', 'event-1'], ['event-1', 'event-0'], ['event-0']])
  })

  test.each([
    ['EventId', 'event-9'],
    ['EventName', 'DeleteGuardrail'],
    ['EventSource', 'iam.amazonaws.com'],
    ['ReadOnly', 'false'],
    ['Username', 'amara-2'],
    ['AccessKeyId', 'AKIA9'],
    ['ResourceType', 'AWS::Bedrock::Guardrail'],
    ['ResourceName', 'arn:x'],
  ] as const)('a call is found by its %s', async (key, value) => {
    const special = call(9, {
      eventName: 'DeleteGuardrail',
      eventSource: 'iam.amazonaws.com',
      isReadOnly: false,
      callerArn: `arn:aws:iam::${ACCOUNT}:user/people/amara-2`,
      accessKeyId: 'AKIA9',
      resources: [
        { type: 'AWS::S3::Bucket', name: 'b' },
        { type: 'AWS::Bedrock::Guardrail', name: 'arn:x' },
      ],
    })
    await ledger.trail.record([call(1), special, call(2)])
    const { events } = await ledger.trail.find({ ...recent, attribute: { key, value }, limit: 5 })
    expect(events).toEqual([special])
    const other = await ledger.trail.find({
      ...recent,
      attribute: { key, value: `${value}'--` },
      limit: 5,
    })
    // ReadOnly has two answers only: what is not `true` is `false`.
    expect(other.events).toHaveLength(key === 'ReadOnly' ? 1 : 0)
  })
})

describe('on disk', () => {
  let directory: string

  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'ledger-'))
  })

  afterEach(() => rmSync(directory, { recursive: true, force: true }))

  test('is there again after a restart, and gone after clear', async () => {
    ledger = await openLedger(directory)
    await ledger.metrics.record([{ metric: metric('X'), atMs: START, value: 1 }])
    await ledger.trail.record([call(1)])
    await ledger.close()
    ledger = await openLedger(directory)
    await ledger.metrics.record([{ metric: metric('X'), atMs: START, value: 2 }])
    await ledger.trail.record([call(1, { eventId: 'later' })])
    expect(await ledger.metrics.datapoints(wanted('X', ['Sum']))).toMatchObject([{ values: [3] }])
    const { events } = await ledger.trail.find({ ...recent, limit: 5 })
    expect(events.map(({ eventId }) => eventId)).toEqual(['later', 'event-1'])
    await ledger.clear()
    expect(await ledger.metrics.known(ACCOUNT, REGION)).toEqual([])
    await ledger.metrics.record([{ metric: metric('X'), atMs: START, value: 5 }])
    expect(await ledger.metrics.datapoints(wanted('X', ['Sum']))).toMatchObject([{ values: [5] }])
    await ledger.close()
  })

  test('writing many samples costs no more than a few times printing them', async () => {
    const samples = Array.from({ length: 200_000 }, (_, index) => ({
      metric: metric(`M${index % 8}`),
      atMs: START + index * 100,
      value: index % 977,
    }))
    const printing = performance.now()
    const printed = samples.map((sample) => JSON.stringify(sample)).length
    const printedMs = performance.now() - printing
    ledger = await openLedger(directory)
    const writing = performance.now()
    await ledger.metrics.record(samples)
    const writtenMs = performance.now() - writing
    await ledger.close()
    expect(printed).toBe(samples.length)
    expect(writtenMs).toBeLessThan(printedMs * 20)
  })
})
