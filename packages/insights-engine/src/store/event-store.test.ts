import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { engineThatStores, eventAt, noon, temporaryFolder } from '../testing/temporary-engine.ts'

const appender = fileURLToPath(new URL('../testing/append-until-killed.ts', import.meta.url))

const offsets = (page: { readonly events: readonly { readonly timestampMs: number }[] }) =>
  page.events.map(({ timestampMs }) => timestampMs - noon)

test('events are read in the order of time, both ways, from cursor to cursor', async () => {
  const engine = await engineThatStores()
  await engine.createGroup('g', '1:g')
  await engine.append(
    'g',
    [5, 1, 1, 1, 3].map((offset) => eventAt(offset)),
  )
  await engine.append(
    'g',
    [2, 1, 4].map((offset) => eventAt(offset)),
  )
  for (const newestFirst of [false, true]) {
    const seen: number[] = []
    let after: string | undefined
    for (;;) {
      const page = await engine.read({
        group: 'g',
        newestFirst,
        limit: 3,
        ...(after !== undefined && { after }),
      })
      seen.push(...offsets(page))
      after = page.events.at(-1)?.cursor
      if (!page.hasMore) break
    }
    const inOrder = [1, 1, 1, 1, 2, 3, 4, 5]
    expect(seen).toEqual(newestFirst ? inOrder.reverse() : inOrder)
  }
})

test('a reading is narrowed by time and by streams', async () => {
  const engine = await engineThatStores()
  await engine.createGroup('g', '1:g')
  const streams = ['a/1', 'a/2', 'b_%']
  await engine.append(
    'g',
    streams.map((logStream, index) => eventAt(index, { logStream })),
  )
  const read = (narrowed: object) =>
    engine.read({ group: 'g', newestFirst: false, limit: 10, ...narrowed }).then(offsets)
  expect(await read({ streams: ['a/2', 'b_%'] })).toEqual([1, 2])
  expect(await read({ streamPrefix: 'a/' })).toEqual([0, 1])
  expect(await read({ streamPrefix: '%' })).toEqual([])
  expect(await read({ streams: [] })).toEqual([])
  expect(await read({ startMs: noon + 1, endMs: noon + 2 })).toEqual([1])
  expect(
    await read({ startMs: Number.NEGATIVE_INFINITY, endMs: Number.POSITIVE_INFINITY }),
  ).toEqual([0, 1, 2])
  expect(await read({ after: "x' OR true" })).toEqual([])
})

test('a pointer finds its event with both of its texts, anything else finds nothing', async () => {
  const engine = await engineThatStores()
  await engine.createGroup('g', '1:g')
  const event = eventAt(0, { message: 'a 4111\0', masked: 'a ****' })
  await engine.append('g', [eventAt(1), event])
  const { events } = await engine.read({ group: 'g', newestFirst: false, limit: 1 })
  const pointer = events[0]?.pointer ?? ''
  expect(await engine.event(pointer)).toEqual({ group: 'g', pointer, ...event })
  for (const wrong of [
    '',
    '1',
    '1-',
    '1-99',
    '9-1',
    `${pointer}'`,
    '1-1e3',
    '-1--1',
    '9'.repeat(400),
  ]) {
    expect(await engine.event(wrong)).toBeUndefined()
  }
})

test('a group knows its size, its streams and their times without being read', async () => {
  const engine = await engineThatStores()
  await engine.createGroup('g', '1:g')
  expect(await engine.size('g')).toEqual({ events: 0, bytes: 0 })
  await engine.append('g', [
    eventAt(0, { logStream: 'a', message: '한' }),
    eventAt(9, { logStream: 'a', message: 'xy', ingestionTimeMs: noon + 1 }),
    eventAt(5, { logStream: 'b', message: 'z' }),
  ])
  const a = { events: 2, bytes: 5, firstMs: noon, lastMs: noon + 9, lastIngestionMs: noon + 60_000 }
  const b = {
    events: 1,
    bytes: 1,
    firstMs: noon + 5,
    lastMs: noon + 5,
    lastIngestionMs: noon + 60_000,
  }
  expect(await engine.streams('g')).toEqual([
    { stream: 'a', ...a },
    { stream: 'b', ...b },
  ])
  expect(await engine.size('g')).toEqual({ ...a, events: 3, bytes: 6 })
  await engine.removeBefore('g', noon + 5)
  expect(await engine.size('g')).toMatchObject({ events: 2, bytes: 3, firstMs: noon + 5 })
  await engine.removeStream('g', 'a')
  expect(await engine.streams('g')).toEqual([{ stream: 'b', ...b }])
  await engine.removeStream('g', 'none')
  await engine.dropGroup('g')
  expect(engine.hasGroup('g')).toBe(false)
  await expect(engine.append('g', [eventAt(0)])).rejects.toThrow('There is no log group g')
})

