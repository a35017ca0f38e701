import { createHash, randomBytes } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { CreateBucketCommand, GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Sandbox, startSandbox } from '../../server.ts'
import { s3 } from './s3-clients.ts'

const Bucket = 'large-objects'
const PIECE = randomBytes(1024 * 1024)
const PIECES = 60
const SIZE = PIECE.length * PIECES

let directory: string
let sandbox: Sandbox

const start = () => startSandbox({ port: 0, oidcClientSecret: 'unused', stateDir: directory })

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'gatehouse-large-'))
  sandbox = await start()
})

afterAll(async () => {
  await sandbox.close()
  rmSync(directory, { recursive: true, force: true })
})

test('60 MB pass through in pieces and are there after a restart', async () => {
  let mostOnTheWay = 0
  const watched = function* () {
    for (let piece = 0; piece < PIECES; piece += 1) {
      mostOnTheWay = Math.max(mostOnTheWay, piece * PIECE.length - bytesOnDisk())
      yield PIECE
    }
  }
  const first = s3(sandbox.url)
  await first.send(new CreateBucketCommand({ Bucket }))
  const Body = Readable.from(watched(), { objectMode: false })
  await first.send(new PutObjectCommand({ Bucket, Key: 'k', Body, ContentLength: SIZE }))
  first.destroy()
  // Sockets of both ends included: what is neither with the sender nor on disk.
  expect(mostOnTheWay).toBeLessThan(SIZE / 4)
  await sandbox.close()
  sandbox = await start()
  const second = s3(sandbox.url)
  const back = await second.send(new GetObjectCommand({ Bucket, Key: 'k' }))
  const found = createHash('md5')
  for await (const piece of back.Body as Readable) found.update(piece)
  second.destroy()
  const expected = createHash('md5')
  for (let piece = 0; piece < PIECES; piece += 1) expected.update(PIECE)
  expect(found.digest('hex')).toBe(expected.digest('hex'))
  expect(back.ContentLength).toBe(SIZE)
}, 30_000)

function bytesOnDisk(): number {
  const bodies = join(directory, 'objects', 'bodies')
  if (!existsSync(bodies)) return 0
  return readdirSync(bodies, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0)
}
