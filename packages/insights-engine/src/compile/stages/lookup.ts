import type { LookupCommand, RenamedColumn } from '@gatehouse/insights-ql/command'
import type { Expression } from '@gatehouse/insights-ql/expression'
import { nameOf } from '@gatehouse/insights-ql/scope'
import type { LookupTable } from '../../query-plan.ts'
import { joined, ours, type Sql, sql } from '../../sql.ts'
import { compileExpression } from '../expression.ts'
import { refuse } from '../refuse.ts'
import { scopeOf } from '../scope.ts'
import type { Value } from '../value.ts'
import { asText, noValue, textValue } from '../values.ts'
import { nameOfColumn } from './column-name.ts'
import { hidden, overlaid, type Planning, type Relation, showing, withColumns } from './relation.ts'

/** A key of the table and what it is compared with in the row. */
interface Key {
  readonly column: Sql
  readonly expression: Expression
}

/** Columns of the first line whose keys are the same text. A row without such a line stays. */
export function planLookup(planning: Planning, below: Relation, command: LookupCommand): Relation {
  const table = tableOf(planning, command)
  const scope = scopeOf(planning, below)
  const keys = command.keys.map((key) => keyIn(table, key))
  const names = keys.map(() => hidden(planning))
  const read = withColumns(
    planning,
    below,
    keys.map(({ expression }, index) => {
      const value = textValue(asText(compileExpression(expression, scope)))
      return { name: names[index] ?? '', value }
    }),
  )
  const lineKeys = keys.map(({ column }) => ({ column, as: planning.name() }))
  const same = lineKeys.map(({ as }, index) => {
    return sql`${(read.column([names[index] ?? '']) ?? noValue).sql} = ${as}`
  })
  const outputs = outputsOf(planning, table, command)
  const source = (): Sql => {
    const list = [
      ...lineKeys.map(({ column, as }) => sql`${column} AS ${as}`),
      ...outputs.map(({ column, as }) => sql`${column} AS ${as}`),
    ]
    const by = joined(
      keys.map(({ column }) => column),
      ', ',
    )
    const lines = sql`SELECT ${joined(list, ', ')} FROM ${ours(table.table)} QUALIFY row_number() OVER (PARTITION BY ${by} ORDER BY rowid) = 1`
    return sql`(SELECT * FROM ${read.source()} LEFT JOIN (${lines}) ON ${joined(same, ' AND ')})`
  }
  const values = new Map(outputs.map(({ name, as }): [string, Value] => [name, textValue(as)]))
  return {
    ...read,
    ...overlaid(read, values),
    source,
    shown: showing(below.shown, [...values.keys()]),
  }
}

/**
 * Columns of the line with the smallest network that holds the address. `OUTPUTNEW` fills only what
 * has no value yet.
 */
export function planCidrLookup(
  planning: Planning,
  below: Relation,
  command: LookupCommand,
): Relation {
  const table = tableOf(planning, command)
  const scope = scopeOf(planning, below)
  const [first] = command.keys
  if (first === undefined) return refuse(command, 'cidrlookup compares one address.')
  const key = keyIn(table, first)
  const bits = hidden(planning)
  const address = asText(compileExpression(key.expression, scope))
  const text = hidden(planning)
  const texts = withColumns(planning, below, [{ name: text, value: textValue(address) }])
  const read = withColumns(planning, texts, [
    { name: bits, value: textValue(sql`ql_ip(${(texts.column([text]) ?? noValue).sql})`) },
  ])
  const outputs = outputsOf(planning, table, command)
  const fields = outputs.map(({ column, as }) => sql`${as} := ${column}`)
  const holds = sql`ql_in_subnet(${(read.column([bits]) ?? noValue).sql}, ql_ip(split_part(${key.column}, '/', 1)), ${key.column})`
  const length = sql`TRY_CAST(split_part(${key.column}, '/', 2) AS INTEGER)`
  const line = sql`(SELECT arg_max(struct_pack(${joined(fields, ', ')}), struct_pack(l := ${length}, r := -rowid)) FROM ${ours(table.table)} WHERE ${holds})`
  const found = hidden(planning)
  const looked = withColumns(planning, read, [{ name: found, value: textValue(line) }])
  const struct = (looked.column([found]) ?? noValue).sql
  const made = outputs.map(({ name, as }) => {
    const output = sql`${struct}.${as}`
    if (!command.isNewOnly) return { name, value: textValue(output) }
    return {
      name,
      value: textValue(sql`coalesce(${asText(scope.column(name.split('.')))}, ${output})`),
    }
  })
  const names = made.map(({ name }) => name)
  return { ...withColumns(planning, looked, made), shown: showing(below.shown, names) }
}

function tableOf({ context }: Planning, command: LookupCommand): LookupTable {
  const table = context.lookupTable(command.table)
  return table ?? refuse(command, `There is no lookup table ${command.table}.`)
}

/**
 * `lookup table key as field`: the table's own name stands first. cidrlookup is documented with the
 * field first, so whichever of the two the table has is the table's.
 */
function keyIn({ columns }: LookupTable, { column, alias }: RenamedColumn): Key {
  const first = nameOfColumn(column)
  const second = alias === undefined ? first : nameOf(alias)
  const known = columns.get(first)
  if (known !== undefined) {
    return {
      column: ours(known),
      expression: alias === undefined ? column : { ...alias, kind: 'field' },
    }
  }
  const other = columns.get(second)
  if (other !== undefined) return { column: ours(other), expression: column }
  return refuse(column, `The lookup table has no column ${first}.`)
}

function outputsOf(planning: Planning, { columns }: LookupTable, { outputs }: LookupCommand) {
  return outputs.map(({ column, alias }) => {
    const name = nameOfColumn(column)
    const found = columns.get(name)
    if (found === undefined) return refuse(column, `The lookup table has no column ${name}.`)
    const shown = alias === undefined ? name : nameOf(alias)
    return { name: shown, column: ours(found), as: planning.name() }
  })
}
