import { randomUUID } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { NodeProcess } from '@gatehouse/testkit/child-process'
import { createDatabase } from '@gatehouse/testkit/database'
import { Pool } from 'pg'
import { pino } from 'pino'
import { expect, test } from 'vitest'
import { readConfig } from '../config.ts'
import { createNotifications } from '../postgres-notifications.ts'
import type { Jobs } from './jobs.ts'
import { startWorker } from './worker.ts'

const silent = pino({ level: 'silent' })

function configFor(databaseUrl: string) {
  return readConfig({
    DATABASE_URL: databaseUrl,
    OIDC_ISSUER: 'http://127.0.0.1:1/oidc',
    OIDC_CLIENT_ID: 'none',
    OIDC_CLIENT_SECRET: 'a-secret-of-this-test-alone',
    GATEHOUSE_GROUPS: '{"roles":{},"teams":{}}',
    GATEHOUSE_LEASE_SECONDS: '10',
  })
}

const idle: Jobs = {
  apply: async () => ({ retryAt: null }),
  readCatalogue: async () => {},
  expireGrants: async () => {},
  requestStaleCatalogues: async () => {},
}

/** A worker inside this process; `await using` stops it. */
async function workerOn(databaseUrl: string, jobs: Partial<Jobs>) {
  const pool = new Pool({ connectionString: databaseUrl, max: 2 })
  const notifications = createNotifications(databaseUrl, silent)
  await notifications.start()
  const worker = await startWorker({
    config: configFor(databaseUrl),
    pool,
    notifications,
    jobs: { ...idle, ...jobs },
    log: silent,
  })
  return {
    [Symbol.asyncDispose]: async () => {
      await worker.stop()
      await notifications.stop()
      await pool.end()
    },
  }
}

async function poolOn(databaseUrl: string) {
  const pool = new Pool({ connectionString: databaseUrl, max: 2 })
  return { pool, [Symbol.asyncDispose]: () => pool.end() }
}

/** Leaves events in the outbox as a transaction of a slice does: rows and one notification. */
async function leave(pool: Pool, events: { type: string; payload: object }[]): Promise<void> {
  const client = await pool.connect()
  await client.query('BEGIN')
  for (const { type, payload } of events) {
    await client.query('INSERT INTO outbox_event (id, type, payload) VALUES ($1, $2, $3)', [
      randomUUID(),
      type,
      payload,
    ])
  }
  await client.query(`SELECT pg_notify('gatehouse_outbox', '')`)
  await client.query('COMMIT')
  client.release()
}

const outdated = (applyRunId: string, teamId = 'alpha') => ({
  type: 'access.policy_outdated',
  payload: { teamId, accountId: '000000000202', applyRunId },
})

test('two workers carry out each event once', async () => {
  await using database = await createDatabase()
  await using access = await poolOn(database.url)
  const seen: string[] = []
  const jobs = {
    apply: async (id: string) => {
      seen.push(id)
      return { retryAt: null }
    },
  }
  await using _one = await workerOn(database.url, jobs)
  await using _two = await workerOn(database.url, jobs)
  const ids = Array.from({ length: 120 }, (_, index) => `run-${index}`)
  // A team of its own each, so that none has to wait for another.
  await Promise.all(ids.map((id) => leave(access.pool, [outdated(id, id)])))
  await expect.poll(() => seen.length, { timeout: 30_000 }).toBe(ids.length)
  expect(new Set(seen)).toEqual(new Set(ids))
  const left = await access.pool.query('SELECT 1 FROM outbox_event WHERE "relayedAt" IS NULL')
  expect(left.rowCount).toBe(0)
})

