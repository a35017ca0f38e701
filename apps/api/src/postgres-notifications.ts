import { Client } from 'pg'
import type { Logger } from 'pino'

/** What PostgreSQL says to whoever listens; lost while the connection is down, hence `onResume`. */
export interface Notifications {
  /** Answers a function that stops listening. */
  listen(channel: Channel, handler: (payload: string) => void): () => void
  /** Called when the connection stands again after a loss: something may have been missed. */
  onResume(handler: () => void): () => void
  start(): Promise<void>
  stop(): Promise<void>
}

/** `gatehouse_outbox`: there is work; `gatehouse_live`: a `LiveEvent` for open consoles. */
export const channels = ['gatehouse_outbox', 'gatehouse_live'] as const
export type Channel = (typeof channels)[number]

const longestPauseMs = 5_000

/** One connection of its own for the whole process; taken up again for ever when it breaks. */
export function createNotifications(databaseUrl: string, log: Logger): Notifications {
  const handlers = new Map<string, Set<(payload: string) => void>>()
  const resumed = new Set<() => void>()
  let client: Client | null = null
  let timer: NodeJS.Timeout | null = null
  let isStopped = false

  async function connect(): Promise<void> {
    const next = new Client({
      connectionString: databaseUrl,
      application_name: 'gatehouse-listen',
      keepAlive: true,
      connectionTimeoutMillis: 5_000,
    })
    next.on('notification', ({ channel, payload = '' }) => {
      for (const handler of handlers.get(channel) ?? []) handler(payload)
    })
    next.on('error', (error) => log.warn({ err: error }, 'the listening connection broke'))
    next.once('end', () => {
      if (client === next) {
        client = null
        reconnectIn(100)
      }
    })
    await next.connect()
    // Names of our own, never input: LISTEN takes no parameter.
    for (const channel of channels) await next.query(`LISTEN ${channel}`)
    client = next
  }

  function reconnectIn(pauseMs: number): void {
    if (isStopped) return
    timer = setTimeout(() => {
      connect().then(
        () => {
          for (const handler of resumed) handler()
        },
        () => reconnectIn(Math.min(pauseMs * 2, longestPauseMs)),
      )
    }, pauseMs)
  }

  return {
    listen(channel, handler) {
      const ofChannel = handlers.get(channel) ?? new Set()
      handlers.set(channel, ofChannel.add(handler))
      return () => ofChannel.delete(handler)
    },
    onResume(handler) {
      resumed.add(handler)
      return () => resumed.delete(handler)
    },
    start: connect,
    async stop() {
      isStopped = true
      if (timer !== null) clearTimeout(timer)
      await client?.end()
    },
  }
}
