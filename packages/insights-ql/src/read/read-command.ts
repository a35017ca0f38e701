import type { SyntaxNode } from '@lezer/common'
import type { Command, ParsePattern } from '../command.ts'
import { columnIn, columnsIn, expressionIn } from './read-expression.ts'
import { regexOf, stringOf } from './read-literal.ts'
import { newerCommands } from './read-newer-command.ts'
import {
  aliasesIn,
  durationIn,
  itemsIn,
  neededAliasIn,
  optionsIn,
  sortKeysIn,
  textsIn,
} from './read-parts.ts'
import { placeOf, type ReadCommand } from './stage-place.ts'
import { childNamed, childrenNamed, type Reading, spanOf, textOf } from './tree-access.ts'

const commands: Readonly<Record<string, ReadCommand>> = {
  ...newerCommands,
  FieldsCommand: (reading, node, depth) => ({
    kind: 'fields',
    items: itemsIn(reading, node, depth),
    ...placeOf(node),
  }),
  DisplayCommand: (reading, node, depth) => ({
    kind: 'display',
    items: itemsIn(reading, node, depth),
    ...placeOf(node),
  }),
  FilterCommand: (reading, node, depth) => ({
    kind: 'filter',
    condition: expressionIn(reading, node, depth),
    ...placeOf(node),
  }),
  FilterIndexCommand: (reading, node, depth) => ({
    kind: 'filterIndex',
    condition: expressionIn(reading, node, depth),
    ...placeOf(node),
  }),
  StatsCommand: readStats,
  SortCommand: (reading, node, depth) => ({
    kind: 'sort',
    keys: sortKeysIn(reading, node, depth),
    ...placeOf(node),
  }),
  LimitCommand: (reading, node) => {
    const number = childNamed(node, 'Number')
    return {
      kind: 'limit',
      count: number === undefined ? Number.NaN : Number(textOf(reading, number)),
      countSpan: spanOf(number ?? node),
      isAny: childNamed(node, 'AnyWord') !== undefined,
      ...placeOf(node),
    }
  },
  DedupCommand: (reading, node) => ({
    kind: 'dedup',
    columns: columnsIn(reading, node),
    ...placeOf(node),
  }),
  ParseCommand: readParse,
  JsonCommand: (reading, node) => ({
    kind: 'json',
    options: optionsIn(reading, node),
    paths: childrenNamed(node, 'JsonPath').map((path) => ({
      path: textsIn(reading, path)[0]?.value ?? '',
      alias: neededAliasIn(reading, path),
      ...spanOf(path),
    })),
    ...placeOf(node),
  }),
  UnnestCommand: (reading, node) => ({
    kind: 'unnest',
    column: columnIn(reading, node),
    alias: neededAliasIn(reading, node),
    ...placeOf(node),
  }),
  ExpandCommand: (reading, node) => ({
    kind: 'expand',
    column: columnIn(reading, node),
    ...placeOf(node),
  }),
  RefusedCommand: readRefused,
  UnknownCommand: readRefused,
}

/** The command of a stage; undefined for what is no stage at all. */
export function readCommand(
  reading: Reading,
  node: SyntaxNode,
  depth: number,
): Command | undefined {
  return commands[node.name]?.(reading, node, depth)
}

function readStats(reading: Reading, node: SyntaxNode, depth: number): Command {
  const groups = childNamed(node, 'GroupBy')
  const offset = groups && durationIn(reading, groups)
  return {
    kind: 'stats',
    items: itemsIn(reading, node, depth),
    by: groups === undefined ? [] : itemsIn(reading, groups, depth),
    ...(offset === undefined ? {} : { offset }),
    ...placeOf(node),
  }
}

function readParse(reading: Reading, node: SyntaxNode): Command {
  const [source] = columnsIn(reading, node)
  return {
    kind: 'parse',
    ...(source === undefined ? {} : { source }),
    pattern: patternIn(reading, node),
    aliases: aliasesIn(reading, node),
    isMulti: childNamed(node, 'MultiWord') !== undefined,
    ...placeOf(node),
  }
}

function patternIn(reading: Reading, node: SyntaxNode): ParsePattern {
  const pattern = childNamed(
    node,
    ...['String', 'OpenString', 'Regex', 'OpenRegex', 'LogfmtWord', 'CsvWord'],
  )
  switch (pattern?.name) {
    case 'String':
    case 'OpenString':
      return { form: 'glob', ...stringOf(reading, pattern) }
    case 'Regex':
    case 'OpenRegex':
      return { form: 'regex', ...regexOf(reading, pattern) }
    case 'LogfmtWord':
      return { form: 'logfmt', ...spanOf(pattern) }
    case 'CsvWord':
      return { form: 'csv', ...spanOf(pattern) }
    default:
      return { form: 'missing', from: node.to, to: node.to }
  }
}

function readRefused(reading: Reading, node: SyntaxNode): Command {
  const place = placeOf(node)
  return { kind: 'refused', name: textOf(reading, place.word), ...place }
}
