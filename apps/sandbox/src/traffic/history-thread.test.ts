import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { hourFolder } from '../services/bedrock-runtime/logging/log-keys.ts'
import { recordFor } from '../services/bedrock-runtime/logging/loggable.ts'
import type { PreparedPlace } from '../services/bedrock-runtime/logging/prepared-calls.ts'
import { seedInvocationLogging } from '../world/seed-invocation-logging.ts'
import { HOUR_MS, startOfHour } from './calendar.ts'
import { type HistorySlice, historySlices } from './history-slices.ts'
import { slicesOfThread } from './history-thread.ts'
import { trafficPlan } from './invocations.ts'

const endMs = Date.parse('2026-11-20T14:35:00Z')
const days = 3
const wanted = {
  plan: trafficPlan({ seed: 3, days, calls: 4000, endMs }),
  afterMs: endMs - days * 24 * HOUR_MS,
  untilMs: endMs,
  logging: seedInvocationLogging(),
  callsAtOnce: 900,
}

async function all(slices: AsyncIterable<HistorySlice>): Promise<HistorySlice[]> {
  const made: HistorySlice[] = []
  for await (const slice of slices) made.push(slice)
  return made
}

/** What the log's destinations get; files and packed bodies are another way to say the same. */
const recordsOf = ({ where, loggable }: PreparedPlace) => ({
  where,
  records: loggable.map((each) => {
    const { record, offloaded } = recordFor(each, { bucketName: 'bucket' })
    const { requestId, atMs, latencyMs, isWhole } = each
    return { requestId, atMs, latencyMs, isWhole, record, bodies: offloaded.map(({ key }) => key) }
  }),
})

test('a thread makes the same slices', async () => {
  const [here, there] = await Promise.all([all(historySlices(wanted)), all(slicesOfThread(wanted))])
  expect(here.length).toBeGreaterThan(3)
  expect(there.map(({ untilMs }) => untilMs)).toEqual(here.map(({ untilMs }) => untilMs))
  for (const [index, { calls }] of there.entries()) {
    const { places, ...rest } = calls
    const { places: expected, ...others } = here[index]?.calls ?? { places: [] }
    expect(rest).toEqual(others)
    expect(places.map(recordsOf)).toEqual(expected.map(recordsOf))
  }
})

test('files hold the hours that are over, bodies lie packed', async () => {
  const places = (await all(slicesOfThread(wanted))).flatMap(({ calls }) => calls.places)
  let packedBodies = 0
  let lastMs = 0
  for (const { loggable, files, where } of places) {
    if (files === undefined) throw new Error('Nothing was packed.')
    const { bucket, beforeMs } = files
    expect(beforeMs).toBe(startOfHour(endMs))
    expect(bucket).toEqual(wanted.logging[where.accountId]?.[where.region]?.s3Config)
    const hours = Map.groupBy(
      loggable.filter(({ atMs }) => atMs < beforeMs),
      ({ atMs }) => hourFolder(atMs),
    )
    const texts = Array.from(hours.values(), (calls) =>
      calls.map((each) => `${recordFor(each, bucket).record}\n`).join(''),
    )
    expect(files.files.map(({ content }) => gunzipSync(content).toString())).toEqual(texts)
    for (const each of loggable) {
      lastMs = Math.max(lastMs, each.atMs)
      if (each.isWhole) continue
      for (const body of Object.values(each.bodies)) {
        if (body.isInline) continue
        packedBodies += 1
        const said = JSON.parse(gunzipSync(body.packed ?? '').toString())
        expect(JSON.stringify(said).length).toBeGreaterThan(100_000)
      }
    }
  }
  expect(packedBodies).toBeGreaterThan(0)
  expect(lastMs).toBeGreaterThan(startOfHour(endMs))
})

test('who stops asking leaves no thread behind', async () => {
  for await (const { calls } of slicesOfThread(wanted)) {
    expect(calls.count).toBeGreaterThan(0)
    break
  }
})

test('what goes wrong in the thread is heard of', async () => {
  const text = JSON.stringify(wanted.logging).replaceAll(/"keyPrefix":"[^"]*"/g, '"keyPrefix":5')
  const broken = { ...wanted, logging: JSON.parse(text) }
  await expect(all(slicesOfThread(broken))).rejects.toThrow('replace is not a function')
})
