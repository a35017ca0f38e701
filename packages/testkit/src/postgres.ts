import { randomBytes } from 'node:crypto'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrate } from '@gatehouse/database/migrate'
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
