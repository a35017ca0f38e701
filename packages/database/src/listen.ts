import { Client } from 'pg'
import { liveChannel, outboxChannel } from './channels.ts'

export interface Listening {
  close(): Promise<void>
}

export interface Listeners {
  /** The JSON of a live event, as the commit that caused it wrote it. */
  readonly onLive: (event: unknown) => void
  /** There is something in the outbox. */
  readonly onOutbox: () => void
  /** Listening (again): what was told in between is lost, so read the tables. */
  readonly onConnected: () => void
}

const firstPauseMs = 100
const longestPauseMs = 5_000

/** Follows the channels on a connection of its own, and comes back when it breaks. */
export function listen(databaseUrl: string, listeners: Listeners): Listening {
  let isClosed = false
  let client: Client | undefined
  let timer: NodeJS.Timeout | undefined
  let pauseMs = firstPauseMs

  const again = () => {
    client = undefined
    if (isClosed || timer !== undefined) return
    timer = setTimeout(() => {
      timer = undefined
      void connect()
    }, pauseMs)
    pauseMs = Math.min(pauseMs * 2, longestPauseMs)
  }

  const connect = async () => {
    const next = new Client({ connectionString: databaseUrl, application_name: 'gatehouse listen' })
    client = next
    next.on('error', again)
    next.on('end', again)
    next.on('notification', ({ channel, payload }) => {
      if (channel === outboxChannel) listeners.onOutbox()
      if (channel === liveChannel && payload) listeners.onLive(JSON.parse(payload))
    })
    try {
      await next.connect()
      await next.query(`LISTEN ${liveChannel}`)
      await next.query(`LISTEN ${outboxChannel}`)
      pauseMs = firstPauseMs
      listeners.onConnected()
    } catch {
      await next.end().catch(() => undefined)
      again()
    }
  }

  void connect()
  return {
    async close() {
      isClosed = true
      clearTimeout(timer)
      await client?.end().catch(() => undefined)
    },
  }
}
