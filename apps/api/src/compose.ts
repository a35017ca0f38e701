import { AwsConnector } from '@gatehouse/aws/connector'
import { openDatabase } from '@gatehouse/database/database'
import { Pool } from 'pg'
import type { Logger } from 'pino'
import { openDoors } from './compose-doors.ts'
import { missingMigrations } from './compose-readiness.ts'
import type { Config } from './config.ts'
import { createNotifications } from './postgres-notifications.ts'
import { StartFailure } from './start-failure.ts'

/** A process that is put together, not yet running. */
export interface App {
  /** The address that it listens on; null for a worker, which listens to nobody. */
  start(): Promise<string | null>
  stop(): Promise<void>
}

/** Connections of the process's own beside those of the slices: readiness and the outbox relay. */
const ownConnections = 3

/** What a request has left after a signal. */
const answeredWithinMs = 2_000

/** THE composition root: configuration in, running app out. */
export async function compose(config: Config, log: Logger): Promise<App> {
  const { databaseUrl } = config
  await using opened = new AsyncDisposableStack()
  const pool = opened.adopt(
    new Pool({
      connectionString: databaseUrl,
      max: ownConnections,
      connectionTimeoutMillis: 5_000,
      application_name: 'gatehouse-own',
    }),
    (open) => open.end(),
  )
  pool.on('error', (error) => log.warn({ err: error }, 'an idle connection broke'))
  await refuseOldDatabase(pool)

  const database = opened.adopt(openDatabase(databaseUrl), (open) => open.close())
  const aws = opened.adopt(new AwsConnector(), (open) => open.close())
  const { doors, jobs } = openDoors(config, database, aws)
  const notifications = opened.adopt(createNotifications(databaseUrl, log), (open) => open.stop())
  await Promise.all([notifications.start(), doors.identity.syncTeams()])

  // What runs is stopped first, and then what it ran on, in the reverse order of its opening.
  const resources = opened.move()
  return {
    async start() {
      const [address] = await Promise.all([listen(), work()])
      return address
    },
    stop: () => resources.disposeAsync(),
  }

  async function listen(): Promise<string | null> {
    if (config.process === 'worker') return null
    const { createServer } = await import('./http/server.ts')
    const readiness = async () => {
      try {
        return (await missingMigrations(pool)) === 0 ? null : 'Migrations are missing.'
      } catch {
        return 'The database does not answer.'
      }
    }
    const server = await createServer({ config, doors, notifications, readiness, log })
    resources.defer(async () => {
      const force = setTimeout(() => server.server.closeAllConnections(), answeredWithinMs)
      await server.close()
      clearTimeout(force)
    })
    return server.listen({ host: config.host, port: config.port })
  }

  async function work(): Promise<void> {
    if (config.process === 'api') return
    const { startWorker } = await import('./worker/worker.ts')
    const worker = await startWorker({ config, pool, notifications, jobs, log })
    resources.defer(() => worker.stop())
  }
}

async function refuseOldDatabase(pool: Pool): Promise<void> {
  const missing = await missingMigrations(pool)
  if (missing === 0) return
  throw new StartFailure(
    `The database lacks ${missing} migration${missing === 1 ? '' : 's'} of this version; run the migrations first.`,
  )
}
