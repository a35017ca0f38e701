import fc from 'fast-check'
import type { Pipeline } from '../command.ts'
import type { Expression, FieldReference, Name } from '../expression.ts'
import { functions } from '../functions/catalogue.ts'

const at = { from: 0, to: 0 }

/** Any text that a name can hold: everything but backticks and line ends, and more than signs. */
export const segment = fc.oneof(
  fc.constantFrom(
    'status',
    '@timestamp',
    '@@own',
    'as',
    'limit',
    'desc',
    '0',
    'a.b',
    'x-y',
    '한글',
  ),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 8 }).filter((text) => {
    return text.isWellFormed() && !/[`\n\r]/.test(text) && !/^@*$/.test(text)
  }),
)
const segments = fc.array(segment, { minLength: 1, maxLength: 3 })
export const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }).filter((text) => text.isWellFormed()),
  fc.constantFrom('', '"', "'", '\\', '\\"', '\0', "'; DROP TABLE x", 'a|b#c\n'),
)
export const name = segments.map((parts): Name => ({ segments: parts, ...at }))
export const field = segments.map(
  (parts): FieldReference => ({ kind: 'field', segments: parts, ...at }),
)
export const stringLiteral = anyText.map((value) => ({ kind: 'string', value, ...at }) as const)
export const duration = fc
  .tuple(
    fc.integer({ min: 1, max: 1_000_000 }),
    fc.constantFrom(
      ...(['millisecond', 'second', 'minute', 'hour', 'day', 'week'] as const),
      ...(['month', 'quarter', 'year'] as const),
    ),
  )
  .map(([amount, unit]) => ({ kind: 'duration', amount, unit, ...at }) as const)
const regexPart = fc.constantFrom(
  'a',
  '/',
  '\\d',
  '(?<n>',
  ')',
  '|',
  '#',
  '"',
  '[^/]',
  '\n',
  '\\\\',
)
export const regex = fc
  .array(regexPart, { maxLength: 6 })
  .map((parts) => ({ kind: 'regex', source: parts.join(''), ...at }) as const)
const number = fc
  .oneof(fc.nat(), fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }))
  // A sign is a negation; -0 has one too.
  .map((value) => ({ kind: 'number', value: Math.abs(value), ...at }) as const)
const literal = fc.oneof(
  stringLiteral,
  number,
  duration,
  regex,
  fc.boolean().map((value) => ({ kind: 'boolean', value, ...at }) as const),
  fc.constant({ kind: 'null', ...at } as const),
)
const functionName = fc.oneof(
  fc.constantFrom('frobnicate', 'unmask'),
  fc.constantFrom(...functions.map((facts) => facts.name)),
)

/** Any expression that can be written, whether it means something or not. */
export function expressionWith(subquery: fc.Arbitrary<Pipeline> | undefined) {
  return fc.letrec<{ expression: Expression; several: Expression[] }>((tie) => {
    const inner = tie('expression')
    const list = fc.array(inner, { maxLength: 3 })
    const membership = (items: fc.Arbitrary<readonly Expression[] | Pipeline>) =>
      fc.tuple(inner, fc.boolean(), items).map(([value, isNegated, listed]): Expression => {
        return { kind: 'membership', value, isNegated, list: listed, ...at }
      })
    const call = fc.tuple(functionName, list).map(([called, parts]): Expression => {
      return { kind: 'call', name: called, nameSpan: at, arguments: parts, ...at }
    })
    const index = fc.tuple(fc.oneof(field, call), fc.nat(99)).map(([target, position]) => {
      return { kind: 'index', target, index: position, ...at } as const
    })
    const binary = fc.tuple(inner, inner)
    return {
      several: list,
      expression: fc.oneof(
        { maxDepth: 4, depthSize: 'small' },
        fc.oneof(field, literal),
        call,
        fc.constant<Expression>({
          kind: 'call',
          name: 'count',
          nameSpan: at,
          arguments: [{ kind: 'every-event', ...at }],
          ...at,
        }),
        index,
        fc.tuple(fc.oneof(index, call), segments).map(([target, parts]): Expression => {
          return { kind: 'member', target, segments: parts, ...at }
        }),
        inner.map((operand): Expression => ({ kind: 'negation', operand, ...at })),
        inner.map((operand): Expression => ({ kind: 'not', operand, ...at })),
        fc
          .tuple(fc.constantFrom(...(['+', '-', '*', '/', '%', '^'] as const)), binary)
          .map(([operator, [left, right]]): Expression => {
            return { kind: 'arithmetic', operator, left, right, ...at }
          }),
        fc
          .tuple(fc.constantFrom(...(['=', '!=', '<', '<=', '>', '>='] as const)), binary)
          .map(([operator, [left, right]]): Expression => {
            return { kind: 'comparison', operator, left, right, ...at }
          }),
        fc.tuple(binary, fc.boolean()).map(([[value, pattern], isNegated]): Expression => {
          return { kind: 'match', value, pattern, isNegated, ...at }
        }),
        membership(list),
        ...(subquery === undefined ? [] : [membership(subquery)]),
        fc
          .tuple(
            fc.constantFrom(...(['and', 'or'] as const)),
            fc.array(inner, { minLength: 2, maxLength: 3 }),
          )
          .map(([kind, operands]): Expression => ({ kind, operands, ...at })),
      ),
    }
  }).expression
}
