import type { Call, Expression } from '@gatehouse/insights-ql/expression'
import { digits, joined, type Sql, sql } from '../../sql.ts'
import { compileExpression } from '../expression.ts'
import { scopeOf } from '../scope.ts'
import type { ExpressionScope, Value } from '../value.ts'
import { asNumber, noValue, numberConstant, numberValue } from '../values.ts'
import { hidden, type Made, type Planning, type Relation, withColumns } from './relation.ts'

/** An aggregate with the name that stands for it behind the grouping. */
export interface NamedCall {
  readonly name: string
  readonly call: Call
}

export interface AggregateColumns {
  /** The rows, with a column for all that aggregates are taken of: it is worked out once. */
  readonly rows: Relation
  /** `aggregate AS column`. */
  readonly select: readonly Sql[]
  /** Those columns. */
  readonly names: readonly Sql[]
  readonly values: ReadonlyMap<string, Value>
}

/** `below` says what names mean inside of the aggregates, `keyed` has the same rows and the keys. */
export function aggregateColumns(
  planning: Planning,
  below: Relation,
  keyed: Relation,
  calls: readonly NamedCall[],
): AggregateColumns {
  const scope = scopeOf(planning, below)
  const made: Made[] = []
  const plain = calls.map(({ name, call }): NamedCall => {
    const [first, ...others] = call.arguments
    if (first === undefined || isNamed(first)) return { name, call }
    const argument = hidden(planning)
    made.push({ name: argument, value: compileExpression(first, scope) })
    const { from, to } = first
    const field = { kind: 'field', segments: [argument], from, to } as const
    return { name, call: { ...call, arguments: [field, ...others] } }
  })
  const rows = withColumns(planning, keyed, made)
  const own = new Set(made.map(({ name }) => name))
  const column: ExpressionScope['column'] = (segments) => {
    const [name = ''] = segments
    return own.has(name) ? (rows.column([name]) ?? noValue) : scope.column(segments)
  }
  const select: Sql[] = []
  const names: Sql[] = []
  const values = new Map<string, Value>()
  const percentiles = new Map<string, Percentiles>()
  for (const { name, call } of plain) {
    const share = shareOf(call)
    const [first] = call.arguments
    if (share !== undefined && first !== undefined) {
      const value = compileExpression(first, { ...scope, column })
      const number = value.asInteger ?? asNumber(value)
      const known = percentiles.get(number.text) ?? { number, list: planning.name(), shares: [] }
      percentiles.set(number.text, known)
      const at = sql`${known.list}[${digits(known.shares.push(share))}]`
      values.set(name, numberValue(sql`CASE WHEN isfinite(${at}) THEN ${at} END`))
      continue
    }
    const value = compileExpression(call, { ...scope, column })
    const as = planning.name()
    select.push(sql`${value.sql} AS ${as}`)
    names.push(as)
    values.set(name, { kind: value.kind, sql: as })
  }
  for (const { number, list, shares } of percentiles.values()) {
    const wanted = joined(shares.map(numberConstant), ', ')
    select.push(sql`quantile_cont(${number}, [${wanted}]) AS ${list}`)
    names.push(list)
  }
  return { rows, select, names, values }
}

/** All percentiles of the same numbers, which are put in order once. */
interface Percentiles {
  readonly number: Sql
  readonly list: Sql
  readonly shares: number[]
}

/** What is no percentile that can be run is left to be refused with the other aggregates. */
function shareOf({ name, arguments: [, percent] }: Call): number | undefined {
  if (name !== 'pct' || percent?.kind !== 'number') return undefined
  return percent.value >= 0 && percent.value <= 100 ? percent.value / 100 : undefined
}

function isNamed({ kind }: Expression): boolean {
  return kind === 'field' || kind === 'every-event'
}
