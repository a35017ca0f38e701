import { randomBytes } from 'node:crypto'
import { createGzip, gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { DeliveredBefore } from './delivered-before.ts'
import { logObjectLimits } from './log-object-refusal.ts'
import { type LogObjectPart, readLogObject } from './read-log-object.ts'

async function* body(bytes: Uint8Array, piece = 65_536): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.byteLength; start += piece) {
    yield bytes.subarray(start, start + piece)
  }
}

/** Parts in short: a line number for a record, `line reason` for a refusal, `!` where it ends. */
async function read(object: AsyncIterable<Uint8Array>, limits = {}): Promise<(string | number)[]> {
  const parts: LogObjectPart[] = []
  for await (const part of readLogObject(object, { ...logObjectLimits, ...limits }))
    parts.push(part)
  return parts.map((part) =>
    part.kind === 'record' ? part.line : `${part.line} ${part.reason}${part.endsObject ? '!' : ''}`,
  )
}

const lines = (...texts: string[]) => body(gzipSync(texts.join('\n')))
const record = (i: number, more = '') => `{"requestId":"r-${i}","n":${i},"x":"${more}"}`

/** The largest growth of memory while the work is done, in MB. */
async function growthOf(work: () => Promise<void>): Promise<number> {
  const before = process.memoryUsage.rss()
  let most = before
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss())
  }, 10)
  await work()
  clearInterval(watch)
  return (most - before) / 1024 ** 2
}

/** A gzip stream that is made while it is read. */
async function* gzipped(piece: Buffer, times: number): AsyncGenerator<Uint8Array> {
  const gzip = createGzip({ level: 9 })
  const feed = (async () => {
    for (let i = 0; i < times; i += 1) {
      if (!gzip.write(piece)) await new Promise((resolve) => gzip.once('drain', resolve))
      if (gzip.destroyed) return
    }
    gzip.end()
  })()
  yield* gzip
  await feed
}

test('an ordinary object gives its records with their line and request', async () => {
  const parts: LogObjectPart[] = []
  const object = body(gzipSync(`${record(1)}\r\n\n${record(3)}\n`), 7)
  for await (const part of readLogObject(object)) parts.push(part)
  expect(parts).toEqual([
    { kind: 'record', line: 1, text: record(1), requestId: 'r-1' },
    { kind: 'record', line: 3, text: record(3), requestId: 'r-3' },
  ])
  expect(await read(body(new Uint8Array()))).toEqual([])
  expect(await read(lines(''))).toEqual([])
  const members = Buffer.concat([gzipSync(`${record(1)}\n`), gzipSync(record(2))])
  expect(await read(body(members))).toEqual([1, 2])
})

test('lines that are no records are told by name and number, the others stay', async () => {
  const hostile = [
    record(1),
    'text',
    '[1]',
    'null',
    '{"a":1',
    `{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`,
    `{"a":"${'x'.repeat(1024 * 1024)}"}`,
    '{"__proto__":{"requestId":"p"},"constructor":1}',
    '{"requestId":"a","requestId":"b"}',
  ]
  expect(await read(lines(...hostile))).toEqual([
    1,
    '2 not_json',
    '3 not_an_object',
    '4 not_an_object',
    '5 not_json',
    '6 nested_too_deep',
    '7 line_too_long',
    8,
    9,
  ])
  const notText = Buffer.concat([Buffer.from('{"a":"'), Buffer.from([0xff]), Buffer.from('"}')])
  expect(await read(body(gzipSync(notText)))).toEqual(['1 not_utf8'])
})

test('keys of JavaScript are data, and of a key that comes twice the last counts', async () => {
  const ids: unknown[] = []
  const object = lines('{"__proto__":{"requestId":"p"}}', '{"requestId":"a","requestId":"b"}')
  for await (const part of readLogObject(object)) ids.push(part.kind === 'record' && part.requestId)
  expect(ids).toEqual([undefined, 'b'])
  expect(Object.hasOwn(Object.prototype, 'requestId')).toBe(false)
})

