import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Sandbox, startSandbox } from '../server.ts'
import { storeCalls } from '../services/bedrock-runtime/logging/store-calls.ts'
import { DAY_MS, HOUR_MS } from './calendar.ts'
import { historySlices } from './history-slices.ts'
import { hours, trafficPlan } from './invocations.ts'
import { callsStoredAfter } from './stored-calls.ts'
import type { TrafficProgress } from './traffic-progress.ts'

const small = { days: 2, calls: 300, seed: 5 }
const GROUPS = ['000000000202', '000000000303'].flatMap((account) =>
  ['us-east-1', 'ap-northeast-2'].map((region) => ({ account, region })),
)

let sandbox: Sandbox
let stateDir: string | undefined

beforeEach(async () => {
  stateDir = undefined
  sandbox = await startSandbox({ port: 0, oidcClientSecret: 'unused' })
})

afterEach(async () => {
  await sandbox.close()
  if (stateDir !== undefined) rmSync(stateDir, { recursive: true, force: true })
})

async function control(method: string, path: string, body?: object, headers = {}) {
  const response = await fetch(`${sandbox.url}/_sandbox/${path}`, {
    method,
    headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const answer: Record<string, unknown> = JSON.parse(await response.text())
  return { status: response.status, answer }
}

const progress = (): TrafficProgress => sandbox.parts.traffic.progress()

/** Resolves when what was asked for is there. */
const made = () =>
  expect.poll(() => progress().state, { timeout: 30_000 }).not.toMatch(/history|events|failed/)

async function eventsInLogs(): Promise<number> {
  const engine = await sandbox.parts.world.stores.logs()
  let sum = 0
  for (const { account, region } of GROUPS) {
    const key = `${account}:${region}:/aws/bedrock/modelinvocations`
    if (engine.hasGroup(key)) sum += (await engine.size(key)).events
  }
  return sum
}

/** What the plan of the world would put into the logs between two moments. */
function expectedEvents(fromMs: number, untilMs: number): number {
  const plan = sandbox.parts.world.state.traffic?.plan
  if (plan === undefined) throw new Error('There is no traffic.')
  const calls = [...hours(plan, fromMs, untilMs)].flat()
  return calls.filter(
    ({ region, errorCode }) => region !== 'us-west-2' && errorCode !== 'AccessDeniedException',
  ).length
}

describe('POST /_sandbox/traffic', () => {
  test('makes a history: logs, metrics, CloudTrail and S3, while others are answered', async () => {
    const { status, answer } = await control('POST', 'traffic', small)
    expect([status, answer['state']]).toEqual([200, 'history'])
    expect((await control('GET', 'clock')).status).toBe(200)
    expect((await control('POST', 'traffic', small)).answer['message']).toMatch(/already/)
    await made()
    const { until, delivered } = progress()
    const untilMs = Date.parse(until ?? '')
    expect(Math.abs(untilMs - Date.now())).toBeLessThan(60_000)
    expect(delivered).toBeGreaterThan(200)
    expect(await eventsInLogs()).toBe(expectedEvents(untilMs - 2 * DAY_MS, untilMs))

    const { stores } = sandbox.parts.world
    const bucket = 'gatehouse-bedrock-logs-000000000303-us-east-1'
    expect((await stores.objects().list(bucket, '', '', 10)).length).toBeGreaterThan(0)
    const metrics = await (await stores.metrics()).known('000000000303', 'us-east-1')
    expect(metrics.map(({ name }) => name)).toContain('Invocations')
    const trail = await (await stores.trail()).find({
      accountId: '000000000202',
      region: 'us-west-2',
      startMs: untilMs - 2 * DAY_MS,
      endMs: untilMs,
      limit: 5,
    })
    expect(trail.events[0]?.eventSource).toBe('bedrock.amazonaws.com')
  })

  test('what was made is not made again; another history needs a reset', async () => {
    await control('POST', 'traffic', small)
    await made()
    const before = await eventsInLogs()
    await control('POST', 'traffic', small)
    await made()
    expect((await eventsInLogs()) - before).toBeLessThan(5)
    const { status, answer } = await control('POST', 'traffic', { ...small, seed: 6 })
    expect(status).toBe(400)
    expect(answer['message']).toContain('Reset the sandbox to make another.')
    await control('POST', 'reset')
    expect([progress().until, await eventsInLogs()]).toEqual([null, 0])
    expect((await control('POST', 'traffic', { ...small, seed: 6 })).status).toBe(200)
    await made()
  })

  test('goes on as time passes, and fills what it missed', async () => {
    await control('POST', 'traffic', { ...small, live: true })
    await made()
    expect(progress()).toMatchObject({ state: 'live', isLive: true })
    const before = await eventsInLogs()
    await control('POST', 'clock', { advanceSeconds: 30 * 3600 })
    const nowMs = sandbox.parts.world.clock.now().getTime()
    const reached = () => Date.parse(progress().until ?? '') >= nowMs
    await expect.poll(reached, { timeout: 30_000 }).toBe(true)
    expect(await eventsInLogs()).toBeGreaterThan(before + 50)
    await control('POST', 'traffic', { events: 50 })
    await made()
    expect(progress()).toMatchObject({ state: 'live', delivered: 50 })
    await control('DELETE', 'traffic')
    expect(progress()).toMatchObject({ state: 'idle', isLive: false })
  })

  test('events for benchmarks share no request with a history of the same seed', async () => {
    // As many calls in as many days: the events would be the same calls.
    await control('POST', 'traffic', { days: 30, calls: 770, seed: 5 })
    await made()
    await control('POST', 'traffic', { events: 700, seed: 5 })
    await made()
    const requests = await callsStoredAfter(sandbox.parts.world, 0)
    expect(requests.size).toBe(await eventsInLogs())
    expect(requests.size).toBeGreaterThan(1_200)
  })

  test('events for benchmarks are in the logs alone, as many as asked', async () => {
    await control('POST', 'traffic', { events: 700 })
    await made()
    expect(progress().delivered).toBe(700)
    expect(await eventsInLogs()).toBe(700)
    const metrics = await (await sandbox.parts.world.stores.metrics()).known(
      '000000000303',
      'us-east-1',
    )
    expect(metrics.filter(({ namespace }) => namespace === 'AWS/Bedrock')).toEqual([])
  })

  test.each([
    [{ days: 0 }, 'days is a whole number from 1 to 90.'],
    [{ calls: 1.5 }, 'calls is a whole number'],
    [{ seed: '1' }, 'seed is a whole number'],
    [{ events: -1 }, 'events is a whole number'],
    [{ live: 'yes' }, 'live is true or false.'],
  ])('refuses %j', async (body, why) => {
    const { status, answer } = await control('POST', 'traffic', body)
    expect(status).toBe(400)
    expect(answer['message']).toContain(why)
    expect(progress().state).toBe('idle')
  })

  test('refuses pages of other origins', async () => {
    const { status } = await control('POST', 'traffic', small, { origin: 'https://example.com' })
    expect(status).toBe(403)
  })
})

test('a restart continues with the next call', async () => {
  await sandbox.close()
  stateDir = mkdtempSync(join(tmpdir(), 'sandbox-traffic-'))
  const start = () => startSandbox({ port: 0, oidcClientSecret: 'unused', stateDir })
  sandbox = await start()
  sandbox.parts.traffic.startHistory(small, false)
  await made()
  const firstMs = Date.parse(progress().until ?? '') - 2 * DAY_MS
  sandbox.parts.world.clock.advance(7 * 3600)
  sandbox.parts.world.changed()
  await sandbox.close()

  sandbox = await start()
  const kept = progress().until
  sandbox.parts.traffic.goOn(false)
  await made()
  const untilMs = Date.parse(progress().until ?? '')
  expect(untilMs - Date.parse(kept ?? '')).toBeGreaterThanOrEqual(7 * HOUR_MS)
  expect(await eventsInLogs()).toBe(expectedEvents(firstMs, untilMs))
})

describe('a sudden end', () => {
  const begun = () => {
    const { world } = sandbox.parts
    const endMs = world.clock.now().getTime()
    const afterMs = endMs - 2 * DAY_MS
    const plan = trafficPlan({ ...small, endMs })
    world.state.traffic = { plan, ...small, untilMs: afterMs }
    return { world, plan, afterMs, endMs }
  }

  const callsOfMetrics = async (afterMs: number) => {
    const metrics = await sandbox.parts.world.stores.metrics()
    let sum = 0
    for (const { account: accountId, region } of GROUPS) {
      for (const { name, namespace, dimensions } of await metrics.known(accountId, region)) {
        if (name !== 'IncomingLogEvents') continue
        const points = await metrics.datapoints({
          ...{ accountId, region, namespace, name, dimensions },
          startMs: Math.floor(afterMs / HOUR_MS) * HOUR_MS,
          endMs: afterMs + 4 * DAY_MS,
          periodSeconds: 3600,
          statistics: ['Sum'],
        })
        for (const { values } of points) sum += values[0] ?? 0
      }
    }
    return sum
  }

  test('before metrics and CloudTrail were told: they are, and the log is not told twice', async () => {
    const { world, plan, afterMs, endMs } = begun()
    const logging = world.state.invocationLogging
    const wanted = { plan, afterMs, untilMs: endMs, logging, callsAtOnce: 100 }
    const slices = historySlices(wanted)
    const first = await slices.next()
    if (first.done === true) throw new Error('There is no slice.')
    const { calls, untilMs } = first.value
    const killed = Promise.reject(new Error('killed'))
    // Nobody waits for it before the log is written.
    killed.catch(() => undefined)
    const storing = storeCalls(world, calls, { untilMs, after: killed, isStored: () => false })
    await expect(storing).rejects.toThrow('killed')
    expect(await eventsInLogs()).toBeGreaterThan(0)
    expect(await callsOfMetrics(afterMs)).toBe(0)

    sandbox.parts.traffic.goOn(false)
    await made()
    const expected = expectedEvents(afterMs, Date.parse(progress().until ?? ''))
    expect(await eventsInLogs()).toBe(expected)
    expect(await callsOfMetrics(afterMs)).toBe(expected)
  })

  test('before the snapshot was written: what the ledger has is not made again', async () => {
    const { world, afterMs } = begun()
    sandbox.parts.traffic.goOn(false)
    await made()
    const { traffic } = world.state
    if (traffic === undefined) throw new Error('There is no traffic.')
    traffic.untilMs = afterMs
    sandbox.parts.traffic.goOn(false)
    await made()
    const expected = expectedEvents(afterMs, Date.parse(progress().until ?? ''))
    expect(await eventsInLogs()).toBe(expected)
    expect(await callsOfMetrics(afterMs)).toBe(expected)
  })
})

test('a sandbox that was off for a year does not make up a year', async () => {
  const endMs = sandbox.parts.world.clock.now().getTime()
  const few = { ...small, calls: 20 }
  const plan = trafficPlan({ ...few, endMs: endMs - 365 * DAY_MS })
  sandbox.parts.world.state.traffic = { plan, ...few, untilMs: endMs - 365 * DAY_MS }
  sandbox.parts.traffic.goOn(false)
  await expect.poll(() => progress().expected, { timeout: 30_000 }).toBeGreaterThan(0)
  expect(progress().expected).toBeLessThan(400)
  await control('DELETE', 'traffic')
})
