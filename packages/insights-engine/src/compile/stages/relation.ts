import type { Pipeline } from '@gatehouse/insights-ql/command'
import type { EventTable } from '../../event-table.ts'
import type { QueryContext } from '../../query-plan.ts'
import { joined, ours, type Sql, sql } from '../../sql.ts'
import type { Displayed } from '../display.ts'
import { memberOf } from '../expression-access.ts'
import type { Value } from '../value.ts'
import { asJson } from '../values.ts'

/** What a whole query shares while it is planned. */
export interface Planning {
  readonly context: QueryContext
  /** All of the query and its subqueries. */
  readonly scans: ReadOfEvents[]
  /** A name that nothing else in the statement has. */
  readonly name: () => Sql
  /** A pipeline inside of this one: of a join, of `in (…)`. */
  readonly pipeline: (pipeline: Pipeline) => Relation
}

export type PlanPipeline = (planning: Planning, pipeline: Pipeline) => Relation

/** Stages plan pipelines that are made of stages, so how is handed in from above both. */
export function planningOf(context: QueryContext, plan: PlanPipeline): Planning {
  let names = 0
  const planning: Planning = {
    context,
    scans: [],
    name: () => ours(`x${names++}`),
    pipeline: (pipeline) => plan(planning, pipeline),
  }
  return planning
}

/** What is known of a scan when all columns have been asked for. */
export interface ReadOfEvents {
  readonly hasLongEvents: boolean
  /** Whether nothing is read but narrow columns: no message and nothing out of one. */
  readonly isNarrow: () => boolean
}

/** Whether anything is read but narrow columns. */
export function readsMessages({ scans }: Planning): boolean {
  return scans.some(({ isNarrow }) => !isNarrow())
}

/** Whether texts of a megabyte may come along, of which DuckDB holds thousands at once. */
export function readsLongEvents({ scans }: Planning): boolean {
  return scans.some(({ hasLongEvents, isNarrow }) => hasLongEvents && !isNarrow())
}

/** What names mean in the rows of a relation; undefined: there is nothing of that name. */
export interface Names {
  readonly column: (segments: readonly string[]) => Value | undefined
  readonly unmasked: (segments: readonly string[]) => Value | undefined
  /** JSON as VARCHAR, maps and lists too. */
  readonly json: (segments: readonly string[]) => Sql | undefined
  /** Whether the name leads into a map or list that an earlier stage made. */
  readonly isPart: (segments: readonly string[]) => boolean
}

/** The columns that people see, unless a `display` says otherwise. */
export interface Shown {
  readonly isDefault: boolean
  /** How many of the names are there by default, until a `fields` names others. */
  readonly defaults: number
  readonly names: readonly string[]
  readonly display?: readonly string[]
}

export interface TimeRange {
  readonly startMs: number
  readonly endMs: number
}

/** Rows behind a stage. */
export interface Relation extends Names {
  /** What stands behind FROM. Asked for last, when it is known which columns anybody reads. */
  readonly source: () => Sql
  /** What follows ORDER BY, each with its direction. */
  readonly order: readonly Sql[]
  /** The time that the events were read from. */
  readonly range: TimeRange
  readonly bins?: Bins
  readonly shown: Shown
  /** `@ptr`, where rows are events. */
  readonly pointer?: () => Displayed
  /** Where every row comes of one event: the same columns over a few of the events only. */
  readonly again?: Again
}

/** The periods that a `stats … by bin(…)` has counted in. */
export interface Bins {
  readonly name: string
  /** All that rows were grouped by, the period too. */
  readonly keys: readonly string[]
  /** At least as often, every period is met. */
  readonly stepMs: number
  readonly floor: (time: Sql) => Sql
}

export interface Again {
  readonly place: Place
  /** Whether the name is that of a column of the scan that is read with little effort. */
  readonly isNarrow: (name: string) => boolean
  /** Whether a value is such a column: a later stage may have given the name to something else. */
  readonly isNarrowColumn: (value: Sql) => boolean
  readonly of: (few: FewEvents) => Relation
  /** Whether texts may be so long that few of them fit into memory. */
  readonly hasLongEvents: boolean
}

