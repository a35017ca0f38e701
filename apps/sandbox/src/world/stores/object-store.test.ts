import { spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  appendFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type ClosableObjectStore, createObjectStore } from './create-object-store.ts'

const BUCKET = 'bucket'
const AT = { lastModifiedMs: 1_000 }

let directory: string
const opened: ClosableObjectStore[] = []

function open(): ClosableObjectStore {
  const store = createObjectStore(directory)
  store.bucketsAre((name) => name.startsWith(BUCKET))
  opened.push(store)
  return store
}

const text = (value: string): Uint8Array => Buffer.from(value)
const bodies = (): string[] =>
  readdirSync(join(directory, 'bodies'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => entry.name)

async function keys(store: ClosableObjectStore, prefix = '', after = '', most = 1000) {
  return (await store.list(BUCKET, prefix, after, most)).map(({ key }) => key)
}

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'gatehouse-objects-'))
})

afterEach(async () => {
  for (const store of opened.splice(0)) await store.close()
  rmSync(directory, { recursive: true, force: true })
})

describe.each([
  ['in memory', createInMemory],
  ['on disk', () => open()],
])('objects %s', (where, store) => {
  test('come back as they were put', async () => {
    const objects = store()
    const facts = await objects.put(BUCKET, 'a', text('hello'), {
      ...AT,
      contentType: 'text/plain',
      contentEncoding: 'gzip',
      metadata: { team: 'alpha' },
    })
    expect(facts).toEqual({
      key: 'a',
      size: 5,
      etag: '5d41402abc4b2a76b9719d911017c592',
      lastModifiedMs: 1_000,
      contentType: 'text/plain',
      contentEncoding: 'gzip',
      metadata: { team: 'alpha' },
    })
    expect(await objects.head(BUCKET, 'a')).toEqual(facts)
    expect(await objects.get(BUCKET, 'a')).toEqual({ ...facts, body: Buffer.from('hello') })
    expect(await objects.head(BUCKET, 'b')).toBeUndefined()
  })

  test('are read piece by piece, and in part', async () => {
    const objects = store()
    const large = Buffer.alloc(3 * 1024 * 1024, 'abcdefgh')
    await objects.put(BUCKET, 'large', pieces(large, 65_537), AT)
    const read = await objects.read(BUCKET, 'large', () => ({ first: 7, last: 2_000_000 }))
    expect((await joined(read?.body)).equals(large.subarray(7, 2_000_001))).toBe(true)
  })

  test('are replaced while somebody still reads the old one', async () => {
    const objects = store()
    await objects.put(BUCKET, 'k', Buffer.alloc(2_000_000, 'a'), AT)
    const old = await objects.read(BUCKET, 'k')
    await objects.put(BUCKET, 'k', text('new'), AT)
    expect((await joined(old?.body)).equals(Buffer.alloc(2_000_000, 'a'))).toBe(true)
    expect((await objects.get(BUCKET, 'k'))?.size).toBe(3)
  })

  test('are refused without a trace', async () => {
    const objects = store()
    const accepts = () => {
      throw new Error('no')
    }
    await expect(objects.put(BUCKET, 'k', text('x'), { ...AT, accepts })).rejects.toThrow('no')
    await expect(objects.put(BUCKET, 'k', broken(), AT)).rejects.toThrow('cut off')
    await expect(objects.put('elsewhere', 'k', text('x'), AT)).rejects.toThrow('no bucket')
    expect(await keys(objects)).toEqual([])
    if (where === 'on disk') expect(bodies()).toEqual([])
  })

  test('are all gone after clear', async () => {
    const objects = store()
    await objects.put(BUCKET, 'k', text('x'), AT)
    await objects.clear()
    expect(await keys(objects)).toEqual([])
    await objects.put(BUCKET, 'k2', text('y'), AT)
    expect(await keys(objects)).toEqual(['k2'])
  })

  test('are listed by prefix, after a key, bucket by bucket', async () => {
    const objects = store()
    for (const key of ['b/2', 'a', 'b/1', 'c', 'b/3', 'é', 'b']) {
      await objects.put(BUCKET, key, text(key), AT)
    }
    await objects.put('bucket-2', 'b/9', text(''), AT)
    expect(await keys(objects)).toEqual(['a', 'b', 'b/1', 'b/2', 'b/3', 'c', 'é'])
    expect(await keys(objects, 'b/')).toEqual(['b/1', 'b/2', 'b/3'])
    expect(await keys(objects, 'b/', 'b/1', 1)).toEqual(['b/2'])
    expect(await keys(objects, 'b/', 'c')).toEqual([])
    await objects.delete(BUCKET, 'b/2')
    await objects.delete(BUCKET, 'b/2')
    expect(await keys(objects, 'b/', 'a')).toEqual(['b/1', 'b/3'])
  })
})

