import { digits, type Sql, sql } from '../../sql.ts'
import { orderBy, type Planning, type Relation, wrapped } from './relation.ts'

/** The last limit of a query: nothing is read behind it but what is shown. */
export function planLastLimit(planning: Planning, below: Relation, count: number): Relation {
  const { again, ...rest } = below
  const isNarrow = (below.shown.display ?? below.shown.names).every((name) => {
    if (again?.isNarrow(name) !== true) return false
    const value = below.column([name])
    return value === undefined || again.isNarrowColumn(value.sql)
  })
  return planLimit(planning, isNarrow ? rest : below, count)
}

/**
 * The first rows. Where every row is one event, only its place is carried through the sorting, and
 * what is wide is read afterwards for the rows that are left.
 */
export function planLimit(planning: Planning, below: Relation, count: number): Relation {
  const { again, ...rest } = below
  const cut = wrapped(rest, (source) => {
    return sql`SELECT * FROM ${source} ${orderBy(below.order)} LIMIT ${digits(count)}`
  })
  if (again === undefined) return cut
  const select = (): Sql => {
    const place = sql`${again.place.table()} AS t, ${again.place.row()} AS r`
    return sql`SELECT ${place}, row_number() OVER (${orderBy(below.order)}) AS p FROM ${cut.source()}`
  }
  const { again: _, ...few } = again.of({ name: planning.name(), select })
  return { ...few, shown: below.shown }
}
