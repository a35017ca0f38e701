import { digits, joined, type Sql, sql } from '../../sql.ts'
import type { Value } from '../value.ts'
import { noValue, numberValue, textValue } from '../values.ts'
import { hidden, type Made, type Planning, type Relation, withColumns } from './relation.ts'

/** In bytes. What is longer is told apart by what `shortText` makes of it. */
const LONG_KEY = 1_000

/** Of a representative, how many bits say its row; those above say which table. */
const ROW_BITS = 44

export interface Grouping {
  /** One for each key. */
  readonly keys: readonly Value[]
  /** By what groups are put in order, one for each key. */
  readonly order: readonly Value[]
  /** The groups with these aggregates, each as `aggregate AS column`. */
  readonly source: (select: readonly Sql[], columns: readonly Sql[]) => Sql
}

/**
 * Another text for each text, none of which is long, in about the same order: a long one by its
 * beginning. It is longer than those that stay as they are, so none of them can be the same.
 */
export function shortText(text: Sql): Sql {
  return sql`CASE WHEN strlen(${text}) > ${digits(LONG_KEY)} THEN left(${text}, 200) || repeat(sha256(${text}), 16) ELSE ${text} END`
}

/** Groups of what the keys say. */
export function plainGrouping(rows: Relation, keys: readonly Value[]): Grouping {
  const by = joined([...new Map(keys.map((it) => [it.sql.text, it.sql])).values()], ', ')
  return {
    keys,
    order: keys.map((it) => (it.kind === 'text' ? textValue(shortText(it.sql)) : it)),
    source: (select) => {
      const list = joined([...(by.text === '' ? [] : [by]), ...select], ', ')
      const all = sql`SELECT ${list.text === '' ? sql`1 AS one` : list} FROM ${rows.source()}`
      return by.text === '' ? sql`(${all})` : sql`(${all} GROUP BY ${by})`
    },
  }
}

/**
 * The same where keys may be long: groups of their short texts, each with the place of one of its
 * events. The long keys are read out of those events once the groups are there. `keysOf` makes the keys
 * of rows, `rows` has them. Undefined: no key is a text that may be long, or it cannot be read out of
 * the event.
 */
export function digestGrouping(
  planning: Planning,
  below: Relation,
  keysOf: (relation: Relation) => readonly Made[],
  rows: Relation,
  keys: readonly Value[],
): Grouping | undefined {
  const { again } = below
  if (again?.hasLongEvents !== true) return undefined
  const isLong = ({ kind, sql: it }: Value): boolean => kind === 'text' && !again.isNarrowColumn(it)
  if (!keys.some(isLong)) return undefined

  const made = keys.map((key) => {
    return { name: hidden(planning), value: isLong(key) ? textValue(shortText(key.sql)) : key }
  })
  const event = sql`((${again.place.table()}::BIGINT << ${digits(ROW_BITS)}) + ${again.place.row()})`
  const place = { name: hidden(planning), value: numberValue(event) }
  const keyed = withColumns(planning, rows, [...made, place])
  const columnOf = ({ name }: { readonly name: string }): Value => keyed.column([name]) ?? noValue
  const short = made.map(columnOf)
  const by = [...new Map(short.map((it) => [it.sql.text, it.sql])).values()]
  const [groups, first] = [planning.name(), planning.name()]
  const longOnes = joined(
    keys.flatMap((key, index) => {
      const text = short[index]
      return isLong(key) && text !== undefined
        ? [sql`coalesce(strlen(${text.sql}) > ${digits(LONG_KEY)}, false)`]
        : []
    }),
    ' OR ',
  )

  let isCarried = false
  let kept: readonly Sql[] = by
  const events = again.of({
    name: planning.name(),
    select: () => {
      const list = [
        sql`${first} >> ${digits(ROW_BITS)} AS t`,
        sql`${first} & ${digits(2 ** ROW_BITS - 1)} AS r`,
        sql`0::BIGINT AS p`,
        ...kept,
      ]
      return sql`SELECT ${joined(list, ', ')} FROM ${groups} WHERE ${longOnes}`
    },
    carry: (value) => {
      isCarried = true
      return value
    },
    carried: () => kept,
  })
  const late = keysOf(events)
  const read = withColumns(planning, events, late)
  // It comes of other rows, too: of a list that was made into rows, of the other side of a join.
  if (isCarried) return undefined

  const shown = keys.map((key, index): Value => {
    return isLong(key) ? textValue(planning.name()) : (short[index] ?? noValue)
  })
  const texts = (of: (index: number) => Sql): Sql[] =>
    keys.flatMap((key, index) => {
      return isLong(key) ? [sql`${of(index)} AS ${shown[index]?.sql ?? noValue.sql}`] : []
    })
  return {
    keys: shown,
    order: short,
    source: (select, columns) => {
      kept = [...by, ...columns]
      const all = sql`SELECT ${joined([...by, sql`min(${columnOf(place).sql}) AS ${first}`, ...select], ', ')} FROM ${keyed.source()} GROUP BY ${joined(by, ', ')}`
      const ofShort = texts((index) => (short[index] ?? noValue).sql)
      const ofLong = texts((index) => (read.column([late[index]?.name ?? '']) ?? noValue).sql)
      const shortGroups = sql`SELECT ${joined([...kept, ...ofShort], ', ')} FROM ${groups} WHERE NOT (${longOnes})`
      const longGroups = sql`SELECT ${joined([...kept, ...ofLong], ', ')} FROM ${read.source()}`
      return sql`(WITH ${groups} AS MATERIALIZED (${all}) ${shortGroups} UNION ALL ${longGroups})`
    },
  }
}
