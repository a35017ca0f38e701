import type { Call, Expression } from '@gatehouse/insights-ql/expression'
import { functions } from '@gatehouse/insights-ql/functions/catalogue'
import { anyText, expressionWith } from '@gatehouse/insights-ql/testing/arbitrary-expression'
import { allOf } from '@gatehouse/insights-ql/walk'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cellText } from '../cell.ts'
import { QueryNotRunnable } from '../query-plan.ts'
import { joined, sql } from '../sql.ts'
import { displayed } from './display.ts'
import { compileCondition, compileExpression, compileFilter } from './expression.ts'
import { sortKeys } from './natural-sort.ts'
import { type ExpressionBench, openBench, scope } from './testing/expression-bench.ts'
import { containsAggregate, rows, runnable, string } from './testing/hostile-expressions.ts'
import type { Value } from './value.ts'

const at = { from: 0, to: 0 }

let bench: ExpressionBench
beforeAll(async () => {
  bench = await openBench()
  await bench.fill(rows)
})
afterAll(async () => {
  await bench[Symbol.asyncDispose]()
})

/** Compiled, or undefined where the compiler refuses it at a place. */
function compiled(expression: Expression): Value | undefined {
  try {
    return compileExpression(expression, scope)
  } catch (error) {
    if (error instanceof QueryNotRunnable) return undefined
    throw error
  }
}

async function runs(expression: Expression): Promise<boolean> {
  const value = compiled(expression)
  if (value === undefined) return false
  const { sql: shownSql, kind } = displayed(value)
  const columns = [shownSql]
  if (!containsAggregate(expression)) {
    const condition = compileCondition(expression, scope)
    const filter = compileFilter(expression, scope)
    columns.push(sql`(${condition} IS NULL OR ${condition} <> (${filter} IS TRUE))`)
  }
  const found = await bench.run(sql`SELECT ${joined(columns, ', ')} FROM rows_in`)
  for (const [shown, isWrong] of found) {
    expect(shown === null || typeof cellText(kind, shown) === 'string').toBe(true)
    if (value.kind === 'number') expect(String(shown)).not.toMatch(/inf|nan/i)
    if (isWrong !== undefined) expect(isWrong).toBe(false)
  }
  if (containsAggregate(expression)) return true
  const filter = compileFilter(expression, scope)
  await bench.run(
    sql`SELECT count(*) FROM (SELECT * FROM rows_in WHERE ${filter} ORDER BY ${sortKeys(value, 'desc')})`,
  )
  return true
}

test('no data makes an expression fail', { timeout: 120_000 }, async () => {
  let count = 0
  await fc.assert(
    fc.asyncProperty(runnable, async (expression) => {
      if (await runs(expression)) count++
    }),
    { numRuns: 200 },
  )
  expect(count).toBeGreaterThan(100)
})

test.each([-1e300, -(2 ** 63), 2 ** 63, 1e300])('a time is compared with %s', async (value) => {
  const left: Expression = { kind: 'field', segments: ['@timestamp'], ...at }
  for (const operator of ['<', '<=', '=', '>=', '>', '!='] as const) {
    const right: Expression = { kind: 'number', value, ...at }
    expect(await runs({ kind: 'comparison', operator, left, right, ...at })).toBe(true)
  }
})

test('no data makes an aggregate of an expression fail', { timeout: 120_000 }, async () => {
  const aggregates = functions.filter(({ kind, refusal }) => kind === 'aggregate' && !refusal)
  const percentile: Expression = { kind: 'number', value: 95, ...at }
  const aggregate = fc.tuple(fc.constantFrom(...aggregates), runnable).map(([facts, inside]) => {
    const more = facts.name === 'pct' ? [percentile] : []
    const call: Call = {
      kind: 'call',
      name: facts.name,
      nameSpan: at,
      arguments: [inside, ...more],
      ...at,
    }
    return call
  })
  await fc.assert(
    fc.asyncProperty(aggregate, async (expression) => {
      await runs(expression)
    }),
    { numRuns: 100 },
  )
})

