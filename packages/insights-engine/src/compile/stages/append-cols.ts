import type { AppendColsCommand } from '@gatehouse/insights-ql/command'
import { joined, type Sql, sql } from '../../sql.ts'
import { asText } from '../values.ts'
import { planLimit } from './limit.ts'
import { isSet, rangeIn } from './options.ts'
import type { Planning, Relation } from './relation.ts'
import { relationOf, type ShownColumn, shownRows } from './shown-columns.ts'

/** No query returns more. */
const mostRows = 100_000

/**
 * The first row of the subquery beside the first row, and so on; rows that one side has more stay.
 * Of columns with the same name the subquery's is taken with `override=true` only, or where the row
 * has no value.
 */
export function planAppendCols(
  planning: Planning,
  below: Relation,
  command: AppendColsCommand,
): Relation {
  const subquery = planning.pipeline(command.pipeline)
  const most = rangeIn(command.options, 'max')?.first
  const cut =
    most === undefined
      ? subquery
      : planLimit(planning, subquery, Math.trunc(Math.min(most, mostRows)))
  const left = shownRows(planning, below)
  const right = shownRows(planning, cut)
  const isOverridden = isSet(command.options, 'override', false)
  const place = planning.name()
  const names = [...new Set([...left.columns, ...right.columns].map(({ name }) => name))]
  const merged = names.map((name) => {
    const sides = [left, right].map(({ columns }) => columns.find((it) => it.name === name))
    return merge(name, isOverridden ? sides.reverse() : sides)
  })
  const columns = merged.map((column): ShownColumn => ({ ...column, sql: planning.name() }))
  const source = (): Sql => {
    const list = merged.map(({ sql: it }, index) => sql`${it} AS ${columns[index]?.sql ?? it}`)
    list.push(sql`coalesce(${left.place}, ${right.place}) AS ${place}`, ...left.otherColumns())
    return sql`(SELECT ${joined(list, ', ')} FROM (${left.select()}) FULL JOIN (${right.select()}) ON ${left.place} = ${right.place})`
  }
  return relationOf(columns, below, [place], source, left.others)
}

function merge(name: string, sides: readonly (ShownColumn | undefined)[]): ShownColumn {
  const [first, second] = sides.filter((side) => side !== undefined)
  if (first === undefined) return { name, kind: 'text', sql: sql`NULL::VARCHAR` }
  if (second === undefined) return first
  if (first.kind === second.kind) {
    return { name, kind: first.kind, sql: sql`coalesce(${first.sql}, ${second.sql})` }
  }
  return { name, kind: 'text', sql: sql`coalesce(${asText(first)}, ${asText(second)})` }
}