test('a restart finds groups, events and lookup tables again, and gives no number twice', async () => {
  const directory = await temporaryFolder()
  const first = await engineThatStores({ directory })
  await first.createGroup("it's", '1:it')
  await first.createGroup('gone', '1:gone')
  await first.append("it's", [eventAt(0, { logStream: 'a' }), eventAt(1, { logStream: 'b' })])
  const [gone] = (await first.read({ group: "it's", newestFirst: true, limit: 1 })).events
  await first.removeStream("it's", 'b')
  await first.dropGroup('gone')
  await first.putLookupTable('teams', 'id,name\n1,claims\n')
  const sizeBefore = await first.size("it's")
  await first.close()

  const second = await engineThatStores({ directory })
  expect(second.hasGroup('gone')).toBe(false)
  expect(await second.size("it's")).toEqual(sizeBefore)
  expect(await second.event(gone?.pointer ?? '')).toBeUndefined()
  await second.createGroup('gone', '1:gone')
  await second.append("it's", [eventAt(2)])
  await second.append('gone', [eventAt(3)])
  expect(await second.event(gone?.pointer ?? '')).toBeUndefined()
  expect(offsets(await second.read({ group: "it's", newestFirst: false, limit: 9 }))).toEqual([
    0, 2,
  ])
})

test('writers that come at once wait for each other', async () => {
  const engine = await engineThatStores()
  await engine.createGroup('g', '1:g')
  const batches = Array.from({ length: 20 }, (_, batch) =>
    Array.from({ length: 50 }, (_event, i) => eventAt(batch * 50 + i)),
  )
  await Promise.all(batches.map((batch) => engine.append('g', batch)))
  expect((await engine.size('g')).events).toBe(1000)
  const page = await engine.read({ group: 'g', newestFirst: false, limit: 2000 })
  expect(new Set(page.events.map(({ pointer }) => pointer)).size).toBe(1000)
})

test('the fields of the newest events come with their share, system fields first', async () => {
  const engine = await engineThatStores()
  await engine.createGroup('g', '1:g')
  expect(await engine.fields('g', noon, noon + 10)).toEqual([])
  await engine.append('g', [
    eventAt(0, { message: '{"old":1}' }),
    eventAt(1, { message: '{"a":{"b":[1,{"c":"x"}]},"__proto__":{"p":1},"none":null,"empty":{}}' }),
    eventAt(2, { message: '{"a":{"b":[2]},"@own":true,"x.y":3}' }),
    eventAt(3, { message: 'text' }),
  ])
  const found = await engine.fields('g', noon + 1, noon + 3)
  expect(found.slice(0, 5).map(({ name }) => name)).toEqual([
    '@ingestionTime',
    '@log',
    '@logStream',
    '@message',
    '@timestamp',
  ])
  expect(found.slice(5)).toEqual([
    { name: 'a.b.0', percent: 67 },
    { name: '@@own', percent: 33 },
    { name: '__proto__.p', percent: 33 },
    { name: 'a.b.1.c', percent: 33 },
    { name: 'x.y', percent: 33 },
  ])
})

test('a group that is dropped while it is read has nothing in it', async () => {
  const engine = await engineThatStores()
  await engine.createGroup('g', '1:g')
  await engine.append('g', [eventAt(0)])
  const readings = Array.from({ length: 20 }, () =>
    engine.read({ group: 'g', newestFirst: false, limit: 1 }),
  )
  await engine.dropGroup('g')
  for (const { events } of await Promise.all(readings)) expect(events.length).toBeLessThan(2)
})

test('a group that is there can be read, whoever drops it at that moment', async () => {
  const engine = await engineThatStores()
  for (let round = 0; round < 60; round += 1) {
    await engine.createGroup('g', '1:g')
    await engine.append('g', [eventAt(0, { message: '{"a":1}' })])
    const dropping = engine.dropGroup('g')
    while (engine.hasGroup('g')) {
      await Promise.all([
        engine.fields('g', noon, noon),
        engine.read({ group: 'g', newestFirst: false, limit: 1 }),
      ])
    }
    await dropping
  }
})

test('clear leaves an empty store that goes on', async () => {
  const engine = await engineThatStores()
  await engine.createGroup('g', '1:g')
  await engine.append('g', [eventAt(0)])
  await engine.clear()
  expect(engine.hasGroup('g')).toBe(false)
  await engine.createGroup('g', '1:g')
  expect(await engine.size('g')).toEqual({ events: 0, bytes: 0 })
})

test('any text is stored, as well as UTF-8 can', async () => {
  const engine = await engineThatStores()
  await engine.createGroup('g', '1:g')
  const messages = ['', '\0', 'a\0b', '\ud800x', '😀', '"\'; DROP TABLE x', 'x'.repeat(1_048_576)]
  await engine.append(
    'g',
    messages.map((message, index) => eventAt(index, { message })),
  )
  const { events } = await engine.read({ group: 'g', newestFirst: false, limit: 9 })
  expect(events.map(({ message }) => message)).toEqual(messages.map((m) => m.toWellFormed()))
})

test('a folder that is open elsewhere is refused and left alone', async () => {
  const directory = await temporaryFolder()
  const engine = await engineThatStores({ directory })
  await engine.createGroup('g', '1:g')
  const kept = join(directory, 'spill', 'rows-1')
  await writeFile(kept, 'rows of a query')
  const child = spawn(process.execPath, [appender, directory], { stdio: 'ignore' })
  const [code] = await once(child, 'exit')
  expect(code).not.toBe(0)
  expect(await readdir(join(directory, 'spill'))).toEqual(['rows-1'])
  await engine.append('g', [eventAt(0)])
})
