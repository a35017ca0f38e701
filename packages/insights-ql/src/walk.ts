import type { Column, Command, Pipeline } from './command.ts'
import type { Expression } from './expression.ts'

/** The dotted name of a plain field; undefined for everything else. */
export function pathOf(expression: Expression): string | undefined {
  return expression.kind === 'field' ? expression.segments.join('.') : undefined
}

export function isColumn(expression: Expression): expression is Column {
  return ['field', 'index', 'member'].includes(expression.kind)
}

/** A name with the path behind it: of `items[0].id` those of `items.0.id`; none behind a call. */
export function segmentsOf(column: Column): readonly string[] {
  if (column.kind === 'field') return column.segments
  const own = column.kind === 'index' ? [String(column.index)] : column.segments
  const before = isColumn(column.target) ? segmentsOf(column.target) : []
  return before.length === 0 ? [] : [...before, ...own]
}

/** The expressions directly inside an expression, subqueries left out. */
export function partsOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'index':
    case 'member':
      return [expression.target]
    case 'call':
      return expression.arguments
    case 'arithmetic':
    case 'comparison':
      return [expression.left, expression.right]
    case 'negation':
    case 'not':
      return [expression.operand]
    case 'match':
      return [expression.value, expression.pattern]
    case 'membership':
      return 'kind' in expression.list ? [expression.value] : [expression.value, ...expression.list]
    case 'and':
    case 'or':
      return expression.operands
    default:
      return []
  }
}

/** An expression and all that it holds, outermost first. */
export function* allOf(expression: Expression): Generator<Expression> {
  yield expression
  for (const part of partsOf(expression)) yield* allOf(part)
}

/** The outermost expressions of a stage that read columns or fields. */
export function expressionsOf(command: Command): readonly Expression[] {
  switch (command.kind) {
    case 'fields':
    case 'display':
      return command.items.map(({ expression }) => expression)
    case 'filter':
    case 'filterIndex':
      return [command.condition]
    case 'stats':
      return [...command.items, ...command.by].map(({ expression }) => expression)
    case 'sort':
      return command.keys.map(({ expression }) => expression)
    case 'dedup':
    case 'countFrequent':
    case 'addtotals':
    case 'outlier':
    case 'sessionize':
      return command.columns
    case 'fillmissing':
      return command.value === undefined ? command.columns : [command.value, ...command.columns]
    case 'filldown':
      return command.patterns.filter(({ isPrefix }) => !isPrefix).map(({ field }) => field)
    case 'join':
      return command.keys.flatMap(({ left, right }) => [left, right])
    case 'SOURCE':
      return command.select?.arguments.flatMap(({ values }) => values) ?? []
    case 'parse':
      return command.source === undefined ? [] : [command.source]
    case 'unnest':
    case 'expand':
    case 'accum':
    case 'autoregress':
      return [command.column]
    case 'lookup':
    case 'cidrlookup':
      // `lookup table key as field`: the field of the event is the second name.
      return command.keys.map(({ column, alias }) =>
        alias === undefined ? column : { ...alias, kind: 'field' },
      )
    default:
      return []
  }
}

/** A query with its subqueries, at any depth. */
export function* pipelinesOf(pipeline: Pipeline): Generator<Pipeline> {
  yield pipeline
  for (const stage of pipeline.stages) {
    if ('pipeline' in stage) yield* pipelinesOf(stage.pipeline)
    for (const outer of expressionsOf(stage)) {
      for (const expression of allOf(outer)) {
        if (expression.kind === 'membership' && 'kind' in expression.list) {
          yield* pipelinesOf(expression.list)
        }
      }
    }
  }
}
