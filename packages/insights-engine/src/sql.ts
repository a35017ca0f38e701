import type { DuckDBValue } from '@duckdb/node-api'

/**
 * A piece of SQL with the values that stand at its question marks, in order. Whatever comes from a
 * person travels in `values`; `text` is made of what this package wrote, and of nothing else.
 */
export interface Sql {
  readonly text: string
  readonly values: readonly DuckDBValue[]
}

/** `sql`...`: pieces of SQL are put in as they are, everything else becomes a bound value. */
export function sql(parts: TemplateStringsArray, ...inserted: readonly (Sql | DuckDBValue)[]): Sql {
  const values: DuckDBValue[] = []
  let text = parts[0] ?? ''
  for (const [index, value] of inserted.entries()) {
    if (isSql(value)) {
      text += value.text
      values.push(...value.values)
    } else {
      text += '?'
      values.push(value)
    }
    text += parts[index + 1] ?? ''
  }
  return { text, values }
}

/** A name that this package chose: a table, a column of a stage. Never a name out of a query. */
export function ours(name: string): Sql {
  if (!/^[a-z_][a-z0-9_]*$/.test(name)) throw new Error(`Not a name of ours: ${name}`)
  return { text: name, values: [] }
}

/** A whole number of ours where DuckDB plans better with a constant than with a bound value. */
export function digits(number: number): Sql {
  if (!Number.isSafeInteger(number)) throw new Error(`Not a whole number: ${number}`)
  return { text: String(number), values: [] }
}

export function joined(pieces: readonly Sql[], between: string): Sql {
  return {
    text: pieces.map(({ text }) => text).join(between),
    values: pieces.flatMap(({ values }) => values),
  }
}

function isSql(value: Sql | DuckDBValue): value is Sql {
  return typeof value === 'object' && value !== null && 'text' in value && 'values' in value
}
