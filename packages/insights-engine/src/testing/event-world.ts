import { DuckDBInstance } from '@duckdb/node-api'
import { isRunnable } from '@gatehouse/insights-ql/diagnostic'
import { parseQuery } from '@gatehouse/insights-ql/parse-query'
import { cellText } from '../cell.ts'
import { macros } from '../compile/functions/macros.ts'
import { planQuery } from '../compile/plan-query.ts'
import { BYTES_PER_ROW, type EventTable } from '../event-table.ts'
import { storedRowOf } from '../ingest/stored-row.ts'
import type { NewLogEvent } from '../log-engine.ts'
import type { LookupTable, QueryContext, QueryPlan } from '../query-plan.ts'
import { appendRows } from '../store/append-rows.ts'
import { columnList, columnTypes } from '../store/event-columns.ts'
import { rowAndFillers } from '../store/filler-rows.ts'
import { RowBudget } from '../store/row-budget.ts'
import { addToTally, emptyTally } from '../store/tally.ts'

export type Event = Partial<NewLogEvent> & { readonly message: string }

export interface Answer {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly (string | null)[])[]
  readonly matched?: number | 'all'
  readonly plan: QueryPlan
}

/** Events in a DuckDB of their own, and queries planned over them. */
export interface EventWorld extends AsyncDisposable {
  readonly tables: readonly EventTable[]
  plan(text: string, context?: Partial<QueryContext>): QueryPlan
  /** Rows without `@ptr`, unless it is asked for by name. */
  ask(text: string, context?: Partial<QueryContext>): Promise<Answer>
  run(plan: QueryPlan): Promise<Answer>
  addLookup(name: string, header: readonly string[], rows: readonly string[][]): Promise<void>
}

export const startMs = Date.UTC(2026, 10, 20)

/** Each list of events is a group: `one`, `two` … Events are a minute apart unless they say. */
export function eventWorld(...groups: readonly (readonly Event[])[]): Promise<EventWorld> {
  return eventWorldOf(groups, BYTES_PER_ROW)
}

/** The same where a row may hold less, so that shorter events have fillers behind them. */
export async function eventWorldOf(
  groups: readonly (readonly Event[])[],
  bytesPerRow: number,
): Promise<EventWorld> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '2' })
  const connection = await instance.connect()
  for (const macro of macros) await connection.run(macro)
  const lookups = new Map<string, LookupTable>()
  const tables: EventTable[] = []
  let seq = 1n
  for (const [number, events] of groups.entries()) {
    const group = ['one', 'two', 'three'][number] ?? `group ${number}`
    const tally = emptyTally()
    // All used up, so that a few events are enough.
    const isSmall = bytesPerRow !== BYTES_PER_ROW
    const budget = new RowBudget(bytesPerRow, isSmall ? Number.POSITIVE_INFINITY : 0)
    const name = `events_${number + 1}`
    await connection.run(`CREATE TABLE ${name} (${columnList})`)
    const rows = events.flatMap((event, index) => {
      const timestampMs = event.timestampMs ?? startMs + index * 60_000
      const row = storedRowOf({
        ingestionTimeMs: timestampMs + 500,
        logStream: 'stream',
        ...event,
        timestampMs,
      })
      addToTally(tally, row)
      return [...rowAndFillers(seq++, row, budget, tally)]
    })
    await appendRows(connection, name, columnTypes, rows)
    const { oddColumns, hasFillers, hasLongEvents, span } = tally
    const facts = { oddColumns, hasFillers, hasLongEvents, ...(span && { span }) }
    tables.push({ table: name, group, log: `000000000202:${group}`, ...facts })
  }
  const contextWith = (changes: Partial<QueryContext> = {}): QueryContext => ({
    tables: tables.slice(0, 1),
    startMs,
    endMs: startMs + 86_400_000,
    nowMs: startMs + 86_400_000,
    mayUnmask: false,
    usesHotColumns: true,
    resolveSource: ({ names }) => tables.filter(({ group }) => names.includes(group)),
    lookupTable: (name) => lookups.get(name),
    ...changes,
  })
  const plan = (text: string, changes?: Partial<QueryContext>): QueryPlan => {
    const { query, diagnostics } = parseQuery(text)
    if (!isRunnable(diagnostics)) throw new Error(`${text}: ${JSON.stringify(diagnostics)}`)
    return planQuery(query, contextWith(changes))
  }
  const run = async (planned: QueryPlan): Promise<Answer> => {
    const { rows, matched, columns, kinds, isPlaced } = planned
    const read = await connection.runAndReadAll(rows.text, [...rows.values])
    const found = read.getRows()
    // No cell of it: the place has no column.
    const placed = found.map((row) => ({ row, place: isPlaced === true ? Number(row.pop()) : 0 }))
    const cells = placed
      .sort((a, b) => a.place - b.place)
      .map(({ row }) => row)
      .map((row) => row.map((it, index) => cellText(kinds[index] ?? 'text', it)))
    const answer = { columns, rows: cells, plan: planned }
    if (matched === undefined) return answer
    if (matched === 'all') return { ...answer, matched }
    const counted = await connection.runAndReadAll(matched.text, [...matched.values])
    return { ...answer, matched: Number(counted.getRows()[0]?.[0]) }
  }
  return {
    tables,
    plan,
    run,
    ask: async (text, changes) => {
      const answer = await run(plan(text, changes))
      if (/@ptr/.test(text) || answer.columns.at(-1) !== '@ptr') return answer
      const columns = answer.columns.slice(0, -1)
      return { ...answer, columns, rows: answer.rows.map((row) => row.slice(0, -1)) }
    },
    addLookup: async (name, header, rows) => {
      const table = `lookup_${lookups.size + 1}`
      const columns = header.map((_, index) => `c${index} VARCHAR`)
      await connection.run(`CREATE TABLE ${table} (${columns.join(', ')})`)
      for (const row of rows) {
        await connection.run(`INSERT INTO ${table} VALUES (${row.map(() => '?')})`, row)
      }
      lookups.set(name, { table, columns: new Map(header.map((it, index) => [it, `c${index}`])) })
    },
    [Symbol.asyncDispose]: async () => {
      connection.closeSync()
      instance.closeSync()
    },
  }
}