test('records before a cut are delivered, whole ones only', async () => {
  const many = Array.from({ length: 2000 }, (_, i) => record(i, randomBytes(100).toString('hex')))
  const whole = gzipSync(many.join('\n'))
  const parts = await read(body(whole.subarray(0, whole.byteLength / 2)))
  const numbers = parts.slice(0, -1)
  expect(numbers).toEqual(numbers.map((_, index) => index + 1))
  expect(numbers.length).toBeGreaterThan(800)
  expect(parts.at(-1)).toBe(`${numbers.length + 1} truncated!`)
  expect((await read(body(whole.subarray(0, -1)))).at(-1)).toMatch(/truncated!$/)
})

test('what is damaged or no gzip at all is told', async () => {
  expect(await read(body(Buffer.from(record(1))))).toEqual(['1 not_gzip!'])
  const damaged = gzipSync(Array.from({ length: 500 }, (_, i) => record(i)).join('\n'))
  damaged.writeUInt32LE(1, damaged.byteLength - 8)
  const parts = await read(body(damaged))
  expect(parts.at(-1)).toMatch(/corrupt!$/)
  // zlib keeps the 16 kB to itself in which it finds the fault.
  expect(parts.length).toBeGreaterThan(400)
})

test('a bomb is left as soon as it shows', async () => {
  const growth = await growthOf(async () => {
    const parts = await read(gzipped(Buffer.alloc(1024 * 1024, 0x20), 10_000))
    expect(parts).toEqual(['1 expands_too_much!'])
    const newlines = await read(gzipped(Buffer.alloc(1024 * 1024, 0x0a), 100))
    expect(newlines).toEqual([expect.stringMatching(/expands_too_much!$/)])
  })
  expect(growth).toBeLessThan(300)
})

test('without a bound of the ratio there is one of the whole', async () => {
  const object = gzipped(Buffer.from(`${record(1)}\n`.repeat(20_000)), 100)
  const parts = await read(object, { ratio: Number.POSITIVE_INFINITY, bytes: 2_000_000 })
  expect(parts.at(-1)).toMatch(/expands_too_much!$/)
})

test('a large object is read in little memory, one too large is left', async () => {
  const piece = Buffer.from(
    Array.from(
      { length: 500 },
      (_, i) => `${record(i, randomBytes(1000).toString('base64'))}\n`,
    ).join(''),
  )
  let records = 0
  // 60 MB as it lies in S3: base64 of randomness shrinks by a quarter.
  const growth = await growthOf(async () => {
    for await (const part of readLogObject(gzippedFast(piece, 115))) {
      if (part.kind === 'record') records += 1
    }
  })
  expect(records).toBe(500 * 115)
  expect(growth).toBeLessThan(300)
  const parts = await read(gzippedFast(piece, 20), { compressedBytes: 1_000_000 })
  expect(parts.at(-1)).toMatch(/object_too_large!$/)
})

async function* gzippedFast(piece: Buffer, members: number): AsyncGenerator<Uint8Array> {
  const member = gzipSync(piece, { level: 1 })
  for (let i = 0; i < members; i += 1) yield member
}

test('an object of refused lines is given up', async () => {
  const parts = await read(lines(...Array.from({ length: 100 }, () => 'x')), { refusedLines: 3 })
  expect(parts).toEqual(['1 not_json', '2 not_json', '3 not_json', '4 too_many_refused_lines!'])
})

test('a delivery that came before is known again, as long as it is remembered', () => {
  const before = new DeliveredBefore(3)
  expect(before.object({ key: 'k', etag: '1' })).toBe(false)
  expect(before.object({ key: 'k', etag: '1' })).toBe(true)
  expect(before.object({ key: 'k', etag: '2' })).toBe(false)
  expect(before.request('r')).toBe(false)
  expect(before.request('r')).toBe(true)
  expect(before.request('r2')).toBe(false)
  expect(before.object({ key: 'k', etag: '2' })).toBe(true)
  expect(before.object({ key: 'k', etag: '1' })).toBe(false)
  const long = 'x'.repeat(1_000_000)
  expect([before.request(long), before.request(long)]).toEqual([false, true])
})
