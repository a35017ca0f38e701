import type { Pipeline } from '../command.ts'
import type { Expression } from '../expression.ts'
import type { ValueType } from '../functions/signature.ts'
import { checkCall } from './check-call.ts'
import { checkDigits, checkTimes } from './check-literals.ts'
import { checkRegex } from './check-regex.ts'
import type { Checking } from './checking.ts'
import { isNumeric, typeNames } from './value-types.ts'

export interface ExpressionChecking extends Checking {
  /** Aggregates stand in stats, and not inside each other. */
  readonly aggregates: 'allowed' | 'forbidden' | 'nested'
  readonly subquery: (query: Pipeline) => void
}

/** Checks an expression with all that it holds, and says what type its value has. */
export function typeOf(expression: Expression, checking: ExpressionChecking): ValueType {
  switch (expression.kind) {
    case 'missing':
    case 'null':
    case 'field':
      return 'any'
    case 'number':
      checkDigits(expression, checking)
      return 'number'
    case 'string':
    case 'boolean':
    case 'duration':
    case 'regex':
      return expression.kind
    case 'every-event':
      return 'events'
    case 'index':
    case 'member':
      typeOf(expression.target, checking)
      return 'any'
    case 'call':
      return checkCall(expression, checking, typeOf)
    case 'negation':
      checkOperand(expression.operand, '-', checking)
      return 'number'
    case 'arithmetic':
      checkOperand(expression.left, expression.operator, checking)
      checkOperand(expression.right, expression.operator, checking)
      checkHyphen(expression, checking)
      return 'number'
    case 'comparison':
      checkTimes(expression, checking)
      checkCompared(expression.left, checking)
      checkCompared(expression.right, checking)
      return 'boolean'
    case 'match':
      checkCompared(expression.value, checking)
      checkPattern(expression.pattern, checking)
      return 'boolean'
    case 'membership':
      checkTimes(expression, checking)
      checkCompared(expression.value, checking)
      if ('kind' in expression.list) checking.subquery(expression.list)
      else for (const item of expression.list) checkCompared(item, checking)
      return 'boolean'
    case 'not':
      checkCondition(expression.operand, checking)
      return 'boolean'
    case 'and':
    case 'or':
      for (const operand of expression.operands) checkCondition(operand, checking)
      return 'boolean'
  }
}

/** What a column, a sort key or an item of a list may be: any value, but no bare form of writing. */
export function checkValue(expression: Expression, checking: ExpressionChecking): ValueType {
  const type = typeOf(expression, checking)
  reportForm(expression, type, checking)
  return type
}

export function checkCondition(expression: Expression, checking: ExpressionChecking): void {
  const type = typeOf(expression, checking)
  if (['boolean', 'number', 'any'].includes(type)) return
  if (!reportForm(expression, type, checking)) {
    checking.report('condition.not_boolean', expression, { given: typeNames[type] })
  }
}

function checkOperand(operand: Expression, operator: string, checking: ExpressionChecking): void {
  const type = typeOf(operand, checking)
  if (reportForm(operand, type, checking)) return
  const isText = operand.kind === 'string' && !isNumeric(operand.value)
  if (isText || type === 'map' || type === 'list') {
    checking.report('operand.type', operand, { operator, given: typeNames[type] })
  }
}

function checkCompared(operand: Expression, checking: ExpressionChecking): void {
  const type = typeOf(operand, checking)
  if (reportForm(operand, type, checking)) return
  if (type === 'map' || type === 'list') checking.report('operand.collection', operand)
}

function checkPattern(pattern: Expression, checking: ExpressionChecking): void {
  if (pattern.kind === 'missing' || pattern.kind === 'string') return
  if (pattern.kind === 'regex') {
    checkRegex(pattern, checking)
    return
  }
  typeOf(pattern, checking)
  checking.report('match.pattern', pattern)
}

function reportForm(
  expression: Expression,
  type: ValueType,
  checking: ExpressionChecking,
): boolean {
  switch (type) {
    case 'duration': {
      const found = checking.text.slice(expression.from, expression.to)
      checking.report('duration.misplaced', expression, { found })
      return true
    }
    case 'regex':
      checking.report('regex.misplaced', expression)
      return true
    case 'events':
      checking.report('star.misplaced', expression)
      return true
    default:
      return false
  }
}

/** `user-agent` without spaces is read as a subtraction, as AWS reads it. */
function checkHyphen(
  expression: Extract<Expression, { kind: 'arithmetic' }>,
  checking: ExpressionChecking,
): void {
  const { left, right, operator } = expression
  if (operator !== '-' || left.kind !== 'field' || right.kind !== 'field') return
  const written = checking.text.slice(left.from, right.to)
  if (!/^[A-Za-z_.\d]+-[A-Za-z_.\d]+$/.test(written)) return
  const values = { left: left.segments.join('.'), right: right.segments.join('.') }
  const span = { from: left.from, to: right.to }
  checking.report('field.hyphen', span, values, `\`${written}\``)
}
