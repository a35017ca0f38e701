import { joined, type Sql, sql } from '../../sql.ts'
import type { Value, ValueKind } from '../value.ts'
import { carriedNames, carriedOnDemand } from './carried.ts'
import { type Names, noNames, orderBy, overlaid, type Planning, type Relation } from './relation.ts'

export interface ShownColumn {
  readonly name: string
  readonly kind: ValueKind
  readonly sql: Sql
}

/** The columns that are shown, by themselves: rows can be added to them. */
export interface ShownRows {
  readonly columns: readonly ShownColumn[]
  /** Position of a row in the order that the rows had, from 1. */
  readonly place: Sql
  /** What is not shown and a later stage reads all the same. */
  readonly others: Names
  /** The columns of these, when it is known which they are. */
  readonly otherColumns: () => readonly Sql[]
  /** A SELECT of the columns, the place, and the other columns. */
  readonly select: () => Sql
}

export function shownRows(planning: Planning, below: Relation): ShownRows {
  const place = planning.name()
  const names = below.shown.display ?? below.shown.names
  const found = names.flatMap((name) => {
    const value = below.column([name])
    return value === undefined ? [] : [{ name, value, as: planning.name() }]
  })
  const list = found.map(({ value, as }) => sql`${value.sql} AS ${as}`)
  list.push(sql`row_number() OVER (${orderBy(below.order)}) AS ${place}`)
  const carrying = carriedOnDemand(planning)
  return {
    others: carriedNames(carrying, below),
    otherColumns: () => carrying.carried().map(({ as }) => as),
    columns: found.map(({ name, value, as }) => ({ name, kind: value.kind, sql: as })),
    place,
    select: () => {
      const taken = carrying.carried().map(({ value, as }) => sql`${value} AS ${as}`)
      return sql`SELECT ${joined([...list, ...taken], ', ')} FROM ${below.source()}`
    },
  }
}

/** Rows of these columns, and of others that are not shown. */
export function relationOf(
  columns: readonly ShownColumn[],
  { range }: Relation,
  order: readonly Sql[],
  source: () => Sql,
  others: Names = noNames,
): Relation {
  const values = columns.map(({ name, kind, sql: it }): [string, Value] => [
    name,
    { kind, sql: it },
  ])
  return {
    ...overlaid(others, new Map(values)),
    source,
    range,
    order,
    shown: { isDefault: false, defaults: 0, names: columns.map(({ name }) => name) },
  }
}
