import { joined, ours, type Sql, sql } from '../sql.ts'

/** What may be written twice: a column, a bound value, a cast of one. Anything else is worked out once. */
const simple = /^(?:(?:TRY_)?CAST\()?[\w.?"]{1,60}(?: AS [A-Z]+\))?$/

let made = 0

/**
 * Puts a value in several places of a piece of SQL without writing it out several times, which would
 * let a nested expression grow without bounds. The body may use the names that it is given and
 * constants; columns and aggregates belong among the values.
 */
export function onceEach(values: readonly Sql[], body: (names: readonly Sql[]) => Sql): Sql {
  if (values.every(isSimple)) return body(values)
  // A name that is nobody else's, until the body tells which names are taken in it.
  const placeholder = `it${++made}_`
  const [only] = values
  const names =
    values.length === 1
      ? [ours(placeholder)]
      : values.map((_, index) => ({ text: `${placeholder}.p${index}`, values: [] }))
  const inside = body(names)
  const taken = [...inside.text.matchAll(/\bv(\d+)\b/g)].map(([, digits]) => Number(digits))
  const name = `v${taken.length === 0 ? 1 : Math.max(...taken) + 1}`
  const renamed = { text: inside.text.replaceAll(placeholder, name), values: inside.values }
  const given =
    values.length === 1 && only !== undefined
      ? only
      : sql`struct_pack(${joined(
          values.map((value, index) => sql`${ours(`p${index}`)} := ${value}`),
          ', ',
        )})`
  return sql`list_transform([${given}], lambda ${ours(name)}: ${renamed})[1]`
}

export function once(value: Sql, body: (name: Sql) => Sql): Sql {
  return onceEach([value], ([name]) => body(name ?? value))
}

export function isSimple({ text }: Sql): boolean {
  return simple.test(text)
}

/** How deep the brackets of a piece of SQL are. */
export function nestingOf({ text }: Sql): number {
  let depth = 0
  let deepest = 0
  for (const [sign] of text.matchAll(/[([)\]]|\b(?:CASE|END)\b/g)) {
    if (sign === '(' || sign === '[' || sign === 'CASE') deepest = Math.max(deepest, ++depth)
    else depth--
  }
  return deepest
}
