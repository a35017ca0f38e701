import { HOT_COLUMNS, type HotColumn, pointerOf, pointerPrefix } from '../event-table.ts'
import { lambdaFieldNames } from '../ingest/lambda-fields.ts'
import { digits, ours, type Sql, sql } from '../sql.ts'
import type { Displayed } from './display.ts'
import { type Field, type Fields, lookUp, readFew, readRange, type Wanted } from './scan-select.ts'
import {
  type FewEvents,
  type Names,
  type Planning,
  type Relation,
  type Tables,
  type TimeRange,
  workedOutOnce,
} from './stages/relation.ts'
import type { Value } from './value.ts'
import { asJson, asNumber } from './values.ts'

/**
 * The events of some groups in a range of time. Nothing is read but what later stages ask for, and
 * all fields that have no column of their own come out of one look at the JSON of the event.
 */
export function scanEvents(
  planning: Planning,
  tables: Tables,
  range: TimeRange,
  few?: FewEvents,
): Relation {
  const wanted = new Map<string, Wanted>()
  const fields: Fields = new Map()
  const originals: Fields = new Map()
  const read = (key: string, of: Wanted['of']): Sql => {
    const known = wanted.get(key) ?? { name: planning.name(), of }
    wanted.set(key, known)
    return known.name
  }
  const own = (column: string): Sql => read(column, () => ours(column))
  /**
   * A filter of texts within the scan would keep DuckDB there until it finds something, and only
   * between what comes out of the scan it tells how far it is.
   */
  const longText = (key: string, value: Sql): Sql =>
    read(key, () => (few === undefined ? workedOutOnce(value) : value))
  const fieldOf = (among: Fields, segments: readonly string[]): Field => {
    const path = segments.join('.')
    const known = among.get(path) ?? { path, json: planning.name(), text: planning.name() }
    among.set(path, known)
    return known
  }
  const document = (): Sql => read('document', () => sql`coalesce(fields, message)`)
  const original = (): Sql =>
    read(
      'original document',
      () => sql`CASE WHEN original IS NOT NULL AND json_valid(original) THEN original END`,
    )

  const eventField = (segments: readonly string[]): Field => {
    document()
    return fieldOf(fields, segments)
  }
  const hot = new Map(HOT_COLUMNS.map((column) => [column.field, column]))
  const usesHot = planning.context.usesHotColumns
  const column = (segments: readonly string[]): Value | undefined => {
    const name = segments.join('.')
    const system = systemColumn(name)
    if (system !== undefined) return system
    if (isSystemName(segments)) return undefined
    const materialised = usesHot ? hot.get(name) : undefined
    if (materialised !== undefined) return hotValue(materialised)
    return { kind: 'text', sql: eventField(segments).text }
  }
  // Nothing is read of what nobody asks for.
  const hotValue = ({ column: name, kind }: HotColumn): Value => {
    if (kind === 'text') return { kind: 'text', sql: own(name) }
    if (tables.every(({ oddColumns }) => oddColumns?.has(name) === false)) {
      return {
        kind: 'text',
        get sql() {
          return read(`${name} as text`, () => sql`${ours(name)}::VARCHAR`)
        },
        get asNumber() {
          return read(`${name} as number`, () => sql`${ours(name)}::DOUBLE`)
        },
        get asInteger() {
          return own(name)
        },
      }
    }
    const rest: Value = { kind: 'text', sql: ours(`${name}_text`) }
    return {
      kind: 'text',
      get sql() {
        return read(`${name} as text`, () => sql`coalesce(${ours(name)}::VARCHAR, ${rest.sql})`)
      },
      get asNumber() {
        return read(
          `${name} as number`,
          () => sql`coalesce(${ours(name)}::DOUBLE, ${asNumber(rest)})`,
        )
      },
    }
  }
  const systemColumn = (name: string): Value | undefined => {
    switch (name) {
      case '@timestamp':
        return { kind: 'time', sql: own('ts'), isSince1970: range.startMs >= 0 }
      case '@ingestionTime':
        return { kind: 'time', sql: own('ingested') }
      case '@message':
        return { kind: 'text', sql: longText('message', ours('message')) }
      case '@logStream':
        return { kind: 'text', sql: own('stream') }
      case '@log':
        return { kind: 'text', sql: read('log', ({ log }) => sql`${log}::VARCHAR`) }
      case '@ptr':
        return { kind: 'text', sql: pointerText() }
      default:
        return undefined
    }
  }
  const pointerText = (): Sql => read('pointer', (table) => pointerOf(table))
  const pointer = (): Displayed => {
    const [table] = tables
    if (table === undefined || tables.length > 1) return { kind: 'text', sql: pointerText() }
    return { kind: { prefix: pointerPrefix(table) }, sql: own('seq') }
  }
  const names: Names = {
    column,
    unmasked: (segments) => {
      if (!planning.context.mayUnmask) return column(segments)
      if (segments.join('.') === '@message') {
        return { kind: 'text', sql: longText('unmasked', sql`coalesce(original, message)`) }
      }
      const masked = column(segments)
      if (masked === undefined || systemColumn(segments.join('.')) !== undefined) return masked
      const { text } = fieldOf(originals, segments)
      return {
        kind: 'text',
        sql: sql`CASE WHEN ${original()} IS NOT NULL THEN ${text} ELSE ${masked.sql} END`,
      }
    },
    isPart: () => false,
    json: (segments) => {
      if (!isSystemName(segments)) return eventField(segments).json
      const value = column(segments)
      return value === undefined ? undefined : asJson(value)
    },
  }
  const position = few === undefined ? undefined : planning.name()
  const hasLongEvents = tables.some((table) => table.hasLongEvents !== false)

  const source = (): Sql => {
    const columns = [...wanted.values()]
    const events =
      few === undefined || position === undefined
        ? readRange(tables, columns, range)
        : readFew(tables, columns, few, position)
    const looked = fields.size === 0 ? events : lookUp(planning, events, document(), fields)
    return originals.size === 0 ? looked : lookUp(planning, looked, original(), originals)
  }
  const wide = ['message', 'unmasked', 'document', 'original document']
  const isNarrow = (): boolean =>
    fields.size === 0 && originals.size === 0 && !wide.some((key) => wanted.has(key))
  planning.scans.push({ hasLongEvents, isNarrow })
  const narrowNames = (): string[] =>
    [...wanted].filter(([key]) => !wide.includes(key)).map(([, { name }]) => name.text)
  const relation: Relation = {
    ...names,
    source,
    pointer,
    range,
    shown: { isDefault: true, defaults: 2, names: ['@timestamp', '@message'] },
    order: position === undefined ? [sql`${own('ts')} DESC`, sql`${own('seq')} DESC`] : [position],
    ...((few === undefined || hasLongEvents) && {
      again: {
        hasLongEvents,
        place: {
          table: () => read('table', (_, index) => digits(index)),
          row: () => own('rowid'),
        },
        isNarrow: (name) => narrowSystem.has(name) || (usesHot && hot.has(name)),
        isNarrowColumn: ({ text }) => narrowNames().includes(text),
        of: (some: FewEvents) => scanEvents(planning, tables, range, some),
      },
    }),
  }
  return relation
}

const narrowSystem: ReadonlySet<string> = new Set([
  ...['@timestamp', '@ingestionTime', '@logStream', '@log', '@ptr'],
])

/** A field of the event whose own name begins with the sign has two of them. */
function isSystemName([first = '']: readonly string[]): boolean {
  return /^@(?!@)/.test(first) && !lambdaFieldNames.has(first)
}
