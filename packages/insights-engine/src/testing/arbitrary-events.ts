import fc from 'fast-check'
import { HOT_COLUMNS } from '../event-table.ts'
import { type Event, startMs } from './event-world.ts'

/** Values as JSON writes them, the odd ones too. */
const oddValue = fc.constantFrom(
  ...['0', '7', '-3', '1.50', '1e3', '-0', '9007199254740993', '123456789012345678901234'],
  ...['"7"', '"x"', '""', '" 7 "', '"1e3"', '"true"', '"{}"', '"한글 \\u0000\\n"', '"\\ud800"'],
  ...['true', 'false', 'null', '{}', '[]', '[1,"a",{"b":2},null]', '{"b":{"c":3}}'],
)

/** Values that look the same however they are read. */
const plainValue = fc.constantFrom(
  ...['0', '7', '-3', '10', '1.5', '"7"', '"x"', '"y"', '"z9"', '"z10"', '""', 'true', 'null'],
)

const hotFields = HOT_COLUMNS.map(({ field }) => field)
const ownFields = ['a', 'b', 'u', 'o.p', 'list.0', '@own', 'team', '한글']

function eventOf(value: fc.Arbitrary<string>): fc.Arbitrary<Event> {
  const field = fc.tuple(fc.constantFrom(...ownFields, ...ownFields, ...hotFields), value)
  const json = fc
    .uniqueArray(field, { maxLength: 6, selector: ([name]) => name })
    .map((fields) => messageOf(fields))
  return fc
    .tuple(
      fc.oneof({ weight: 8, arbitrary: json }, { weight: 1, arbitrary: fc.constant('no JSON') }),
      fc.integer({ min: 0, max: 5 }),
      fc.constantFrom('s1', 's2'),
    )
    .map(([message, minutes, logStream]) => {
      return { message, logStream, timestampMs: startMs + minutes * 60_000 }
    })
}

/** Nested objects out of dotted names; a value in the way of another is left out. */
function messageOf(fields: readonly (readonly [string, string])[]): string {
  interface Tree {
    [name: string]: Tree | string
  }
  const root: Tree = Object.create(null)
  for (const [path, value] of fields) {
    const names = path.split('.')
    const last = names.pop() ?? ''
    let at: Tree | undefined = root
    for (const name of names) {
      const next: Tree | string = at[name] ?? Object.create(null)
      if (typeof next === 'string') {
        at = undefined
        break
      }
      at[name] = next
      at = next
    }
    if (at !== undefined && at[last] === undefined) at[last] = value
  }
  const write = (tree: Tree | string): string =>
    typeof tree === 'string'
      ? tree
      : `{${Object.entries(tree)
          .map(([name, inside]) => `${JSON.stringify(name)}:${write(inside)}`)
          .join(',')}}`
  return write(root)
}

export const oddEvents = fc.array(eventOf(oddValue), { maxLength: 12 })
export const plainEvents = fc.array(eventOf(plainValue), { maxLength: 12 })
