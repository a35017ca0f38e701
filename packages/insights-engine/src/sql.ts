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

/**
 * The same with texts in place of their question marks, for DuckDB plans a statement twice that waits
 * for values. Of a text nothing is written but the hexadecimal digits of its bytes, which end no
 * constant and begin no command, whatever it says. Other values stay bound.
 */
export function withTextsInside({ text, values }: Sql): Sql {
  const bound: DuckDBValue[] = []
  let next = 0
  // A question mark in a constant of ours is none that waits for a value.
  const written = text.replaceAll(/'(?:[^']|'')*'|\?/g, (found) => {
    if (found !== '?') return found
    const value = values[next++]
    if (typeof value === 'string')
      return `decode(from_hex('${Buffer.from(value).toString('hex')}'))`
    bound.push(value ?? null)
    return found
  })
  return { text: written, values: bound }
}

function isSql(value: Sql | DuckDBValue): value is Sql {
  return typeof value === 'object' && value !== null && 'text' in value && 'values' in value
}
