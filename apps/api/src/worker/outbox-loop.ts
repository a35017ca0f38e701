import type { Pool } from 'pg'
import type { PgBoss } from 'pg-boss'
import type { Logger } from 'pino'
import type { Notifications } from '../postgres-notifications.ts'
import { relayOutbox } from './outbox-relay.ts'

interface RelayParts {
  readonly pool: Pool
  readonly boss: PgBoss
  readonly notifications: Notifications
  readonly log: Logger
}

/** A notification can be lost with its connection; this is how long an event then waits at most. */
const pollEveryMs = 5_000

/** Relays when PostgreSQL says that there is something, and now and then without being told. */
export function startRelay({ pool, boss, notifications, log }: RelayParts): {
  stop(): Promise<void>
} {
  let isWanted = false
  let isStopped = false
  let running: Promise<void> | null = null

  async function run(): Promise<void> {
    while (isWanted && !isStopped) {
      isWanted = false
      try {
        await relayOutbox(pool, boss, log)
      } catch (error) {
        log.error({ err: error }, 'the outbox could not be relayed; it will be tried again')
      }
    }
    running = null
  }
  function wake(): void {
    isWanted = true
    running ??= run()
  }

  const ignore = notifications.listen('gatehouse_outbox', wake)
  const ignoreResume = notifications.onResume(wake)
  const polling = setInterval(wake, pollEveryMs)
  wake()
  return {
    async stop() {
      isStopped = true
      clearInterval(polling)
      ignore()
      ignoreResume()
      await running
    },
  }
}
