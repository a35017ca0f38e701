import type { Command, Item, Option, Pipeline, RenamedColumn } from './command.ts'
import { shortest } from './durations.ts'
import type { Expression, Name } from './expression.ts'
import { writeName, writeRegex, writeString } from './names.ts'
import { printExpression } from './print-expression.ts'

/**
 * The text of a query, from its syntax alone: what is printed reads as the same syntax. Values from
 * outside get into a query in this way and stay values.
 */
export function printQuery(query: Pipeline): string {
  return query.stages.map(printCommand).join(' | ')
}

function print(expression: Expression): string {
  return printExpression(expression, printQuery)
}

function printCommand(command: Command): string {
  switch (command.kind) {
    case 'fields':
    case 'display':
      return `${command.kind} ${items(command.items)}`
    case 'filter':
    case 'filterIndex':
      return `${command.kind} ${print(command.condition)}`
    case 'stats': {
      const { offset } = command
      const shift = offset === undefined ? '' : ` offset ${print(offset)}`
      const by = command.by.length === 0 ? '' : ` by ${items(command.by)}${shift}`
      return `stats ${items(command.items)}${by}`
    }
    case 'sort':
      return `sort ${command.keys
        .map(({ expression, direction }) => words(print(expression), direction))
        .join(', ')}`
    case 'limit':
      return words('limit', command.isAny ? 'any' : undefined, String(command.count))
    case 'dedup':
    case 'countFrequent':
      return `${command.kind} ${columns(command.columns)}`
    case 'parse':
      return printParse(command)
    case 'json': {
      const paths = command.paths.map(({ path, alias }) => words(writeString(path), as(alias)))
      return words('json', options(command.options), paths.join(', '))
    }
    case 'unnest':
      return `unnest ${print(command.column)} into ${writeName(command.alias.segments)}`
    case 'expand':
      return `expand ${print(command.column)}`
    case 'SOURCE':
      return printSource(command)
    case 'join': {
      const keys = command.keys.map(({ left, right }) => `${print(left)}=${print(right)}`)
      const where = `where ${keys.join(' and ')}`
      return words('join', options(command.options), where, `(${printQuery(command.pipeline)})`)
    }
    case 'lookup':
    case 'cidrlookup': {
      const output = command.isNewOnly ? 'OUTPUTNEW' : 'OUTPUT'
      const table = writeName(command.table.split('.'))
      return words(command.kind, table, renamed(command.keys), output, renamed(command.outputs))
    }
    case 'addtotals':
    case 'outlier':
      return words(command.kind, options(command.options), columns(command.columns))
    case 'accum':
    case 'autoregress': {
      const { kind, column, alias } = command
      return words(kind, print(column), as(alias), options(command.options))
    }
    case 'filldown':
      return words(
        'filldown',
        command.patterns
          .map(({ field, isPrefix }) => `${print(field)}${isPrefix ? '*' : ''}`)
          .join(', '),
      )
    case 'fillmissing':
      return command.value === undefined
        ? 'fillmissing'
        : `fillmissing with ${print(command.value)} for ${columns(command.columns)}`
    case 'appendcols':
      return words('appendcols', options(command.options), `(${printQuery(command.pipeline)})`)
    case 'sessionize': {
      const span = command.maxSpan && `maxspan ${print(command.maxSpan)}`
      return words('sessionize', columns(command.columns), span, as(command.alias))
    }
    case 'refused':
      throw new Error('A query with errors cannot be printed.')
  }
}

function printParse(command: Extract<Command, { kind: 'parse' }>): string {
  const { source, pattern, aliases, isMulti } = command
  const names = aliases.map(({ segments }) => writeName(segments)).join(', ')
  return words(
    'parse',
    source && print(source),
    printPattern(pattern),
    names === '' ? undefined : `as ${names}`,
    isMulti ? 'multi' : undefined,
  )
}

function printPattern(pattern: Extract<Command, { kind: 'parse' }>['pattern']): string {
  switch (pattern.form) {
    case 'glob':
      return writeString(pattern.value)
    case 'regex':
      return writeRegex(pattern.source)
    case 'missing':
      throw new Error('A query with errors cannot be printed.')
    default:
      return pattern.form
  }
}

function printSource(command: Extract<Command, { kind: 'SOURCE' }>): string {
  const { select, groups } = command
  const from =
    select === undefined
      ? groups.map(({ value }) => writeString(value)).join(', ')
      : `${select.name}(${select.arguments
          .map(({ name, values }) => `${name}: [${values.map(print).join(', ')}]`)
          .join(', ')})`
  return words('SOURCE', from, options(command.options))
}

function options(list: readonly Option[]): string {
  return list.map((option) => `${option.name}=${optionValue(option)}`).join(' ')
}

function optionValue({ value }: Option): string {
  switch (value.kind) {
    case 'word':
      return value.word
    case 'string':
      return writeString(value.value)
    case 'boolean':
      return String(value.value)
    case 'range':
      return value.first === value.last ? String(value.first) : `${value.first}-${value.last}`
    case 'duration': {
      const { amount, unit } = value.duration
      return `${value.isNegative ? '-' : ''}${amount}${shortest(unit)}`
    }
    case 'missing':
      throw new Error('A query with errors cannot be printed.')
  }
}

function items(list: readonly Item[]): string {
  return list.map(({ expression, alias }) => words(print(expression), as(alias))).join(', ')
}

function columns(list: readonly Expression[]): string {
  return list.map(print).join(', ')
}

function renamed(list: readonly RenamedColumn[]): string {
  return list.map(({ column, alias }) => words(print(column), as(alias))).join(', ')
}

function as(alias: Name | undefined): string | undefined {
  return alias === undefined ? undefined : `as ${writeName(alias.segments)}`
}

function words(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join(' ')
}
