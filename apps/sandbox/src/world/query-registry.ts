import type { QueryRun } from '@gatehouse/insights-engine/log-engine'

export interface StartedQuery {
  readonly id: string
  readonly accountId: string
  readonly region: string
  readonly text: string
  /** Names of the groups it was started on; empty where SOURCE chose them. */
  readonly groupNames: readonly string[]
  /** Every group it may touch, as keys of the engine. */
  readonly groups: readonly string[]
  /** Its rows may hold what a data protection policy masks. */
  readonly isUnmasked: boolean
  /** The key for results of queries when it was started: a later one is for later queries. */
  readonly resultKeyArn: string | undefined
  readonly createdMs: number
  readonly callerArn: string
  readonly run: QueryRun
  /** By performance.now(): the world's clock may be moved while a query runs. */
  readonly beganMs: number
  endedMs?: number
}

export function durationMs({ beganMs, endedMs = performance.now() }: StartedQuery): number {
  return Math.round(endedMs - beganMs)
}

/** Results stay for seven days: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/AnalyzingLogData.html */
const KEPT_MS = 7 * 24 * 60 * 60_000
/** Of all accounts together; a script that polls for hours must not fill the disk. */
const MOST_KEPT = 2000

/** By its status, as clients see it: its end comes a moment after that. */
function isKept({ createdMs, run }: StartedQuery, nowMs: number): boolean {
  return ['Scheduled', 'Running'].includes(run.status()) || createdMs > nowMs - KEPT_MS
}

/** The queries of the last days. They are gone with the process: their rows are not in the snapshot. */
export class QueryRegistry {
  readonly #queries = new Map<string, StartedQuery>()

  add(started: Omit<StartedQuery, 'beganMs' | 'endedMs'>): void {
    const query: StartedQuery = { ...started, beganMs: performance.now() }
    this.#queries.set(query.id, query)
    void query.run.ended.then(() => {
      query.endedMs = performance.now()
    })
    this.#forget(query.createdMs)
  }

  find(accountId: string, region: string, id: string, nowMs: number): StartedQuery | undefined {
    const query = this.#queries.get(id)
    const isHere = query?.accountId === accountId && query.region === region
    return isHere && isKept(query, nowMs) ? query : undefined
  }

  list(accountId: string, region: string, nowMs: number): StartedQuery[] {
    return [...this.#queries.values()].filter(
      (query) => query.accountId === accountId && query.region === region && isKept(query, nowMs),
    )
  }

  underWay(accountId: string, region: string): number {
    return this.list(accountId, region, 0).filter(({ endedMs }) => endedMs === undefined).length
  }

  #forget(nowMs: number): void {
    for (const query of this.#queries.values()) {
      const isTooMany = this.#queries.size > MOST_KEPT
      if (!isTooMany && isKept(query, nowMs)) return
      if (query.endedMs === undefined) continue
      this.#queries.delete(query.id)
      void query.run.discard()
    }
  }
}
