import { type EventSpan, type EventTable, HOT_COLUMNS, isEvent } from '../event-table.ts'
import { digits, joined, ours, type Sql, sql } from '../sql.ts'
import { pointerOf } from './expression-access.ts'
import {
  type FewEvents,
  type Planning,
  plainText,
  type Tables,
  type TimeRange,
  workedOutOnce,
} from './stages/relation.ts'
import { wholeMs } from './stages/time-span.ts'

/** A column that a scan reads out of each of its tables. */
export interface Wanted {
  readonly name: Sql
  readonly of: (table: EventTable, index: number) => Sql
}

/** A field that is looked up in the JSON of the event: what stands there, and what it says. */
export interface Field {
  readonly path: string
  readonly json: Sql
  readonly text: Sql
}

export type Fields = Map<string, Field>

/** All events of a range of time. The bare comparison lets DuckDB leave out row groups. */
export function readRange(tables: Tables, wanted: readonly Wanted[], range: TimeRange): Sql {
  const from = digits(wholeMs(Math.ceil(range.startMs)))
  const to = digits(wholeMs(Math.floor(range.endMs)))
  const selects = tables.map((table, index) => {
    const columns = columnsOf(table, index, wanted)
    const conditions = [
      ...(isWithin(table.span, range) ? [] : [sql`ts >= ${from} AND ts <= ${to}`]),
      ...(table.hasFillers === false ? [] : [isEvent]),
    ]
    const which = conditions.length === 0 ? sql`` : sql`WHERE ${joined(conditions, ' AND ')}`
    return sql`SELECT ${columns} FROM ${ours(table.table)} ${which}`
  })
  return selects.length === 0 ? readNothing(wanted) : sql`(${joined(selects, ' UNION ALL ')})`
}

/** Whether all events of a table are in the range, so that none is asked for its time. */
function isWithin(span: EventSpan | undefined, { startMs, endMs }: TimeRange): boolean {
  return span !== undefined && startMs <= span.firstMs && span.lastMs <= endMs
}

/** A few events, by their place: what is wide is read for them alone. */
export function readFew(
  tables: Tables,
  wanted: readonly Wanted[],
  few: FewEvents,
  position: Sql,
): Sql {
  if (tables.length === 0) {
    const nothing = few.carried().map((name) => ({ name, of: () => sql`NULL` }))
    return readNothing([...wanted, { name: position, of: () => sql`0::BIGINT` }, ...nothing])
  }
  const place = few.name
  const selects = tables.map((table, index) => {
    // Later stages may want nothing of the events but their number.
    const columns = columnsOf(table, index, [
      ...wanted,
      { name: position, of: () => sql`${place}.p` },
      ...few.carried().map((name) => ({ name, of: () => sql`${place}.${name}` })),
    ])
    const from = ours(table.table)
    return sql`SELECT ${columns} FROM ${place} JOIN ${from} ON ${from}.rowid = ${place}.r WHERE ${place}.t = ${digits(index)}`
  })
  return sql`(WITH ${place} AS MATERIALIZED (${few.select()}) ${joined(selects, ' UNION ALL ')})`
}

/** No table, no rows, and the same columns. */
function readNothing(wanted: readonly Wanted[]): Sql {
  const nothing: EventTable = { table: 'events_0', group: '', log: '' }
  const numbers = HOT_COLUMNS.filter(({ kind }) => kind === 'integer').map(({ column }) => column)
  const texts = [
    ...['stream', 'message', 'original', 'fields'],
    ...HOT_COLUMNS.filter(({ kind }) => kind === 'text').map(({ column }) => column),
    ...numbers.map((column) => `${column}_text`),
  ]
  const columns = [
    sql`0::UBIGINT AS seq`,
    ...['ts', 'ingested', 'rowid', ...numbers].map((column) => sql`0::BIGINT AS ${ours(column)}`),
    ...texts.map((column) => sql`''::VARCHAR AS ${ours(column)}`),
  ]
  const empty = sql`(SELECT ${joined(columns, ', ')})`
  return sql`(SELECT ${columnsOf(nothing, 0, wanted)} FROM ${empty} WHERE false)`
}

function columnsOf(table: EventTable, index: number, wanted: readonly Wanted[]): Sql {
  const list = wanted.map(({ name, of }) => sql`${of(table, index)} AS ${name}`)
  return joined(list, ', ')
}

/** All fields out of one reading of the JSON. */
export function lookUp(planning: Planning, source: Sql, document: Sql, fields: Fields): Sql {
  const list = planning.name()
  const all = [...fields.values()]
  const paths = all.map(({ path }) => sql`${pointerOf(path.split('.'))}::VARCHAR`)
  const found = workedOutOnce(sql`json_extract(${document}, [${joined(paths, ', ')}])`)
  const each = all.map(({ json }, index) => {
    return sql`${list}[${digits(index + 1)}]::VARCHAR AS ${json}`
  })
  const texts = all.map(({ json, text }) => sql`${plainText(json)} AS ${text}`)
  return sql`(SELECT *, ${joined(texts, ', ')} FROM (SELECT *, ${joined(each, ', ')} FROM (SELECT *, ${found} AS ${list} FROM ${source})))`
}
