import { Pool } from 'pg'
import { pino } from 'pino'
import { readConfig } from '../config.ts'
import { createNotifications } from '../postgres-notifications.ts'
import { startWorker } from './worker.ts'

// A worker in a process of its own, so that a test can end it as a machine that fails would. What
// its jobs do is on standard output; in mode `hang` an apply job never ends.
const config = readConfig({
  OIDC_ISSUER: 'http://127.0.0.1:1/oidc',
  OIDC_CLIENT_ID: 'none',
  OIDC_CLIENT_SECRET: 'a-secret-of-this-test-alone',
  GATEHOUSE_GROUPS: '{"roles":{},"teams":{}}',
  ...process.env,
})
const log = pino({ level: 'error' }, pino.destination(2))
const notifications = createNotifications(config.databaseUrl, log)
await notifications.start()
const pool = new Pool({ connectionString: config.databaseUrl, max: 2 })
const worker = await startWorker({
  config,
  pool,
  notifications,
  log,
  jobs: {
    async apply(applyRunId) {
      console.log(`apply ${applyRunId}`)
      if (process.env['MODE'] === 'hang') await new Promise(() => {})
      return { retryAt: null }
    },
    async readCatalogue(accountId, region) {
      console.log(`catalogue ${accountId} ${region}`)
    },
    async expireGrants() {},
    async requestStaleCatalogues() {},
  },
})
process.once('SIGTERM', () => {
  void worker.stop().then(async () => {
    await notifications.stop()
    await pool.end()
    process.exit(0)
  })
})
console.log('worker ready')
