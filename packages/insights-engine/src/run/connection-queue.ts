import type { DuckDBConnection } from '@duckdb/node-api'

interface Waiting {
  readonly give: (connection: DuckDBConnection) => void
}

/** Connections that queries take turns on, first come, first served. */
export class ConnectionQueue {
  readonly #free: DuckDBConnection[]
  readonly #waiting = new Set<Waiting>()

  constructor(connections: readonly DuckDBConnection[]) {
    this.#free = [...connections]
  }

  /** Resolves with undefined where the signal comes first. */
  take(signal: AbortSignal): Promise<DuckDBConnection | undefined> {
    if (signal.aborted) return Promise.resolve(undefined)
    const free = this.#free.pop()
    if (free !== undefined) return Promise.resolve(free)
    return new Promise((resolve) => {
      const leave = () => {
        this.#waiting.delete(waiting)
        resolve(undefined)
      }
      const waiting = {
        give: (connection: DuckDBConnection) => {
          signal.removeEventListener('abort', leave)
          resolve(connection)
        },
      }
      signal.addEventListener('abort', leave, { once: true })
      this.#waiting.add(waiting)
    })
  }

  giveBack(connection: DuckDBConnection): void {
    const [next] = this.#waiting
    if (next === undefined) {
      this.#free.push(connection)
      return
    }
    this.#waiting.delete(next)
    next.give(connection)
  }
}
