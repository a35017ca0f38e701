import { randomBytes } from 'node:crypto'
import { withClient } from './with-client.ts'

/** A fresh, migrated database of its own; `await using` drops it. */
export interface TestDatabase extends AsyncDisposable {
  readonly url: string
}

/** Copies the template that the test run migrated once: about 50 ms. */
export async function createDatabase(): Promise<TestDatabase> {
  const maintenanceUrl = await maintenanceDatabase()
  const name = `test_${randomBytes(8).toString('hex')}`
  await withClient(maintenanceUrl, (client) =>
    client.query(`CREATE DATABASE ${name} TEMPLATE template_gatehouse STRATEGY FILE_COPY`),
  )
  const url = new URL(maintenanceUrl)
  url.pathname = `/${name}`
  return {
    url: url.href,
    async [Symbol.asyncDispose]() {
      await withClient(maintenanceUrl, (client) =>
        client.query(`DROP DATABASE ${name} WITH (FORCE)`),
      )
    },
  }
}

let ownPostgres: Promise<string> | undefined

/** The run's shared PostgreSQL; a test file that is run without the global setup starts its own. */
async function maintenanceDatabase(): Promise<string> {
  const shared = process.env['GATEHOUSE_TEST_POSTGRES']
  if (shared !== undefined) return shared
  ownPostgres ??= import('./postgres.ts').then(
    async ({ startPostgres }) => (await startPostgres()).url,
  )
  return ownPostgres
}
