import { columnsOfParse } from './check/check-parse.ts'
import type { Column, Command, Item, Option } from './command.ts'
import type { Name } from './expression.ts'
import { pathOf } from './walk.ts'

/**
 * What names mean at a stage: `events`, fields of the event and columns made so far; `columns`,
 * only columns that a stats left; `unknown`, columns that another query brings along.
 */
export interface Scope {
  readonly kind: 'events' | 'columns' | 'unknown'
  readonly names: ReadonlySet<string>
}

export const scopeOfEvents: Scope = { kind: 'events', names: new Set() }

/** The name of a column without an alias is its own text, as CloudWatch Logs shows it. */
export function columnNameOf(item: Item): string {
  if (item.alias !== undefined) return nameOf(item.alias)
  return pathOf(item.expression) ?? item.text
}

export function nameOf({ segments }: Name): string {
  return segments.join('.')
}

export function scopeAfter(scope: Scope, command: Command): Scope {
  const names = columnsMadeBy(command)
  if (command.kind === 'stats') return { kind: 'columns', names: new Set(names) }
  if (command.kind === 'countFrequent') return { kind: 'columns', names: new Set(names) }
  const kind = bringsUnknown(command) ? 'unknown' : scope.kind
  return names.length === 0 && kind === scope.kind
    ? scope
    : { kind, names: new Set([...scope.names, ...names]) }
}

function bringsUnknown({ kind }: Command): boolean {
  return ['join', 'appendcols', 'refused'].includes(kind)
}

/** The columns that a command adds, or leaves in the case of stats. */
export function columnsMadeBy(command: Command): readonly string[] {
  switch (command.kind) {
    case 'stats':
      return [...command.by, ...command.items].map(columnNameOf)
    case 'fields':
    case 'display':
      return command.items.filter(isDerived).map(columnNameOf)
    case 'parse':
      return columnsOfParse(command)
    case 'json':
      return command.paths.map(({ alias }) => nameOf(alias))
    case 'unnest':
      return [nameOf(command.alias)]
    case 'lookup':
    case 'cidrlookup':
      return command.outputs.map(({ column, alias }) => renamed(column, alias))
    case 'accum':
      return [renamed(command.column, command.alias)]
    case 'autoregress':
      return lagged(command.options, renamed(command.column, command.alias))
    case 'sessionize':
      return [command.alias === undefined ? 'session_id' : nameOf(command.alias)]
    case 'addtotals':
      return [nameGivenIn(command.options, 'fieldname') ?? 'Total']
    case 'countFrequent':
      return [...command.columns.map((column) => pathOf(column) ?? ''), '_approxcount']
    default:
      return []
  }
}

function isDerived({ alias, expression }: Item): boolean {
  return alias !== undefined || expression.kind !== 'field'
}

function renamed(column: Column, alias: Name | undefined): string {
  return alias === undefined ? (pathOf(column) ?? '') : nameOf(alias)
}

function lagged(options: readonly Option[], name: string): readonly string[] {
  const lag = options.find((option) => option.name.toLowerCase() === 'p')?.value
  if (lag?.kind !== 'range') return [`${name}_p1`]
  const count = Math.min(100, Math.max(0, lag.last - lag.first + 1))
  return Array.from({ length: count }, (_, index) => `${name}_p${lag.first + index}`)
}

/** The name that an option gives, as a word or in quotation marks. */
export function nameGivenIn(options: readonly Option[], wanted: string): string | undefined {
  const value = options.find(({ name }) => name.toLowerCase() === wanted)?.value
  if (value?.kind === 'word') return value.word
  return value?.kind === 'string' ? value.value : undefined
}
