import type { Expression } from '@gatehouse/insights-ql/expression'
import type { Sql } from '../sql.ts'
import { accessPath } from './expression-access.ts'
import { arithmetic } from './expression-arithmetic.ts'
import { compileCall } from './expression-call.ts'
import { testOf } from './expression-test.ts'
import { refuse } from './refuse.ts'
import type { ExpressionScope, Value } from './value.ts'
import {
  asBoolean,
  booleanValue,
  noValue,
  numberConstant,
  numberValue,
  textConstant,
} from './values.ts'
import { nestingOf } from './values-once.ts'

/** DuckDB reads about ten times as much, and takes very long for it. */
const mostNested = 80

/** Throws QueryNotRunnable for what the language's own check let pass and nothing here can run. */
export function compileExpression(expression: Expression, scope: ExpressionScope): Value {
  const value = compileAny(expression, scope)
  if (nestingOf(value.sql) <= mostNested) return value
  return refuse(expression, 'This is nested too deeply to be run.')
}

function compileAny(expression: Expression, scope: ExpressionScope): Value {
  const compile = (part: Expression): Value => compileExpression(part, scope)
  switch (expression.kind) {
    case 'string':
      return { kind: 'text', sql: textConstant(expression.value) }
    case 'number':
      return numberValue(numberConstant(expression.value))
    case 'boolean':
      return booleanValue({ text: expression.value ? 'true' : 'false', values: [] })
    case 'null':
      return noValue
    case 'field':
      return scope.column(expression.segments)
    case 'index':
    case 'member':
      return accessPath(expression, scope, compile)
    case 'call':
      return compileCall(expression, scope, {
        value: compile,
        condition: (part) => compileCondition(part, scope),
      })
    case 'arithmetic':
    case 'negation':
      return arithmetic(expression, compile)
    case 'comparison':
    case 'match':
    case 'membership':
    case 'not':
    case 'and':
    case 'or':
      return booleanValue(compileCondition(expression, scope))
    case 'regex':
    case 'duration':
    case 'every-event':
    case 'missing':
      return refuse(expression, 'This cannot stand here.')
  }
}

/** BOOLEAN that is never NULL: a comparison with no value is false, its negated form true. */
export function compileCondition(expression: Expression, scope: ExpressionScope): Sql {
  return neverNull(compileTest(expression, scope))
}

/**
 * The same for a WHERE clause, where NULL counts as false: comparisons of columns stay bare there, so
 * that DuckDB can push them down to the table and skip what cannot match.
 */
export function compileFilter(expression: Expression, scope: ExpressionScope): Sql {
  if (expression.kind === 'and' || expression.kind === 'or') {
    const word = expression.kind === 'and' ? ' AND ' : ' OR '
    return inParentheses(
      expression.operands.map((it) => compileFilter(it, scope)),
      word,
    )
  }
  return compileTest(expression, scope).sql
}

interface Test {
  readonly sql: Sql
  readonly mayBeNull: boolean
}

function compileTest(expression: Expression, scope: ExpressionScope): Test {
  const compile = (part: Expression): Value => compileExpression(part, scope)
  switch (expression.kind) {
    case 'comparison':
    case 'match':
    case 'membership':
      return testOf(expression, scope, compile)
    case 'not':
      return {
        sql: inParentheses(
          [{ text: 'NOT ', values: [] }, compileCondition(expression.operand, scope)],
          '',
        ),
        mayBeNull: false,
      }
    case 'and':
    case 'or': {
      const word = expression.kind === 'and' ? ' AND ' : ' OR '
      const operands = expression.operands.map((it) => compileCondition(it, scope))
      return { sql: inParentheses(operands, word), mayBeNull: false }
    }
    default:
      return { sql: asBoolean(compile(expression)), mayBeNull: true }
  }
}

function neverNull({ sql, mayBeNull }: Test): Sql {
  return mayBeNull ? { text: `coalesce(${sql.text}, false)`, values: sql.values } : sql
}

function inParentheses(pieces: readonly Sql[], between: string): Sql {
  return {
    text: `(${pieces.map(({ text }) => text).join(between)})`,
    values: pieces.flatMap(({ values }) => values),
  }
}
