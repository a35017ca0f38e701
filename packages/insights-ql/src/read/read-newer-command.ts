import type { SyntaxNode } from '@lezer/common'
import type { Command, Pipeline } from '../command.ts'
import { isColumn } from '../walk.ts'
import { columnIn, columnsIn, expressionIn, expressionsIn, fieldOf } from './read-expression.ts'
import { nameIn } from './read-name.ts'
import { aliasIn, durationIn, optionsIn, renamedIn, textsIn } from './read-parts.ts'
import { placeOf, type ReadCommand } from './stage-place.ts'
import { childNamed, childrenNamed, type Reading, spanOf, textOf } from './tree-access.ts'

/** The commands that came to the language after 2023, and SOURCE. */
export const newerCommands: Readonly<Record<string, ReadCommand>> = {
  SourceCommand: readSource,
  JoinCommand: (reading, node, depth) => ({
    kind: 'join',
    options: optionsIn(reading, node),
    keys: childrenNamed(node, 'JoinKey').map((key) => {
      const [left, right] = columnsIn(reading, key)
      const missing = { kind: 'field', segments: [], from: key.to, to: key.to } as const
      return { left: left ?? missing, right: right ?? missing, ...spanOf(key) }
    }),
    pipeline: subqueryIn(reading, node, depth),
    ...placeOf(node),
  }),
  LookupCommand: (reading, node) => readLookup(reading, node, 'lookup'),
  CidrLookupCommand: (reading, node) => readLookup(reading, node, 'cidrlookup'),
  AddTotalsCommand: (reading, node) => ({
    kind: 'addtotals',
    options: optionsIn(reading, node),
    columns: columnsIn(reading, node),
    ...placeOf(node),
  }),
  AccumCommand: (reading, node) => readRunning(reading, node, 'accum'),
  AutoregressCommand: (reading, node) => readRunning(reading, node, 'autoregress'),
  FillDownCommand: (reading, node) => ({
    kind: 'filldown',
    patterns: childrenNamed(node, 'FieldPattern').map((pattern) => ({
      field: fieldOf(reading, pattern.firstChild ?? pattern),
      isPrefix: childNamed(pattern, 'Star') !== undefined,
      ...spanOf(pattern),
    })),
    ...placeOf(node),
  }),
  FillMissingCommand: readFillMissing,
  OutlierCommand: (reading, node) => ({
    kind: 'outlier',
    options: optionsIn(reading, node),
    columns: columnsIn(reading, node),
    ...placeOf(node),
  }),
  AppendColsCommand: (reading, node, depth) => ({
    kind: 'appendcols',
    options: optionsIn(reading, node),
    pipeline: subqueryIn(reading, node, depth),
    ...placeOf(node),
  }),
  SessionizeCommand: (reading, node) => {
    const maxSpan = durationIn(reading, node)
    return {
      kind: 'sessionize',
      columns: columnsIn(reading, node),
      ...(maxSpan === undefined ? {} : { maxSpan }),
      ...aliasIn(reading, node),
      ...placeOf(node),
    }
  },
  CountFrequentCommand: (reading, node) => ({
    kind: 'countFrequent',
    columns: columnsIn(reading, node),
    ...placeOf(node),
  }),
}

function subqueryIn(reading: Reading, node: SyntaxNode, depth: number): Pipeline {
  const query = childNamed(node, 'SubQuery')
  if (query !== undefined) return reading.pipelineOf(query, depth)
  return { kind: 'pipeline', stages: [], from: node.to, to: node.to }
}

function readSource(reading: Reading, node: SyntaxNode): Command {
  const command = {
    kind: 'SOURCE',
    groups: textsIn(reading, node),
    options: optionsIn(reading, node),
    ...placeOf(node),
  } as const
  const select = childNamed(node, 'SourceCall')
  if (select === undefined) return command
  const name = childNamed(select, 'FunctionName') ?? select
  const lists = childrenNamed(select, 'NamedList').map((named) => {
    const list = childNamed(named, 'List')
    return {
      name: textOf(reading, childNamed(named, 'ArgumentName') ?? named),
      values: list === undefined ? [] : expressionsIn(reading, list, 0),
      ...spanOf(named),
    }
  })
  return {
    ...command,
    select: { name: textOf(reading, name), arguments: lists, ...spanOf(select) },
  }
}

function readLookup(reading: Reading, node: SyntaxNode, kind: 'lookup' | 'cidrlookup'): Command {
  const table = childNamed(node, 'TableName')
  return {
    kind,
    table: table === undefined ? '' : nameIn(reading, table).segments.join('.'),
    keys: renamedIn(reading, node, 'LookupKey'),
    outputs: renamedIn(reading, node, 'Output'),
    isNewOnly: childNamed(node, 'OutputNewWord') !== undefined,
    ...placeOf(node),
  }
}

function readRunning(reading: Reading, node: SyntaxNode, kind: 'accum' | 'autoregress'): Command {
  return {
    kind,
    column: columnIn(reading, node),
    ...aliasIn(reading, node),
    options: optionsIn(reading, node),
    ...placeOf(node),
  }
}

function readFillMissing(reading: Reading, node: SyntaxNode, depth: number): Command {
  const hasValue = childNamed(node, 'WithWord') !== undefined
  // The value stands before the columns and may be a column itself.
  const columns = columnsIn(reading, node)
  const value = hasValue ? expressionIn(reading, node, depth) : undefined
  return {
    kind: 'fillmissing',
    ...(value === undefined ? {} : { value }),
    columns: value !== undefined && isColumn(value) ? columns.slice(1) : columns,
    ...placeOf(node),
  }
}