describe('on disk', () => {
  const HOSTILE = [
    '../../etc/passwd',
    '/',
    '//',
    '..',
    '.',
    'a\0b',
    'a\nb',
    '__proto__',
    'constructor',
    'CON',
    'x'.repeat(1024),
    '😀/\u{10FFFF}',
    '%2e%2e%2f',
    'a\\..\\b',
  ]

  test('no key becomes a path, and all survive a restart', async () => {
    const first = open()
    for (const key of HOSTILE) await first.put(BUCKET, key, text(key), AT)
    await first.close()
    const second = open()
    for (const key of HOSTILE) {
      expect(Buffer.from((await second.get(BUCKET, key))?.body ?? []).toString()).toBe(key)
    }
    expect(await keys(second)).toHaveLength(HOSTILE.length)
    expect(readdirSync(directory).sort()).toEqual(['bodies', 'index.jsonl'])
    for (const name of bodies()) expect(name).toMatch(/^[0-9a-f-]{36}$/)
  })

  test('a line and a body that a dying process left are as if they never were', async () => {
    const first = open()
    await first.put(BUCKET, 'whole', text('whole'), AT)
    await first.close()
    const [kept = ''] = bodies()
    writeFileSync(join(directory, 'bodies', kept.slice(0, 2), 'orphan'), 'half')
    appendFileSync(join(directory, 'index.jsonl'), '{"bucket":"bucket","put":{"key":"ha')
    const second = open()
    expect(await keys(second)).toEqual(['whole'])
    await second.put(BUCKET, 'later', text('later'), AT)
    await second.close()
    expect(await keys(open())).toEqual(['later', 'whole'])
    expect(bodies()).toHaveLength(2)
  })

  test('a process killed while it writes leaves whole objects only', async () => {
    const module = new URL('create-object-store.ts', import.meta.url).href
    const child = spawn(
      process.execPath,
      ['--input-type=module', '-e', WRITES_UNTIL_KILLED, module, directory],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    )
    await once(child.stdout, 'data')
    child.kill('SIGKILL')
    await once(child, 'close')
    const store = open()
    const found = await store.list(BUCKET, '', '', 100_000)
    expect(found.length).toBeGreaterThan(20)
    for (const { key, size } of found) {
      const body = Buffer.from((await store.get(BUCKET, key))?.body ?? [])
      expect([key, size, body.equals(Buffer.alloc(300_000, key))]).toEqual([key, 300_000, true])
    }
    expect(bodies()).toHaveLength(found.length)
  })

  test('an index full of what was replaced is written anew', async () => {
    const first = open()
    for (let turn = 0; turn < 1_100; turn += 1) await first.put(BUCKET, 'k', text(`${turn}`), AT)
    await first.close()
    const second = open()
    expect(Buffer.from((await second.get(BUCKET, 'k'))?.body ?? []).toString()).toBe('1099')
    expect(readFileSync(join(directory, 'index.jsonl'), 'utf8').split('\n')).toHaveLength(2)
    await second.put(BUCKET, 'k2', text('x'), AT)
    await second.close()
    expect(await keys(open())).toEqual(['k', 'k2'])
  })
})

/** Says so once it is well under way, and never ends by itself. */
const WRITES_UNTIL_KILLED = `
  const { createObjectStore } = await import(process.argv[1])
  const store = createObjectStore(process.argv[2])
  store.bucketsAre(() => true)
  for (let turn = 0; ; turn += 1) {
    const keys = ['a', 'b', 'c', 'd'].map((letter) => letter + turn)
    await Promise.all(keys.map((key) => store.put('bucket', key, Buffer.alloc(300_000, key), { lastModifiedMs: 0 })))
    if (turn === 10) process.stdout.write('going')
  }
`

function createInMemory(): ClosableObjectStore {
  const store = createObjectStore()
  store.bucketsAre((name) => name.startsWith(BUCKET))
  return store
}

async function* pieces(bytes: Uint8Array, size: number): AsyncIterable<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

async function* broken(): AsyncIterable<Uint8Array> {
  yield text('begun')
  throw new Error('cut off')
}

async function joined(body: AsyncIterable<Uint8Array> | undefined): Promise<Buffer> {
  const found: Uint8Array[] = []
  for await (const piece of body ?? []) found.push(piece)
  return Buffer.concat(found)
}