/** Which row of which table an event is. */
export interface Place {
  readonly table: () => Sql
  readonly row: () => Sql
}

/**
 * A SELECT of `t` (index of the table), `r` (its rowid) and `p` (the row's position), and of what is
 * carried besides.
 */
export interface FewEvents {
  readonly name: Sql
  readonly select: () => Sql
  /** The column that a value of the row has where the event is read. */
  readonly carry: (value: Sql) => Sql
  readonly carried: () => readonly Sql[]
}

export interface Made {
  readonly name: string
  readonly value: Value
}

/** The same rows with more columns; a column of the same name is hidden by the new one. */
export function withColumns(
  planning: Planning,
  relation: Relation,
  made: readonly Made[],
): Relation {
  const computed: Sql[] = []
  const columns = new Map<string, Value>()
  for (const { name, value } of made) {
    if (isColumn(value.sql)) {
      columns.set(name, value)
      continue
    }
    const column = planning.name()
    computed.push(sql`${value.sql} AS ${column}`)
    columns.set(name, { kind: value.kind, sql: column })
  }
  const names = overlaid(relation, columns)
  if (computed.length === 0) return { ...relation, ...names }
  return {
    ...relation,
    ...names,
    source: () => sql`(SELECT *, ${joined(computed, ', ')} FROM ${relation.source()})`,
  }
}

/** Columns by name before the names of what lies below. */
export function overlaid(below: Names, columns: ReadonlyMap<string, Value>): Names {
  const find = <Found>(
    segments: readonly string[],
    whole: (value: Value) => Found,
    part: (json: Value, rest: readonly string[]) => Found,
    beyond: (segments: readonly string[]) => Found,
  ): Found => {
    for (let length = segments.length; length > 0; length--) {
      const made = columns.get(segments.slice(0, length).join('.'))
      if (made === undefined) continue
      if (length === segments.length) return whole(made)
      if (made.kind !== 'json') continue
      return part(made, segments.slice(length))
    }
    return beyond(segments)
  }
  return {
    column: (segments) => find(segments, (value) => value, memberOf, below.column),
    unmasked: (segments) => find(segments, (value) => value, memberOf, below.unmasked),
    isPart: (segments) =>
      find(
        segments,
        () => false,
        () => true,
        below.isPart,
      ),
    json: (segments) => find(segments, asJson, (it, rest) => memberOf(it, rest).sql, below.json),
  }
}

export const noNames: Names = {
  column: () => undefined,
  unmasked: () => undefined,
  json: () => undefined,
  isPart: () => false,
}

/**
 * What a field says of the JSON found for it: strings without their quotes, true and false as 1 and
 * 0, numbers as they are; maps, lists and null are no value.
 */
export function plainText(json: Sql): Sql {
  return sql`CASE left(${json}, 1) WHEN '"' THEN json_extract_string(${json}, '$') WHEN 't' THEN '1' WHEN 'f' THEN '0' WHEN 'n' THEN NULL WHEN '{' THEN NULL WHEN '[' THEN NULL ELSE ${json} END`
}

/**
 * What is dear to work out stays where it stands. `random()` keeps DuckDB from moving it into every
 * condition that reads it, where it would be worked out anew each time.
 */
export function workedOutOnce(value: Sql): Sql {
  return sql`CASE WHEN random() >= 0 THEN ${value} END`
}

export function orderBy(order: readonly Sql[]): Sql {
  return order.length === 0 ? sql`` : sql`ORDER BY ${joined(order, ', ')}`
}

/** The rows narrowed, ordered or cut: the same columns and names. */
export function wrapped(relation: Relation, around: (source: Sql) => Sql): Relation {
  return { ...relation, source: () => sql`(${around(relation.source())})` }
}

export function showing(shown: Shown, names: readonly string[]): Shown {
  return { ...shown, names: [...new Set([...shown.names, ...names])] }
}

/** The name of a column that no query can name: no name holds a line end. */
export function hidden(planning: Planning): string {
  return `\n${planning.name().text}`
}

/** Whether it is a column by itself, so that naming it again computes nothing. */
export function isColumn({ text, values }: Sql): boolean {
  return values.length === 0 && /^x[0-9]+$/.test(text)
}

export type Tables = readonly EventTable[]
