import { gzipSync } from 'node:zlib'
import { CreateBucketCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Sandbox, startSandbox } from '../server.ts'
import { administrator } from '../services/bedrock/world-clients.ts'
import { INVOCATION_LOG_GROUP } from '../world/seed-log-groups.ts'

const DEV = '000000000202'
const Bucket = 'our-own-invocation-logs'

let sandbox: Sandbox
let s3: S3Client

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, oidcClientSecret: 'unused' })
  s3 = new S3Client({
    endpoint: sandbox.url,
    region: 'us-east-1',
    credentials: administrator(DEV),
    forcePathStyle: true,
    maxAttempts: 1,
  })
  await s3.send(new CreateBucketCommand({ Bucket }))
})

afterAll(() => sandbox.close())

const record = (requestId: string, more: object = {}) =>
  JSON.stringify({
    schemaType: 'ModelInvocationLog',
    timestamp: '2026-11-20T09:14:03Z',
    requestId,
    ...more,
  })

const put = (Key: string, Body: Uint8Array) => s3.send(new PutObjectCommand({ Bucket, Key, Body }))

async function load(body: object): Promise<{ status: number; answer: Record<string, unknown> }> {
  const response = await fetch(`${sandbox.url}/_sandbox/logs`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  return { status: response.status, answer: (await response.json()) as Record<string, unknown> }
}

async function stored(): Promise<string[]> {
  const engine = await sandbox.parts.world.stores.logs()
  const group = `${DEV}:us-east-1:${INVOCATION_LOG_GROUP}`
  if (!engine.hasGroup(group)) return []
  const { events } = await engine.read({ group, newestFirst: false, limit: 10_000 })
  return events.map(({ message }) => message)
}

test('objects of a bucket are read once, calls that come twice are one event', async () => {
  await put('own/1.json.gz', gzipSync([record('a'), record('b'), record('b')].join('\n')))
  await put('own/2.json.gz', gzipSync(`${record('b')}\n${record('c')}\n`))
  await put('own/data/a_input.json.gz', gzipSync('{"not":"a record"}'))
  const first = await load({ bucket: Bucket, prefix: 'own/' })
  expect(first).toEqual({
    status: 200,
    answer: { objects: 2, records: 3, repeated: 2, refused: 0, refusals: [] },
  })
  const again = await load({ bucket: Bucket, prefix: 'own/' })
  expect(again.answer).toMatchObject({ objects: 0, records: 0, repeated: 2 })
  expect((await stored()).sort()).toEqual([record('a'), record('b'), record('c')])
})

test('what is broken, endless or odd is named, and the rest is there', async () => {
  const whole = gzipSync(Array.from({ length: 3000 }, (_, n) => record(`cut-${n}`)).join('\n'))
  await put('odd/1-truncated.json.gz', whole.subarray(0, whole.length - 40))
  await put('odd/2-bomb.json.gz', gzipSync(Buffer.alloc(64 * 1024 * 1024, ' ')))
  await put('odd/3-deep.json.gz', gzipSync(`${'['.repeat(100_000)}\n${record('after-deep')}`))
  await put(
    'odd/4-keys.json.gz',
    gzipSync(`{"__proto__":{"polluted":"yes"},"requestId":"proto","a":1,"a":2}\n[]\nnull\n`),
  )
  await put('odd/5-text.json.gz', Buffer.from('not gzip at all'))
  const { status, answer } = await load({ bucket: Bucket, prefix: 'odd/' })
  expect(status).toBe(200)
  const refusals = answer['refusals'] as { key: string; reason: string }[]
  expect(new Set(refusals.map(({ key }) => key))).toEqual(
    new Set([
      'odd/1-truncated.json.gz',
      'odd/2-bomb.json.gz',
      'odd/3-deep.json.gz',
      'odd/4-keys.json.gz',
      'odd/5-text.json.gz',
    ]),
  )
  const messages = await stored()
  expect(messages).toContain(record('after-deep'))
  expect(messages.some((message) => message.includes('"__proto__"'))).toBe(true)
  expect(messages.filter((message) => message.includes('cut-')).length).toBeGreaterThan(1000)
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
})

test.each([
  [{}, 'bucket'],
  [{ bucket: 'nowhere' }, 'nowhere'],
  [{ bucket: Bucket, logGroupName: '/missing' }, '/missing'],
  [{ bucket: Bucket, prefix: 7 }, 'prefix'],
])('%j is refused by name', async (body, named) => {
  const { status, answer } = await load(body)
  expect(status).toBe(400)
  expect(answer['message']).toContain(named)
})
