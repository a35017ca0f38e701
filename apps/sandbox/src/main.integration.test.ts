import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { IAMClient, ListRoleTagsCommand, TagRoleCommand } from '@aws-sdk/client-iam'
import { afterEach, expect, test } from 'vitest'
import { administrator } from './services/bedrock/world-clients.ts'

const MAIN = fileURLToPath(new URL('main.ts', import.meta.url))
const started: ChildProcess[] = []

afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL')
})

function run(env: Record<string, string>): ChildProcess {
  const child = spawn(process.execPath, [MAIN], {
    env: { PATH: process.env['PATH'] ?? '', SANDBOX_PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  started.push(child)
  return child
}

async function ready(child: ChildProcess): Promise<string> {
  if (child.stdout === null) throw new Error('no output')
  const [line] = await once(createInterface(child.stdout), 'line')
  return String(line)
}

async function refusal(env: Record<string, string>): Promise<{ code: unknown; said: string }> {
  const child = run(env)
  let said = ''
  child.stderr?.on('data', (chunk) => {
    said += chunk
  })
  const [code] = await once(child, 'close')
  return { code, said }
}

async function stop(child: ChildProcess): Promise<unknown> {
  child.kill('SIGTERM')
  const [code] = await once(child, 'exit')
  return code
}

const stateDir = () => mkdtempSync(join(tmpdir(), 'sandbox-'))
const iam = (endpoint: string) =>
  new IAMClient({ endpoint, region: 'us-east-1', credentials: administrator('000000000202') })

test('it says where it listens, keeps the world over a restart and ends with 0', async () => {
  const SANDBOX_STATE_DIR = stateDir()
  const first = run({ SANDBOX_STATE_DIR })
  const line = await ready(first)
  expect(line).toMatch(/^sandbox listening on http:\/\/127\.0\.0\.1:\d+$/)
  await iam(line.slice(21)).send(
    new TagRoleCommand({ RoleName: 'claims-nlp', Tags: [{ Key: 'kept', Value: 'yes' }] }),
  )
  expect(await stop(first)).toBe(0)
  const second = run({ SANDBOX_STATE_DIR })
  const { Tags } = await iam((await ready(second)).slice(21)).send(
    new ListRoleTagsCommand({ RoleName: 'claims-nlp' }),
  )
  expect(Tags).toContainEqual({ Key: 'kept', Value: 'yes' })
  expect(await stop(second)).toBe(0)
})

test('it never starts in production', async () => {
  const { code, said } = await refusal({ NODE_ENV: 'production' })
  expect([code, said]).toEqual([1, 'The sandbox is never part of production.\n'])
})

test('a port in use is one sentence', async () => {
  const port = new URL((await ready(run({}))).slice(21)).port
  const { code, said } = await refusal({ SANDBOX_PORT: port })
  expect([code, said]).toEqual([1, `Port ${port} is in use. Set SANDBOX_PORT to another one.\n`])
})

test('a broken snapshot is one sentence and stays as it is', async () => {
  const SANDBOX_STATE_DIR = stateDir()
  const file = join(SANDBOX_STATE_DIR, 'world.json')
  writeFileSync(file, '{"format":')
  const { code, said } = await refusal({ SANDBOX_STATE_DIR })
  expect(code).toBe(1)
  expect(said).toContain(`cannot read its snapshot ${file}: it is not whole JSON`)
  expect(readFileSync(file, 'utf8')).toBe('{"format":')
})
