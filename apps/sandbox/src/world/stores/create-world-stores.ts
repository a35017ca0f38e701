import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import type { LogEngine } from '@gatehouse/insights-engine/log-engine'
import { CallNotes } from './call-notes.ts'
import { createObjectStore } from './create-object-store.ts'
import type { Ledger } from './ledger.ts'
import { keepWaitingLines } from './waiting-lines.ts'
import type { WorldStores } from './world-stores.ts'

/**
 * CloudWatch Logs answers 100 queries at once in an account; this machine does a few at a time and
 * keeps the others waiting as Scheduled.
 */
const QUERIES_AT_ONCE = 2
const MEMORY_LIMIT_MB = 1024
/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_StartQuery.html */
const QUERY_TIMEOUT_MS = 60 * 60_000

/** Without a folder everything is held in memory and gone with the process. */
export function createWorldStores(stateDir: string | undefined): WorldStores {
  const below = (name: string) => (stateDir === undefined ? undefined : join(stateDir, name))
  const objects = createObjectStore(below('objects'))
  const waiting = stateDir === undefined ? undefined : keepWaitingLines(join(stateDir, 'waiting'))
  let engine: Promise<LogEngine> | undefined
  let ledger: Promise<Ledger> | undefined
  // DuckDB is loaded by those only who have something to keep in it.
  const logs = () => {
    engine ??= import('@gatehouse/insights-engine/open-log-engine').then(({ openLogEngine }) =>
      openLogEngine({
        directory: below('logs'),
        memoryLimitMb: MEMORY_LIMIT_MB,
        threads: availableParallelism(),
        queriesAtOnce: QUERIES_AT_ONCE,
        queryTimeoutMs: QUERY_TIMEOUT_MS,
      }),
    )
    return engine
  }
  const openedLedger = () => {
    ledger ??= import('./open-ledger.ts').then(({ openLedger }) => openLedger(below('ledger')))
    return ledger
  }
  const notes = new CallNotes(async () => (await openedLedger()).trail, stateDir !== undefined)
  return {
    logs,
    metrics: async () => (await openedLedger()).metrics,
    trail: async () => {
      await notes.flush()
      return (await openedLedger()).trail
    },
    traffic: async () => (await openedLedger()).traffic,
    noteCall: (call) => notes.add(call),
    objects: () => objects,
    ...(waiting === undefined ? {} : { waiting }),
    clear: async () => {
      notes.clear()
      waiting?.clear()
      // What was never opened may still lie on disk from an earlier run.
      const isKept = stateDir !== undefined
      if (isKept || engine !== undefined) await (await logs()).clear()
      if (isKept || ledger !== undefined) await (await openedLedger()).clear()
      await objects.clear()
    },
    close: async () => {
      if (stateDir !== undefined) await notes.flush()
      notes.clear()
      await (await engine)?.close()
      await (await ledger)?.close()
      await objects.close()
    },
  }
}
