import { DuckLogEngine } from './duck-log-engine.ts'
import type { LogEngine, LogEngineOptions } from './log-engine.ts'
import type { PlanQuery } from './query-plan.ts'
import { QueryRuns } from './run/query-runs.ts'
import { readCatalogue } from './store/catalogue.ts'
import { EventStore } from './store/event-store.ts'
import { LookupStore } from './store/lookup-store.ts'
import { openDatabase } from './store/open-database.ts'
import { WriteQueue } from './store/write-queue.ts'

/** What the engine has to know of a language. */
export interface QueryLanguage {
  readonly planQuery: PlanQuery
  /** Statements that make what plans call, run at every opening. */
  readonly macros: readonly string[]
}

/** The engine without the language: what stores and runs does not know how a plan comes about. */
export async function openLogEngineWith(
  { planQuery, macros }: QueryLanguage,
  options: LogEngineOptions,
): Promise<LogEngine> {
  const database = await openDatabase(options)
  try {
    const catalogue = await readCatalogue(database.writer)
    for (const macro of macros) await database.writer.run(macro)
    const queue = new WriteQueue()
    const events = new EventStore(database, queue, catalogue, options.bytesPerRow)
    await events.adopt(catalogue.groups)
    const lookups = new LookupStore(database, queue, events, catalogue)
    const timeoutMs = options.queryTimeoutMs
    const runs = new QueryRuns({ database, events, lookups, planQuery, timeoutMs })
    return new DuckLogEngine({ database, events, lookups, runs })
  } catch (cause) {
    await database.close()
    throw cause
  }
}
