import fc from 'fast-check'
import type { Column, Command, Item, Option, Pipeline, RenamedColumn } from '../command.ts'
import {
  anyText,
  duration,
  expressionWith,
  field,
  name,
  regex,
  segment,
  stringLiteral,
} from './arbitrary-expression.ts'

const at = { from: 0, to: 0 }
const stage = { ...at, word: at }

const column: fc.Arbitrary<Column> = fc.oneof(
  field,
  fc.tuple(field, fc.nat(9)).map(([target, index]) => {
    return { kind: 'index', target, index, ...at } as const
  }),
)
const columns = fc.array(column, { minLength: 1, maxLength: 3 })
const optional = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined })
const maybeAlias = optional(name).map((alias) => (alias === undefined ? {} : { alias }))
const renamed = fc.array(
  fc.tuple(column, maybeAlias).map(([it, alias]): RenamedColumn => {
    return { column: it, ...alias, ...at }
  }),
  { minLength: 1, maxLength: 2 },
)

function option(...names: string[]): fc.Arbitrary<Option> {
  const value = fc.oneof(
    fc
      .constantFrom('inner', 'now', 'Total')
      .map((word) => ({ kind: 'word', word, ...at }) as const),
    anyText.map((text) => ({ kind: 'string', value: text, ...at }) as const),
    fc.boolean().map((yes) => ({ kind: 'boolean', value: yes, ...at }) as const),
    fc.tuple(fc.nat(99), fc.nat(99)).map(([first, last]) => {
      return { kind: 'range', first, last, ...at } as const
    }),
    fc.tuple(duration, fc.boolean()).map(([span, isNegative]) => {
      return { kind: 'duration', duration: span, isNegative, ...at } as const
    }),
  )
  return fc.tuple(fc.constantFrom(...names), value).map(([called, given]) => {
    return { name: called, nameSpan: at, value: given, ...at }
  })
}

function commandWith(subquery: fc.Arbitrary<Pipeline> | undefined): fc.Arbitrary<Command> {
  const expression = expressionWith(subquery)
  const item = fc.tuple(expression, maybeAlias).map(([it, alias]): Item => {
    return { expression: it, text: '', ...alias, ...at }
  })
  const items = fc.array(item, { minLength: 1, maxLength: 3 })
  const record = <Kind extends Command['kind']>(
    kind: fc.Arbitrary<Kind>,
    parts: Record<string, fc.Arbitrary<unknown>>,
    others: fc.Arbitrary<object> = fc.constant({}),
  ) =>
    fc.tuple(kind, fc.record(parts), others).map(([it, made, more]) => {
      // The parts are those of the kind; the types of fast-check do not follow that far.
      return { kind: it, ...made, ...more, ...stage } as unknown as Command
    })
  const one = <Kind extends Command['kind']>(kind: Kind) => fc.constant(kind)
  const sorted = fc
    .tuple(expression, optional(fc.constantFrom('asc', 'desc')))
    .map(([it, direction]) => ({ expression: it, ...at, ...(direction && { direction }) }))
  const pattern = fc.oneof(
    stringLiteral.map((text) => ({ ...text, form: 'glob' })),
    regex.map((it) => ({ ...it, form: 'regex' })),
    fc.constantFrom('logfmt', 'csv').map((form) => ({ form, ...at })),
  )
  const groups = fc.array(stringLiteral, { minLength: 1, maxLength: 2 })
  const named = fc.tuple(fc.constantFrom('namePrefix', 'class'), fc.array(stringLiteral))
  const select = fc
    .array(named.map(([it, values]) => ({ name: it, values, ...at })))
    .map((lists) => {
      return { groups: [], select: { name: 'logGroups', arguments: lists, ...at } }
    })
  const maybe = <Value>(key: string, value: fc.Arbitrary<Value>) =>
    optional(value).map((it) => (it === undefined ? {} : { [key]: it }))
  const key = fc.tuple(column, column).map(([left, right]) => ({ left, right, ...at }))
  const options = (...names: string[]) => fc.array(option(...names), { maxLength: 3 })
  const path = fc.tuple(anyText, name).map(([it, alias]) => ({ path: it, alias, ...at }))
  const table = segment.filter((it) => !it.includes('.'))
  const prefix = fc.tuple(field, fc.boolean()).map(([it, isPrefix]) => {
    return { field: it, isPrefix, ...at }
  })
  const several = <Value>(value: fc.Arbitrary<Value>) =>
    fc.array(value, { minLength: 1, maxLength: 2 })
  return fc.oneof(
    record(fc.constantFrom('fields', 'display'), { items }),
    record(fc.constantFrom('filter', 'filterIndex'), { condition: expression }),
    record(one('stats'), { items, by: fc.constant([]) }),
    record(one('stats'), { items, by: items }, maybe('offset', duration)),
    record(one('sort'), { keys: several(sorted) }),
    record(one('limit'), {
      count: fc.nat(),
      isAny: fc.boolean(),
      countSpan: fc.constant(at),
    }),
    record(fc.constantFrom('dedup', 'countFrequent'), { columns }),
    record(
      one('parse'),
      { pattern, aliases: fc.array(name, { maxLength: 2 }), isMulti: fc.boolean() },
      maybe('source', column),
    ),
    record(one('json'), {
      options: fc.array(option('field'), { maxLength: 1 }),
      paths: several(path),
    }),
    record(one('unnest'), { column, alias: name }),
    record(one('expand'), { column }),
    record(
      one('SOURCE'),
      { options: options('start', 'end') },
      groups.map((it) => ({ groups: it })),
    ),
    record(one('SOURCE'), { options: options('start', 'end') }, select),
    record(one('lookup'), {
      table,
      keys: renamed,
      outputs: renamed,
      isNewOnly: fc.constant(false),
    }),
    record(one('cidrlookup'), {
      table,
      keys: renamed.map((keys) => keys.slice(0, 1)),
      outputs: renamed,
      isNewOnly: fc.boolean(),
    }),
    record(one('addtotals'), {
      options: options('row', 'col'),
      columns: fc.array(column, { maxLength: 2 }),
    }),
    record(one('outlier'), { options: options('action', 'param'), columns }),
    record(one('accum'), { column, options: fc.constant([]) }, maybeAlias),
    record(
      one('autoregress'),
      { column, options: fc.array(option('p'), { maxLength: 1 }) },
      maybeAlias,
    ),
    record(one('filldown'), { patterns: fc.array(prefix, { maxLength: 3 }) }),
    record(one('fillmissing'), { value: expression, columns }),
    record(one('fillmissing'), { columns: fc.constant([]) }),
    record(
      one('sessionize'),
      { columns },
      fc
        .tuple(maybe('maxSpan', duration), maybeAlias)
        .map(([span, alias]) => ({ ...span, ...alias })),
    ),
    ...(subquery === undefined
      ? []
      : [
          record(one('join'), {
            options: options('type', 'left', 'right'),
            keys: several(key),
            pipeline: subquery,
          }),
          record(one('appendcols'), { options: options('max'), pipeline: subquery }),
        ]),
  )
}

function pipelineOf(command: fc.Arbitrary<Command>): fc.Arbitrary<Pipeline> {
  return fc.array(command, { minLength: 1, maxLength: 3 }).map((stages): Pipeline => {
    return { kind: 'pipeline', stages, ...at }
  })
}

/** Any query that can be written, with subqueries, whether it means something or not. */
export const anyQuery: fc.Arbitrary<Pipeline> = pipelineOf(
  commandWith(pipelineOf(commandWith(undefined))),
)
