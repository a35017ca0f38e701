import type { JsonCommand } from '@gatehouse/insights-ql/command'
import { nameOf } from '@gatehouse/insights-ql/scope'
import { digits, joined, type Sql, sql } from '../../sql.ts'
import { pointerOf } from '../expression-access.ts'
import { scopeOf } from '../scope.ts'
import { asDocument, asText, jsonValue, noValue, textValue } from '../values.ts'
import { once } from '../values-once.ts'
import { nameIn } from './options.ts'
import {
  hidden,
  type Planning,
  type Relation,
  showing,
  withColumns,
  workedOutOnce,
} from './relation.ts'

/** Values by their path, out of text that is JSON or out of an object of the event. */
export function planJson(planning: Planning, below: Relation, command: JsonCommand): Relation {
  const segments = (nameIn(command.options, 'field') ?? '@message').split('.')
  const text = hidden(planning)
  const relation = withColumns(planning, below, [
    { name: text, value: textValue(documentAt(planning, below, segments)) },
  ])
  const document = (relation.column([text]) ?? noValue).sql
  const paths = command.paths.map(({ path }) => sql`${pointerOf(stepsOf(path))}::VARCHAR`)
  const list = hidden(planning)
  const all = sql`json_extract(${document}, [${joined(paths, ', ')}])`
  const listed = withColumns(planning, relation, [
    { name: list, value: jsonValue(workedOutOnce(all)) },
  ])
  const found = (listed.column([list]) ?? noValue).sql
  const made = command.paths.map(({ alias }, index) => {
    const value = jsonValue(sql`nullif(${found}[${digits(index + 1)}]::VARCHAR, 'null')`)
    return { name: nameOf(alias), value }
  })
  const shown = showing(
    below.shown,
    made.map(({ name }) => name),
  )
  return { ...withColumns(planning, listed, made), shown }
}

function documentAt(planning: Planning, below: Relation, segments: readonly string[]): Sql {
  const value = scopeOf(planning, below).column(segments)
  if (value.kind === 'json') return once(asDocument(value), (it) => sql`ql_json_parse(${it})`)
  const text = asText(value)
  const raw = below.json(segments) ?? sql`NULL::VARCHAR`
  return sql`CASE WHEN ${text} IS NULL THEN ${raw} WHEN json_valid(${text}) THEN ${text} END`
}

/** `a.b[0].c`, with or without the `$.` of other languages. */
function stepsOf(path: string): readonly string[] {
  return path
    .replace(/^\$\.?/, '')
    .replace(/\[(\d+)\]/g, '.$1')
    .split('.')
    .filter((step, index) => step !== '' || index > 0)
}
