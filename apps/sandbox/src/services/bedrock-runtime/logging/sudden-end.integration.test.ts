import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { ConverseCommand } from '@aws-sdk/client-bedrock-runtime'
import { GetObjectCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { administrator, runtime } from '../../bedrock/world-clients.ts'
import { BUCKET, DEV, NOVA } from './logging-clients.ts'

const MAIN = fileURLToPath(new URL('../../../main.ts', import.meta.url))

let stateDir: string
let child: ChildProcess | undefined

async function start(): Promise<string> {
  child = spawn(process.execPath, [MAIN], {
    env: {
      PATH: process.env['PATH'] ?? '',
      SANDBOX_PORT: '0',
      SANDBOX_TRAFFIC: 'off',
      SANDBOX_STATE_DIR: stateDir,
    },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  if (child.stdout === null) throw new Error('no output')
  const [line] = await once(createInterface(child.stdout), 'line')
  return String(line).slice('sandbox listening on '.length)
}

async function kill(): Promise<void> {
  if (child === undefined || child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill('SIGKILL')
  await ended
}

async function ask(endpoint: string, text: string): Promise<string | undefined> {
  const messages = [{ role: 'user' as const, content: [{ text }] }]
  const { $metadata } = await runtime(endpoint, administrator(DEV)).send(
    new ConverseCommand({ modelId: NOVA, messages }),
  )
  return $metadata.requestId
}

async function loggedRequests(endpoint: string): Promise<string[]> {
  const credentials = administrator(DEV)
  const s3 = new S3Client({ endpoint, credentials, region: 'us-east-1', forcePathStyle: true })
  const { Contents = [] } = await s3.send(
    new ListObjectsV2Command({ Bucket: BUCKET, Prefix: 'invocations/' }),
  )
  const files = Contents.map(({ Key = '' }) => Key).filter((key) => key.endsWith('.json.gz'))
  const texts = await Promise.all(
    files.map(async (Key) => {
      const { Body } = await s3.send(new GetObjectCommand({ Bucket: BUCKET, Key }))
      return gunzipSync((await Body?.transformToByteArray()) ?? new Uint8Array()).toString('utf8')
    }),
  )
  const lines = texts.flatMap((text) => text.trim().split('\n'))
  return lines.map((line) => JSON.parse(line).requestId)
}

beforeEach(() => {
  stateDir = mkdtempSync(join(tmpdir(), 'sandbox-killed-'))
})

afterEach(async () => {
  await kill()
  rmSync(stateDir, { recursive: true })
})

test('records that wait for their file in S3 are there after the process was killed, once', async () => {
  const first = await start()
  const asked = [await ask(first, 'One.'), await ask(first, 'Two.')]
  await kill()
  // What a loss of power may leave is no reason not to start.
  writeFileSync(join(stateDir, 'waiting', 'unreadable.ndjson'), '\0\0\0\n')
  writeFileSync(join(stateDir, 'waiting', 'empty.ndjson'), '')
  const second = await start()
  expect((await loggedRequests(second)).toSorted()).toEqual(asked.toSorted())
  asked.push(await ask(second, 'Three.'))
  await kill()
  expect((await loggedRequests(await start())).toSorted()).toEqual(asked.toSorted())
  expect(readdirSync(join(stateDir, 'waiting'))).toEqual([])
})
