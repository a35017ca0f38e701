import { DuckDBInstance, type DuckDBValue } from '@duckdb/node-api'
import { isRunnable } from '@gatehouse/insights-ql/diagnostic'
import type { Expression } from '@gatehouse/insights-ql/expression'
import { parseQuery } from '@gatehouse/insights-ql/parse-query'
import { cellText } from '../../cell.ts'
import { type Sql, sql } from '../../sql.ts'
import { displayed } from '../display.ts'
import { compileExpression } from '../expression.ts'
import { memberOf } from '../expression-access.ts'
import { macros } from '../functions/macros.ts'
import type { ExpressionScope, Value } from '../value.ts'
import { noValue } from '../values.ts'

/** Columns of the one table that expressions are tried on. */
export const columns: Readonly<Record<string, Value>> = {
  '@timestamp': { kind: 'time', sql: sql`ts` },
  '@message': { kind: 'text', sql: sql`message` },
  a: { kind: 'text', sql: sql`a` },
  b: { kind: 'text', sql: sql`b` },
  c: { kind: 'text', sql: sql`c` },
  n: { kind: 'text', sql: sql`CAST(n AS VARCHAR)`, asNumber: sql`CAST(n AS DOUBLE)` },
  j: { kind: 'json', sql: sql`j` },
}

export const scope: ExpressionScope = {
  context: {
    tables: [],
    startMs: 1_700_000_000_000,
    endMs: 1_700_003_600_000,
    nowMs: 1_700_003_600_500,
    mayUnmask: false,
    resolveSource: () => [],
    lookupTable: () => undefined,
    usesHotColumns: true,
  },
  column: (segments) => {
    const columnNamed = (name: string) => (Object.hasOwn(columns, name) ? columns[name] : undefined)
    const whole = columnNamed(segments.join('.'))
    if (whole !== undefined) return whole
    const [first = '', ...path] = segments
    const column = columnNamed(first)
    return column?.kind === 'json' ? memberOf(column, path) : noValue
  },
  unmasked: (segments) =>
    segments[0] === '@message' ? { kind: 'text', sql: sql`message` } : noValue,
  subquery: () => sql`SELECT a FROM rows_in`,
}

export interface Row {
  readonly a?: string | null
  readonly b?: string | null
  readonly c?: string | null
  readonly n?: number | null
  readonly j?: string | null
  readonly ts?: number
}

/** A DuckDB in memory that runs expressions over rows, as the engine would. */
export interface ExpressionBench extends AsyncDisposable {
  /** What each row shows for an expression of the language. */
  show(text: string, rows?: readonly Row[]): Promise<readonly (string | null)[]>
  run(wanted: Sql): Promise<readonly (readonly DuckDBValue[])[]>
  fill(rows: readonly Row[]): Promise<void>
}

export async function openBench(): Promise<ExpressionBench> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' })
  const connection = await instance.connect()
  for (const macro of macros) await connection.run(macro)
  await connection.run(
    'CREATE TABLE rows_in (ts BIGINT, message VARCHAR, a VARCHAR, b VARCHAR, c VARCHAR, n BIGINT, j VARCHAR)',
  )
  const run = async (wanted: Sql): Promise<readonly (readonly DuckDBValue[])[]> => {
    const reader = await connection.runAndReadAll(wanted.text, [...wanted.values])
    return reader.getRows()
  }
  const fill = async (rows: readonly Row[]): Promise<void> => {
    await connection.run('DELETE FROM rows_in')
    for (const { ts = 1_700_000_000_123, a, b, c, n, j } of rows) {
      await run(
        sql`INSERT INTO rows_in VALUES (CAST(${String(ts)} AS BIGINT), 'the message 한', ${a ?? null}, ${b ?? null}, ${c ?? null}, ${n ?? null}, ${j ?? null})`,
      )
    }
  }
  return {
    run,
    fill,
    show: async (text, rows = [{}]) => {
      await fill(rows)
      const { sql: shown, kind } = displayed(compileExpression(expressionOf(text), scope))
      const found = await run(sql`SELECT ${shown} FROM rows_in`)
      return found.map(([value]) => cellText(kind, value))
    },
    [Symbol.asyncDispose]: async () => {
      connection.closeSync()
      instance.closeSync()
    },
  }
}

/** The expression of `fields <text>`, or of `stats <text>` where that is what can be run. */
export function expressionOf(text: string): Expression {
  for (const command of ['fields', 'filter', 'stats']) {
    const { query, diagnostics } = parseQuery(`${command} ${text}`)
    const [stage] = query.stages
    if (!isRunnable(diagnostics) || stage === undefined) continue
    if (stage.kind === 'filter') return stage.condition
    if ('items' in stage && stage.items[0] !== undefined) return stage.items[0].expression
  }
  const { diagnostics } = parseQuery(`fields ${text}`)
  throw new Error(`Not an expression: ${text}: ${diagnostics.map(({ code }) => code).join(', ')}`)
}
