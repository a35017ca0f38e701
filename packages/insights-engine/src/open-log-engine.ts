import { macros } from './compile/functions/macros.ts'
import { planQuery } from './compile/plan-query.ts'
import type { LogEngine, LogEngineOptions } from './log-engine.ts'
import { openLogEngineWith } from './open-log-engine-with.ts'

/** Opens the events in a folder, or in memory; one process at a time may have a folder open. */
export async function openLogEngine(options: LogEngineOptions): Promise<LogEngine> {
  return await openLogEngineWith({ planQuery, macros }, options)
}
