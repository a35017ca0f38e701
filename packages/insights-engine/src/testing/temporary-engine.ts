import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type {
  LogEngine,
  LogEngineOptions,
  NewLogEvent,
  QueryRun,
  QueryStatus,
  RunQuery,
} from '../log-engine.ts'
import { openLogEngineWith } from '../open-log-engine-with.ts'
import type { QueryPlan } from '../query-plan.ts'
import type { Sql } from '../sql.ts'

export const noon = Date.UTC(2026, 10, 20, 12)

export const sizes: LogEngineOptions = {
  memoryLimitMb: 512,
  threads: 2,
  queriesAtOnce: 2,
  queryTimeoutMs: 60_000,
}

/** An engine whose plan for every text is the one given; closed when the test ends. */
export async function engineThatPlans(
  planOf: (tables: readonly string[]) => QueryPlan,
  options: Partial<LogEngineOptions> = {},
): Promise<LogEngine> {
  const language = {
    planQuery: (_: unknown, { tables }: { tables: readonly { readonly table: string }[] }) =>
      planOf(tables.map(({ table }) => table)),
    macros: [],
  }
  const engine = await openLogEngineWith(language, { ...sizes, ...options })
  onTestFinished(() => engine.close())
  return engine
}

/** An engine for what is no query. */
export function engineThatStores(options: Partial<LogEngineOptions> = {}): Promise<LogEngine> {
  return engineThatPlans(() => {
    throw new Error('This engine runs no queries.')
  }, options)
}

export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'gatehouse-engine-test-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

export function eventAt(offsetMs: number, more: Partial<NewLogEvent> = {}): NewLogEvent {
  return {
    timestampMs: noon + offsetMs,
    ingestionTimeMs: noon + 60_000,
    logStream: 'stream',
    message: JSON.stringify({ offset: offsetMs }),
    ...more,
  }
}

/** A query over a group and all of its time; what it says is up to the plan. */
export function queryOf(group: string, more: Partial<RunQuery> = {}): RunQuery {
  return {
    text: 'fields @message',
    groups: [group],
    startMs: 0,
    endMs: Number.MAX_SAFE_INTEGER,
    nowMs: noon,
    mayUnmask: false,
    ...more,
  }
}

/** A plan of one column `a`, unless it says otherwise, and of text alone. */
export const plan = (rows: Sql, more: Partial<QueryPlan> = {}): QueryPlan => ({
  rows,
  columns: ['a'],
  kinds: (more.columns ?? ['a']).map(() => 'text' as const),
  ...more,
})

/** How a run ended, and why. */
export async function ends(run: QueryRun): Promise<readonly [QueryStatus, string | undefined]> {
  await run.ended
  return [run.status(), run.failure()]
}
