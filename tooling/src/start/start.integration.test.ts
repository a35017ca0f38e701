import { once } from 'node:events'
import { chmod, mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { AppRouter } from '@gatehouse/api/router'
import { NodeProcess } from '@gatehouse/testkit/child-process'
import { freePort, isPortFree } from '@gatehouse/testkit/free-port'
import { personas } from '@gatehouse/testkit/organisation'
import { signIn } from '@gatehouse/testkit/sign-in'
import { afterAll, beforeAll, expect, test } from 'vitest'

let folder = ''
let port = 0
let sandboxPort = 0
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gatehouse-start-'))
  await chmod(folder, 0o755)
  port = await freePort()
  sandboxPort = await freePort()
})
afterAll(() => rm(folder, { recursive: true, force: true }))

function start(onPort = port, state = 'first'): Promise<NodeProcess> {
  return NodeProcess.start({
    name: 'start',
    entry: 'tooling/start.ts',
    env: {
      PORT: String(onPort),
      SANDBOX_PORT: String(sandboxPort),
      SANDBOX_TRAFFIC: 'off',
      GATEHOUSE_STATE_DIR: join(folder, state),
      // Whoever is signed in to a real account must not find it used.
      AWS_PROFILE: 'production',
      AWS_ENDPOINT_URL_STS: 'http://127.0.0.1:1',
    },
    ready: /Gatehouse is at +(http:\S+)/,
    readyTimeoutMs: 150_000,
  })
}

async function requestNumbers(origin: string): Promise<readonly number[]> {
  const session = await signIn(origin, personas.administrator.sub)
  const { rows } = await session.trpc<AppRouter>().access.requests.query({ limit: 100 })
  return rows.map(({ number }) => number).sort((a, b) => a - b)
}

test('one life: first start, a second beside it, killed, started again, stopped', async () => {
  const first = await start()
  const numbers = await requestNumbers(first.readyText)
  expect(numbers.length).toBeGreaterThan(3)
  expect((await stat(join(folder, 'first/secrets.json'))).mode & 0o777).toBe(0o600)

  await expect(start(await freePort())).rejects.toThrow(/already running from this folder/)

  await first.kill('SIGKILL')
  const second = await start()
  expect(second.output.join('\n')).toContain('The last run was killed')
  expect(await requestNumbers(second.readyText)).toEqual(numbers)

  await second.kill('SIGINT')
  expect(await second.ended()).toBe(0)
  expect(await isPortFree(port)).toBe(true)
  expect(await isPortFree(sandboxPort)).toBe(true)
  await expect(readFile(join(folder, 'first/lock'))).rejects.toThrow(/ENOENT/)
}, 300_000)

test('a port that is taken is one sentence with the way out', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  const address = other.address()
  const taken = typeof address === 'object' ? (address?.port ?? 0) : 0
  await expect(start(taken, 'second')).rejects.toThrow(
    `Port ${taken} is taken by another program: stop that one, or choose another port`,
  )
  other.close()
})