test('what no check has seen is run or refused at a place', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(expressionWith(undefined), async (expression) => {
      const isNested = [...allOf(expression)].some(
        (part) => part.kind === 'call' && part.arguments.some(containsAggregate),
      )
      // Aggregates in aggregates and beside columns are refused by the language's check.
      if (isNested || containsAggregate(expression)) compiled(expression)
      else await runs(expression)
    }),
    { numRuns: 400 },
  )
})

/** Words of SQL and of ours that a random text may be part of. */
const marker = fc.tuple(anyText, fc.nat()).map(([text, id]) => `${text}~${id}?"'`)

test('texts and names are never part of the SQL', async () => {
  await fc.assert(
    fc.asyncProperty(marker, marker, async (text, name) => {
      const literal = string(text)
      const path: Expression = { kind: 'field', segments: ['j', name], ...at }
      const call = (called: string, ...parts: Expression[]): Expression => {
        return { kind: 'call', name: called, nameSpan: at, arguments: parts, ...at }
      }
      const expressions: Expression[] = [
        call('concat', literal),
        { kind: 'match', value: path, isNegated: true, pattern: literal, ...at },
        { kind: 'comparison', operator: '<', left: path, right: literal, ...at },
        { kind: 'membership', value: literal, isNegated: false, list: [path, literal], ...at },
        call('replace', literal, literal, path),
        call('trim', path, literal),
      ]
      for (const expression of expressions) {
        const value = compiled(expression)
        expect(value).toBeDefined()
        if (value === undefined) continue
        expect(value.sql.text).not.toContain(text)
        expect(value.sql.text).not.toContain(name)
      }
      const concat = compiled(call('concat', literal))
      const found = concat && (await bench.run(sql`SELECT ${concat.sql}`))
      expect(found).toEqual([[text]])
    }),
    { numRuns: 200 },
  )
})

test('nesting up to a hundred levels is run soon or refused', { timeout: 60_000 }, async () => {
  await using small = await openBench()
  await small.fill([{ a: '5' }])
  const a: Expression = { kind: 'field', segments: ['a'], ...at }
  const b: Expression = { kind: 'field', segments: ['b'], ...at }
  const n: Expression = { kind: 'field', segments: ['n'], ...at }
  const call = (name: string, ...parts: Expression[]): Expression => {
    return { kind: 'call', name, nameSpan: at, arguments: parts, ...at }
  }
  const wraps: readonly ((inside: Expression) => Expression)[] = [
    ...['abs', 'log', 'toupper', 'urlencode', 'jsonStringify', 'isempty', 'decToHex'].map(
      (name) => (it: Expression) => call(name, it),
    ),
    (it) => call('coalesce', it, b),
    (it) => call('if', it, b, it === a ? b : a),
    (it) => call('if', { kind: 'comparison', operator: '<', left: it, right: n, ...at }, n, n),
    (it) => ({ kind: 'member', target: call('jsonParse', it), segments: ['x'], ...at }),
    (it) => {
      const left: Expression = {
        kind: 'member',
        target: call('jsonParse', it),
        segments: ['x'],
        ...at,
      }
      return { kind: 'comparison', operator: '!=', left, right: b, ...at }
    },
    (it) => ({ kind: 'comparison', operator: '<', left: call('concat', it), right: b, ...at }),
    (it) => call('replace', it, b, a),
    (left) => ({ kind: 'comparison', operator: '<', left, right: b, ...at }),
    (left) => ({ kind: 'arithmetic', operator: '*', left, right: left === a ? b : a, ...at }),
    (value) => ({ kind: 'membership', isNegated: true, value, list: [a, b], ...at }),
  ]
  for (const wrap of wraps) {
    let expression: Expression = a
    let deepest = 0
    for (let level = 1; level <= 95; level++) {
      expression = wrap(expression)
      const value = compiled(expression)
      if (value === undefined) break
      deepest = level
      expect(value.sql.text.length).toBeLessThan(100_000)
      if (level % 10 === 0) await small.run(sql`SELECT ${displayed(value).sql} FROM rows_in`)
    }
    expect(deepest).toBeGreaterThanOrEqual(5)
  }
})
