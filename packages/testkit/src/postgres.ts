import { randomBytes } from 'node:crypto'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { repositoryRoot } from './child-process.ts'
import { startCluster } from './cluster.ts'
import { freePort } from './free-port.ts'
import { withClient } from './with-client.ts'

export interface TestPostgres extends AsyncDisposable {
  /** Connection string of the maintenance database, as `GATEHOUSE_TEST_POSTGRES` carries it. */
  readonly url: string
}

/** One PostgreSQL in a temporary folder, with `template_gatehouse` migrated once. */
export async function startPostgres(): Promise<TestPostgres> {
  const folder = await mkdtemp(join(tmpdir(), 'gatehouse-postgres-'))
  // As root the server runs as another user, who has to get through to its data.
  await chmod(folder, 0o755)
  const cluster = await startCluster({
    dataDir: join(folder, 'data'),
    port: await freePort(),
    password: randomBytes(12).toString('hex'),
    isDurable: false,
  })
  const url = cluster.urlOf('postgres')
  await withClient(url, (client) => client.query('CREATE DATABASE template_gatehouse'))
  await migrate(cluster.urlOf('template_gatehouse'))
  return {
    url,
    async [Symbol.asyncDispose]() {
      await cluster.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/**
 * The database package's own tests use this one, so it is reached as the processes are, by its path
 * in the repository, and not as a dependency, which would close a circle of packages.
 */
async function migrate(databaseUrl: string): Promise<void> {
  const path = join(repositoryRoot, 'packages/database/src/migrate.ts')
  const module: { migrate(databaseUrl: string): Promise<void> } = await import(
    pathToFileURL(path).href
  )
  await module.migrate(databaseUrl)
}
