import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { startApi } from '@gatehouse/testkit/api'
import { NodeProcess, ProcessFailed } from '@gatehouse/testkit/child-process'
import { createDatabase } from '@gatehouse/testkit/database'
import { freePort } from '@gatehouse/testkit/free-port'
import { withClient } from '@gatehouse/testkit/with-client'
import { expect, test } from 'vitest'

// Nothing answers here: the process has to start without AWS and without the sign-in provider.
const absent = {
  url: 'http://127.0.0.1:1',
  oidcIssuer: 'http://127.0.0.1:1/oidc',
  oidcClientSecret: 'a-secret-of-this-test-alone',
}

async function lastWords(start: Promise<unknown>): Promise<string> {
  try {
    await start
  } catch (error) {
    if (error instanceof ProcessFailed) return error.lastLines.join('\n')
    throw error
  }
  throw new Error('it started')
}

test('starts without AWS and the provider, tells its health, and ends in an orderly way', async () => {
  await using database = await createDatabase()
  await using api = await startApi({ databaseUrl: database.url, sandbox: absent })
  expect((await fetch(`${api.origin}/healthz`)).status).toBe(200)
  expect((await fetch(`${api.origin}/readyz`)).status).toBe(200)
  const stopping = performance.now()
  await api.process.kill('SIGTERM')
  expect(await api.process.ended()).toBe(0)
  expect(performance.now() - stopping).toBeLessThan(5_000)
})

test('a worker has no address and an API has no worker', async () => {
  await using database = await createDatabase()
  await using api = await startApi({ databaseUrl: database.url, sandbox: absent, process: 'api' })
  expect((await fetch(`${api.origin}/healthz`)).status).toBe(200)
  const boss = await withClient(database.url, (client) =>
    client.query(`SELECT to_regnamespace('pgboss') IS NOT NULL AS exists`),
  )
  expect(boss.rows).toEqual([{ exists: false }])
})

test('a connection that is kept alive does not hold up the end', async () => {
  await using database = await createDatabase()
  await using api = await startApi({ databaseUrl: database.url, sandbox: absent, process: 'api' })
  // Kept alive by the client, as a browser does.
  await fetch(`${api.origin}/healthz`, { headers: { connection: 'keep-alive' } })
  const stopping = performance.now()
  await api.process.kill('SIGTERM')
  expect(await api.process.ended()).toBe(0)
  expect(performance.now() - stopping).toBeLessThan(5_000)
})

test('not ready while the database is away, ready again after', async () => {
  await using database = await createDatabase()
  await using api = await startApi({ databaseUrl: database.url, sandbox: absent, process: 'api' })
  const name = new URL(database.url).pathname.slice(1)
  const maintenance = new URL(database.url)
  maintenance.pathname = '/postgres'
  const allow = (connections: boolean) =>
    withClient(maintenance.href, async (client) => {
      await client.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS ${connections}`)
      if (connections) return
      await client.query(
        'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1',
        [name],
      )
    })
  const status = async () => (await fetch(`${api.origin}/readyz`)).status
  await allow(false)
  await expect.poll(status, { timeout: 5_000 }).toBe(503)
  expect((await fetch(`${api.origin}/healthz`)).status).toBe(200)
  await allow(true)
  await expect.poll(status, { timeout: 10_000 }).toBe(200)
})

test('a port in use is said in one sentence', async () => {
  await using database = await createDatabase()
  const other = createServer()
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
  const { port } = other.address() as AddressInfo
  const words = await lastWords(startApi({ databaseUrl: database.url, sandbox: absent, port }))
  other.close()
  expect(words).toBe(`Port ${port} on 127.0.0.1 is in use; set PORT to another one.`)
})

test('a database that is not there is said in one sentence', async () => {
  const port = await freePort()
  const databaseUrl = `postgresql://user:secret-word@127.0.0.1:${port}/gatehouse`
  const words = await lastWords(startApi({ databaseUrl, sandbox: absent }))
  expect(words).toBe(`Gatehouse cannot reach the database gatehouse at 127.0.0.1:${port}.`)
})

test('a database without our tables is said in one sentence', async () => {
  await using database = await createDatabase()
  await withClient(database.url, (client) => client.query('DELETE FROM _prisma_migrations'))
  const words = await lastWords(startApi({ databaseUrl: database.url, sandbox: absent }))
  expect(words).toMatch(/^The database lacks \d+ migrations? of this version; run the migrations/)
})

test('a wrong variable is said in one sentence, before anything else is tried', async () => {
  const words = await lastWords(
    NodeProcess.start({
      name: 'The API',
      entry: 'apps/api/src/main.ts',
      env: { PORT: 'eighty' },
      ready: /listening/,
    }),
  )
  expect(words.split('\n')).toContain('PORT is wrong: has to be a whole number.')
  expect(words).not.toMatch(/ {4}at /)
})
