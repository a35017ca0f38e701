import { scanRegex } from '@gatehouse/insights-ql/check/regex-scan'
import type { ParseCommand } from '@gatehouse/insights-ql/command'
import { nameOf } from '@gatehouse/insights-ql/scope'
import { digits, type Sql, sql } from '../../sql.ts'
import { compileExpression } from '../expression.ts'
import { refuse } from '../refuse.ts'
import { globToRegex, toRe2 } from '../regex.ts'
import { scopeOf } from '../scope.ts'
import { asText, noValue, textValue } from '../values.ts'
import { carrying } from './carried.ts'
import { csvParts, logfmtMap } from './parse-forms.ts'
import {
  hidden,
  type Made,
  type Planning,
  type Relation,
  showing,
  withColumns,
  workedOutOnce,
} from './relation.ts'

/** A row in which nothing is found stays, without the new columns. */
export function planParse(planning: Planning, below: Relation, command: ParseCommand): Relation {
  const { source, pattern, aliases } = command
  const scope = scopeOf(planning, below)
  const parsed =
    source === undefined ? scope.column(['@message']) : compileExpression(source, scope)
  const text = hidden(planning)
  const relation = withColumns(planning, below, [{ name: text, value: textValue(asText(parsed)) }])
  const of = (relation.column([text]) ?? noValue).sql
  switch (pattern.form) {
    case 'glob': {
      const groups = aliases.map((alias, index) => ({ name: nameOf(alias), group: index + 1 }))
      return captured(planning, relation, of, globToRegex(pattern.value), groups)
    }
    case 'regex': {
      const groups = groupsOf(command)
      const { source: regex } = toRe2(pattern)
      return command.isMulti
        ? everyMatch(planning, relation, of, regex, groups)
        : captured(planning, relation, of, regex, groups)
    }
    case 'csv':
      return made(planning, relation, csvParts(of, aliases.map(nameOf)))
    case 'logfmt':
      return made(planning, relation, logfmtMap(of, aliases.map(nameOf)))
    case 'missing':
      return refuse(pattern, 'There is nothing to parse with.')
  }
}

interface Group {
  readonly name: string
  readonly group: number
}

function groupsOf({ pattern, aliases }: ParseCommand): readonly Group[] {
  if (aliases.length > 0) {
    return aliases.map((alias, index) => ({ name: nameOf(alias), group: index + 1 }))
  }
  const names = pattern.form === 'regex' ? scanRegex(pattern.source).groups : []
  return names.flatMap((name, index) => (name === '' ? [] : [{ name, group: index + 1 }]))
}

/** DuckDB's regexp_extract knows no later groups; regexp_extract_all, which is slower, knows them all. */
const MOST_GROUPS_OF_EXTRACT = 9

/**
 * DuckDB says '' where nothing matches, so where it does it is asked whether anything matches at all.
 * Of several groups each is looked for in what the whole regex has found, which is mostly short.
 */
function captured(
  planning: Planning,
  below: Relation,
  text: Sql,
  regex: string,
  groups: readonly Group[],
): Relation {
  const matches = sql`regexp_matches(${text}, ${regex}::VARCHAR)`
  const part = (from: Sql, group: number): Sql =>
    group <= MOST_GROUPS_OF_EXTRACT
      ? sql`regexp_extract(${from}, ${regex}::VARCHAR, ${digits(group)})`
      : sql`regexp_extract_all(${from}, ${regex}::VARCHAR, ${digits(group)})[1]`
  const [only, ...others] = groups
  const first = hidden(planning)
  const group = only !== undefined && others.length === 0 ? only.group : 0
  const found = withColumns(planning, below, [
    { name: first, value: textValue(workedOutOnce(part(text, group))) },
  ])
  const whole = (found.column([first]) ?? noValue).sql
  const isFound = sql`CASE WHEN ${whole} <> '' THEN true ELSE ${matches} END`
  if (only !== undefined && others.length === 0) {
    const value = textValue(sql`CASE WHEN ${isFound} THEN ${whole} END`)
    return made(planning, found, [{ name: only.name, value }])
  }
  const known = hidden(planning)
  const asked = withColumns(planning, found, [
    { name: known, value: { kind: 'boolean', sql: workedOutOnce(isFound) } },
  ])
  const isKnown = (asked.column([known]) ?? noValue).sql
  const from = looksAround(regex) ? text : whole
  return made(
    planning,
    asked,
    groups.map(({ name, group: number }): Made => {
      return { name, value: textValue(sql`CASE WHEN ${isKnown} THEN ${part(from, number)} END`) }
    }),
  )
}

/** Whether what stands around a match decides on it: then it is none without. */
function looksAround(regex: string): boolean {
  return /[$^]|\\[ABbz]/.test(regex.replaceAll('[^', '['))
}

/** `multi`: one row for each match, in the order of the text. */
function everyMatch(
  planning: Planning,
  below: Relation,
  text: Sql,
  regex: string,
  groups: readonly Group[],
): Relation {
  const lists = groups.map(({ name, group }): Made => {
    const all = sql`regexp_extract_all(${text}, ${regex}::VARCHAR, ${digits(group)})`
    return { name: `\n${name}`, value: textValue(workedOutOnce(all)) }
  })
  const listed = withColumns(planning, below, lists)
  const [first] = lists.map(({ name }) => (listed.column([name]) ?? noValue).sql)
  if (first === undefined) return carrying(below, below, [])
  // Where nothing matches the row stays, so there is one empty place in each list.
  const unnested = lists.map(({ name }): Made => {
    const list = (listed.column([name]) ?? noValue).sql
    const value = textValue(sql`unnest(CASE WHEN len(${list}) > 0 THEN ${list} ELSE [NULL] END)`)
    return { name: name.slice(1), value }
  })
  const place = hidden(planning)
  const places = sql`unnest(range(greatest(1, coalesce(len(${first}), 0))))`
  const rows = withColumns(planning, listed, [
    ...unnested,
    { name: place, value: { kind: 'number', sql: places } },
  ])
  const at = (rows.column([place]) ?? noValue).sql
  const names = groups.map(({ name }) => name)
  const shown = showing(rows.shown, names)
  return { ...carrying(below, rows, names), shown, order: [...rows.order, at] }
}

function made(planning: Planning, below: Relation, columns: readonly Made[]): Relation {
  const shown = showing(
    below.shown,
    columns.map(({ name }) => name),
  )
  return { ...withColumns(planning, below, columns), shown }
}
