import { digits, type Sql, sql } from '../../sql.ts'
import { jsonValue, textValue } from '../values.ts'
import type { Made } from './relation.ts'

/** With a comma before the first part too, no part is found without a letter of its own. */
const csvPart = ',("(?:[^"]|"")*"|[^,]*)'

/** The parts of one line of CSV by position; what stands in quotes may hold commas and quotes. */
export function csvParts(text: Sql, names: readonly string[]): readonly Made[] {
  const parts = sql`regexp_extract_all(',' || ${text}, ${csvPart}::VARCHAR, 1)`
  return names.map((name, index) => {
    const part = sql`${parts}[${digits(index + 1)}]`
    const bare = sql`replace(${part}[2:-2], '""', '"')`
    const quoted = sql`regexp_full_match(${part}, '(?s)".*"')`
    return { name, value: textValue(sql`CASE WHEN ${quoted} THEN ${bare} ELSE ${part} END`) }
  })
}

/** `key=value`, `key="value with \"quotes\""`, and `key` alone, which is true. */
const logfmtPair = '([^\\s="]+)(?:=("(?:[^"\\\\]|\\\\.)*"|[^\\s"]*))?'

/** A map of the pairs; of a key that stands there twice the first value counts. */
export function logfmtMap(text: Sql, names: readonly string[]): readonly Made[] {
  const pairs = sql`regexp_extract_all(${text}, ${logfmtPair}::VARCHAR, 0)`
  const value = sql`substr(pair, length(regexp_extract(pair, '^[^=]*')) + 2)`
  const unquoted = sql`replace(replace(${value}[2:-2], '\\"', '"'), '\\\\', '\\')`
  const read = sql`CASE WHEN NOT contains(pair, '=') THEN 'true' WHEN starts_with(${value}, '"') THEN ${unquoted} ELSE ${value} END`
  const entry = sql`struct_pack(k := regexp_extract(pair, '^[^=]*'), v := ${read})`
  const entries = sql`list_transform(${pairs}, lambda pair: ${entry})`
  const first = sql`list_filter(entries, lambda entry, place: list_position(list_transform(entries, lambda other: other.k), entry.k) = place)`
  const map = sql`list_transform([${entries}], lambda entries: to_json(map_from_entries(${first}))::VARCHAR)[1]`
  return names.map((name) => ({ name, value: jsonValue(map) }))
}
