import { joined, type Sql, sql } from '../../sql.ts'
import type { Value, ValueKind } from '../value.ts'
import { asJson, asNumber, asText } from '../values.ts'

/** The one kind that values of several kinds can have together. */
function unifiedKind(values: readonly Value[]): ValueKind {
  const kinds = new Set(values.map(({ kind }) => kind))
  const [only] = kinds
  if (only !== undefined && kinds.size === 1) return only
  if (kinds.has('json')) return 'json'
  return kinds.has('text') ? 'text' : 'number'
}

function inKind(value: Value, kind: ValueKind): Sql {
  if (value.kind === kind) return value.sql
  switch (kind) {
    case 'json':
      return asJson(value)
    case 'number':
      return asNumber(value)
    default:
      return asText(value)
  }
}

/** Above that the text is read instead: conditions would stand in it twice at every level. */
const longest = 500

/**
 * One of several values: `choose` puts them into SQL. Where all are at hand as numbers, so is the
 * result, which spares reading its text.
 */
export function oneOf(
  values: readonly Value[],
  choose: (pieces: readonly Sql[]) => Sql,
  choosesNumbers = choose,
): Value {
  const kind = unifiedKind(values)
  const chosen: Value = { kind, sql: choose(values.map((value) => inKind(value, kind))) }
  const hasNumbers = values.every((it) => it.kind === 'number' || it.asNumber !== undefined)
  if (kind !== 'text' || !hasNumbers) return chosen
  const number = choosesNumbers(values.map(asNumber))
  return number.text.length > longest ? chosen : { ...chosen, asNumber: number }
}

/** The first value there is; the number of the same one, even if it is none. */
export function firstPresent(values: readonly Value[]): Value {
  return oneOf(
    values,
    (pieces) => sql`coalesce(${joined(pieces, ', ')})`,
    (numbers) => {
      const branches = numbers.map((number, index) => {
        const value = values[index]
        return value === undefined ? sql`` : sql`WHEN ${value.sql} IS NOT NULL THEN ${number} `
      })
      return sql`CASE ${joined(branches, '')}END`
    },
  )
}
