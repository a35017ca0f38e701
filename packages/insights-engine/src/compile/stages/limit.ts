import { digits, joined, type Sql, sql } from '../../sql.ts'
import { carriedOnDemand } from './carried.ts'
import { type FewEvents, orderBy, type Planning, type Relation, wrapped } from './relation.ts'

/** The rows that a query ends with. */
export interface LastRows {
  readonly relation: Relation
  /** How many of them, from the first one in its order on. */
  readonly most: number
  /** Whether there are no more: they are events, in the order of one column that says their place. */
  readonly isCut: boolean
  /** Whether nothing is shown but columns of the events that hold no long texts. */
  readonly isNarrow: boolean
}

/** The last limit of a query: nothing is read behind it but what is shown. */
export function planLastLimit(planning: Planning, below: Relation, count: number): LastRows {
  const { again, ...rest } = below
  const isNarrow = (below.shown.display ?? below.shown.names).every((name) => {
    if (again?.isNarrow(name) !== true) return false
    const value = below.column([name])
    return value === undefined || again.isNarrowColumn(value.sql)
  })
  if (isNarrow || again === undefined) {
    return { relation: rest, most: count, isCut: false, isNarrow }
  }
  return { relation: planLimit(planning, below, count), most: count, isCut: true, isNarrow }
}

/**
 * The first rows. Where every row is one event, only its place is carried through the sorting, and
 * what is wide is read afterwards for the rows that are left.
 */
export function planLimit(planning: Planning, below: Relation, count: number): Relation {
  const { again, ...rest } = below
  const cut = firstRows(rest, count)
  if (again === undefined) return cut
  const { carry, carried } = carriedOnDemand(planning)
  const select = (): Sql => {
    const list = [
      sql`${again.place.table()} AS t, ${again.place.row()} AS r`,
      sql`row_number() OVER (${orderBy(below.order)}) AS p`,
      ...carried().map(({ value, as }) => sql`${value} AS ${as}`),
    ]
    return sql`SELECT ${joined(list, ', ')} FROM ${cut.source()}`
  }
  const { again: once, ...few } = again.of({
    name: planning.name(),
    select,
    carry,
    carried: () => carried().map(({ as }) => as),
  })
  const relation = { ...few, shown: below.shown }
  if (once === undefined) return relation
  // What was carried to here is carried on from here.
  const of = (some: FewEvents): Relation =>
    again.of({ ...some, carry: (value) => some.carry(carry(value)) })
  const { place, isNarrowColumn } = once
  return { ...relation, again: { ...again, place, isNarrowColumn, of } }
}

export function firstRows(relation: Relation, count: number): Relation {
  return wrapped(relation, (source) => {
    return sql`SELECT * FROM ${source} ${orderBy(relation.order)} LIMIT ${digits(count)}`
  })
}
