import { expect, test } from 'vitest'
import { DAY_MS, HOUR_MS } from './calendar.ts'
import { callsOfHour, hours, invocations, trafficPlan } from './invocations.ts'

const MONDAY_NOON = Date.parse('2026-11-23T12:34:56Z')
const week = { seed: 1, days: 7, calls: 3_000, endMs: MONDAY_NOON }
const textOf = (options: typeof week) => JSON.stringify([...invocations(options)])

test('the same seed gives the same calls, another seed gives others', () => {
  expect(textOf(week)).toBe(textOf(week))
  expect(textOf({ ...week, seed: 2 })).not.toBe(textOf(week))
})

test('four weeks later the same calls come, four weeks later', () => {
  const shift = 28 * DAY_MS
  const now = [...invocations(week)]
  const later = [...invocations({ ...week, endMs: MONDAY_NOON + shift })]
  expect(later.map(({ requestId, atMs }) => [requestId, atMs - shift])).toEqual(
    now.map(({ requestId, atMs }) => [requestId, atMs]),
  )
})

test('they come in the order of time, end at the end, and no request id comes twice', () => {
  const calls = [...invocations(week)]
  const times = calls.map(({ atMs }) => atMs)
  expect(times).toEqual([...times].sort((left, right) => left - right))
  expect(times[0]).toBeGreaterThan(MONDAY_NOON - 7 * DAY_MS)
  expect(times.at(-1)).toBeLessThanOrEqual(MONDAY_NOON)
  expect(new Set(calls.map(({ requestId }) => requestId)).size).toBe(calls.length)
  expect(calls.length).toBeGreaterThan(2_800)
  expect(calls.length).toBeLessThan(3_200)
})

test('asked in two parts they are the calls of the whole', () => {
  const plan = trafficPlan(week)
  const from = MONDAY_NOON - 2 * DAY_MS
  const cut = MONDAY_NOON - 5 * HOUR_MS - 321_000
  const ids = (after: number, until: number) =>
    [...hours(plan, after, until)].flat().map(({ requestId }) => requestId)
  expect([...ids(from, cut), ...ids(cut, MONDAY_NOON)]).toEqual(ids(from, MONDAY_NOON))
})

test('a working day is busier than its night and than Sunday, and this week than the first', () => {
  const month = { seed: 1, days: 30, calls: 12_000, endMs: MONDAY_NOON }
  const plan = trafficPlan(month)
  const people = (iso: string) =>
    callsOfHour(plan, Date.parse(iso)).filter(({ sourceIpAddress }) =>
      sourceIpAddress?.startsWith('203.0.113'),
    ).length
  // Ten in the morning in Seoul: Thursday, Sunday, and Thursday's night.
  expect(people('2026-11-19T01:00:00Z')).toBeGreaterThan(5 * people('2026-11-22T01:00:00Z') + 1)
  expect(people('2026-11-18T17:00:00Z')).toBeLessThan(2)
  const ofDays = (from: number) =>
    [...hours(plan, MONDAY_NOON - from * DAY_MS, MONDAY_NOON - (from - 5) * DAY_MS)].flat().length
  expect(ofDays(6)).toBeGreaterThan(ofDays(27) * 1.15)
})

test('the runaway agent spends forty times what its owner spends', () => {
  const calls = [...invocations({ seed: 1, days: 30, calls: 15_000, endMs: MONDAY_NOON })]
  const perHour = new Map<number, number>()
  for (const { identityArn, atMs } of calls) {
    if (!identityArn.endsWith('/hyunwoo-seo')) continue
    const hour = Math.floor(atMs / HOUR_MS)
    perHour.set(hour, (perHour.get(hour) ?? 0) + 1)
  }
  const counts = [...perHour.values()].sort((left, right) => right - left)
  const [first = 0, second = 0, ...others] = counts
  const usual = others.reduce((sum, count) => sum + count, 0) / others.length
  expect(second).toBeGreaterThan(20 * usual)
  expect(first).toBeLessThan(80 * usual)
  expect(others[0]).toBeLessThan(10 * usual)
})