test('one run a team and account at a time, however many workers there are', async () => {
  await using database = await createDatabase()
  await using access = await poolOn(database.url)
  let atOnce = 0
  let mostAtOnce = 0
  let done = 0
  const jobs = {
    apply: async () => {
      atOnce += 1
      mostAtOnce = Math.max(mostAtOnce, atOnce)
      await access.pool.query('SELECT pg_sleep(0.05)')
      atOnce -= 1
      done += 1
      return { retryAt: null }
    },
  }
  await using _one = await workerOn(database.url, jobs)
  await using _two = await workerOn(database.url, jobs)
  await leave(
    access.pool,
    ['a', 'b', 'c', 'd', 'e'].map((id) => outdated(id)),
  )
  await expect.poll(() => done, { timeout: 30_000 }).toBe(5)
  expect(mostAtOnce).toBe(1)
})

test('an attempt that has to wait goes on when the engine says', async () => {
  await using database = await createDatabase()
  await using access = await poolOn(database.url)
  const attempts: number[] = []
  let retryAt: Date | null = null
  await using _worker = await workerOn(database.url, {
    apply: async () => {
      attempts.push(Date.now())
      retryAt ??= new Date(Date.now() + 1_500)
      return { retryAt: attempts.length === 1 ? retryAt : null }
    },
  })
  await leave(access.pool, [outdated('run')])
  await expect.poll(() => attempts.length, { timeout: 20_000 }).toBe(2)
  expect(attempts[1]).toBeGreaterThanOrEqual(Number(retryAt))
})

test('a job that throws is tried again', async () => {
  await using database = await createDatabase()
  await using access = await poolOn(database.url)
  let attempts = 0
  await using _worker = await workerOn(database.url, {
    readCatalogue: async () => {
      attempts += 1
      if (attempts === 1) throw new Error('the database went away')
    },
  })
  const payload = { accountId: '000000000202', region: 'us-east-1' }
  await leave(access.pool, [{ type: 'access.catalogue_requested', payload }])
  await expect.poll(() => attempts, { timeout: 20_000 }).toBe(2)
})

test('an event that nobody understands does not hold up the others', async () => {
  await using database = await createDatabase()
  await using access = await poolOn(database.url)
  const seen: string[] = []
  await using _worker = await workerOn(database.url, {
    apply: async (id) => {
      seen.push(id)
      return { retryAt: null }
    },
  })
  await leave(access.pool, [
    { type: 'access.unheard_of', payload: {} },
    { type: 'access.policy_outdated', payload: { teamId: 7 } },
    outdated('after'),
  ])
  await expect.poll(() => seen, { timeout: 20_000 }).toEqual(['after'])
})

test('sweeps come by themselves, once a slot for all workers', async () => {
  await using database = await createDatabase()
  let sweeps = 0
  const jobs = {
    expireGrants: async () => {
      sweeps += 1
    },
  }
  await using _one = await workerOn(database.url, jobs)
  await using _two = await workerOn(database.url, jobs)
  await expect.poll(() => sweeps, { timeout: 20_000 }).toBeGreaterThan(0)
  expect(sweeps).toBeLessThanOrEqual(2)
})

test('kill -9 of a worker: another finishes what it held', { timeout: 60_000 }, async () => {
  await using database = await createDatabase()
  await using access = await poolOn(database.url)
  const start = (mode: string) =>
    NodeProcess.start({
      name: `The worker that is to ${mode}`,
      entry: fileURLToPath(new URL('./worker-process.testing.ts', import.meta.url)),
      env: { DATABASE_URL: database.url, GATEHOUSE_LEASE_SECONDS: '10', MODE: mode },
      ready: /^worker (ready)$/,
    })
  await using doomed = await start('hang')
  await leave(access.pool, [outdated('run')])
  await expect.poll(() => doomed.output, { timeout: 15_000 }).toContain('apply run')
  await using heir = await start('finish')
  const killedAt = Date.now()
  await doomed.kill('SIGKILL')
  await expect.poll(() => heir.output, { timeout: 40_000 }).toContain('apply run')
  // The lease of ten seconds, plus what it takes to notice.
  expect(Date.now() - killedAt).toBeLessThan(25_000)
})
