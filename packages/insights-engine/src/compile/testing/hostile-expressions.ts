import type { Call, Expression } from '@gatehouse/insights-ql/expression'
import { functionNamed, functions } from '@gatehouse/insights-ql/functions/catalogue'
import { arityOf } from '@gatehouse/insights-ql/functions/signature'
import { anyText } from '@gatehouse/insights-ql/testing/arbitrary-expression'
import { allOf } from '@gatehouse/insights-ql/walk'
import fc from 'fast-check'
import type { Row } from './expression-bench.ts'

const at = { from: 0, to: 0 }

const texts: readonly (string | null)[] = [
  null,
  '',
  ' ',
  '0',
  '-0',
  '1e308',
  '-1.7976931348623157e308',
  '1e-320',
  '1e999',
  'inf',
  'nan',
  '0x1F',
  '9223372036854775808',
  '-9223372036854775809',
  '99999999999999999999999999999999999999999',
  '8640000000000000',
  '-8640000000000000',
  '8640000000000001',
  '2023-02-31',
  'true',
  '한국어 👩‍👩‍👧 ñ',
  "'; DROP TABLE rows_in; --",
  '\0',
  '%ff%zz%',
  '\\1\\9\\',
  '{"a":[1,{"b":null}],"c":"\\u0000"}',
  '{"a":1,"a":2}',
  '{"broken":',
  '[]',
  '[1e999]',
  '::ffff:1.2.3.4',
  ':::::::::',
  '1.2.3.4/33',
  '/999',
  `${'['.repeat(1500)}${']'.repeat(1500)}`,
  'x'.repeat(20_000),
]

/** Rows of what no function is made for. */
export const rows: readonly Row[] = texts.map((a, index) => ({
  a,
  b: texts[(index * 7 + 3) % texts.length] ?? null,
  c: texts[(index * 11 + 5) % texts.length] ?? null,
  n: index % 3 === 0 ? null : index - 10,
  j: ['{"a":{"b":[1,"x",null,true]}}', '[]', '"text"', '12', null][index % 5] ?? null,
  ts: index * 1000,
}))

const field = fc
  .constantFrom('a', 'b', 'c', 'n', 'j', '@timestamp', '@message', 'none')
  .map((name): Expression => ({ kind: 'field', segments: [name], ...at }))
const member = fc
  .constantFrom(['j', 'a'], ['j', 'a', 'b'], ['j', '0'], ['j', 'a~/"', '\0'])
  .map((segments): Expression => ({ kind: 'field', segments, ...at }))
export const string = (value: string): Expression => ({ kind: 'string', value, ...at })
const number = fc
  .oneof(fc.integer(), fc.double({ noNaN: true }), fc.constantFrom(0, 1, -1, 1e308, 5e-324))
  .map((value): Expression => ({ kind: 'number', value, ...at }))
const duration = fc
  .tuple(
    fc.constantFrom(1, 7, 60, 1_000_000),
    fc.constantFrom(
      ...(['millisecond', 'second', 'minute', 'hour', 'day', 'week', 'month', 'year'] as const),
    ),
  )
  .map(([amount, unit]): Expression => ({ kind: 'duration', amount, unit, ...at }))
const patterns = [
  '%Y-%m-%d %z %Z %c',
  '%s%%',
  'yyyy-MM-dd HH:mm:ss.SSS z',
  '[a-z]+(\\d*)',
  '',
  '\\',
]

const zones = ['UTC', 'Asia/Seoul', '+05:30', 'Nowhere/X'].map(string)

/** Calls that take what their signatures say, more often than not. */
export const runnable: fc.Arbitrary<Expression> = fc.letrec<{ it: Expression }>((tie) => {
  const inner = tie('it')
  const text = fc
    .oneof(anyText, fc.constantFrom(...patterns, '10.0.0.0/8', '::/0', ','))
    .map(string)
  const calls = functions
    .filter(({ kind, refusal }) => kind === 'scalar' && refusal === undefined)
    .map((facts): fc.Arbitrary<Expression> => {
      const { least, most } = arityOf(facts)
      const several = fc.integer({ min: least, max: Math.min(most, least + 2) }).chain((count) =>
        fc.tuple(
          ...Array.from({ length: count }, (_, index) => {
            const parameter = facts.parameters[index] ?? facts.parameters.at(-1)
            if (parameter?.type === 'duration') return duration
            if (parameter?.name === 'zone') return fc.constantFrom(...zones)
            if (parameter?.name === 'pattern') return fc.constantFrom(...patterns.map(string))
            return inner
          }),
        ),
      )
      return several.map(
        (parts): Call => ({
          kind: 'call',
          name: facts.name,
          nameSpan: at,
          arguments: parts,
          ...at,
        }),
      )
    })
  const pair = fc.tuple(inner, inner)
  return {
    it: fc.oneof(
      { maxDepth: 4, depthSize: 'small' },
      fc.oneof(field, member, text, number),
      ...calls,
      fc
        .tuple(fc.constantFrom(...(['+', '-', '*', '/', '%', '^'] as const)), pair)
        .map(([operator, [left, right]]): Expression => {
          return { kind: 'arithmetic', operator, left, right, ...at }
        }),
      fc
        .tuple(fc.constantFrom(...(['=', '!=', '<', '<=', '>', '>='] as const)), pair)
        .map(([operator, [left, right]]): Expression => {
          return { kind: 'comparison', operator, left, right, ...at }
        }),
      fc
        .tuple(inner, fc.boolean(), fc.array(inner, { maxLength: 3 }))
        .map(([value, isNegated, list]): Expression => {
          return { kind: 'membership', value, isNegated, list, ...at }
        }),
      fc.tuple(inner, fc.boolean()).map(([value, isNegated]): Expression => {
        const list = { kind: 'pipeline', stages: [], ...at } as const
        return { kind: 'membership', value, isNegated, list, ...at }
      }),
      fc.tuple(inner, anyText).map(([value, pattern]): Expression => {
        return { kind: 'match', value, isNegated: false, pattern: string(pattern), ...at }
      }),
    ),
  }
}).it

/** Whether a value stands for many events: it has count(), sum() … in it. */
export function containsAggregate(expression: Expression): boolean {
  for (const part of allOf(expression)) {
    if (part.kind === 'call' && (functionNamed(part.name)?.kind ?? 'scalar') !== 'scalar') {
      return true
    }
  }
  return false
}
