import type { Pipeline } from './command.ts'
import { shortest } from './durations.ts'
import type { Arithmetic, Expression } from './expression.ts'
import { writeName, writeRegex, writeString, writeTail } from './names.ts'

type PrintPipeline = (query: Pipeline) => string

/** How tightly a form holds together; an operand that holds less tightly needs parentheses. */
const tightness = {
  or: 1,
  and: 2,
  not: 3,
  condition: 4,
  sum: 5,
  product: 6,
  sign: 7,
  power: 8,
  operand: 9,
} as const

export function printExpression(expression: Expression, pipeline: PrintPipeline): string {
  const print = (part: Expression, atLeast: number): string => {
    const text = printExpression(part, pipeline)
    return tightnessOf(part) < atLeast ? `(${text})` : text
  }
  switch (expression.kind) {
    case 'field':
      return writeName(expression.segments)
    case 'index':
      return `${print(expression.target, tightness.operand)}[${expression.index}]`
    case 'member':
      return print(expression.target, tightness.operand) + writeTail(expression.segments)
    case 'string':
      return writeString(expression.value)
    case 'number':
      return String(expression.value)
    case 'boolean':
      return String(expression.value)
    case 'null':
      return 'null'
    case 'regex':
      return writeRegex(expression.source)
    case 'duration':
      return `${expression.amount}${shortest(expression.unit)}`
    case 'every-event':
      return '*'
    case 'call':
      return `${expression.name}(${list(expression.arguments, pipeline)})`
    case 'arithmetic':
      return printArithmetic(expression, print)
    case 'negation':
      return `-${print(expression.operand, tightness.sign)}`
    case 'comparison': {
      const { left, operator, right } = expression
      return `${print(left, tightness.sum)} ${operator} ${print(right, tightness.sum)}`
    }
    case 'match': {
      const { value, isNegated, pattern } = expression
      const word = isNegated ? 'not like' : 'like'
      return `${print(value, tightness.sum)} ${word} ${print(pattern, tightness.sum)}`
    }
    case 'membership': {
      const { value, isNegated, list: items } = expression
      const word = isNegated ? 'not in' : 'in'
      const inside = 'kind' in items ? `(${pipeline(items)})` : `[${list(items, pipeline)}]`
      return `${print(value, tightness.sum)} ${word} ${inside}`
    }
    case 'not':
      return `not ${print(expression.operand, tightness.not)}`
    case 'and':
    case 'or': {
      const atLeast = tightness[expression.kind] + 1
      return expression.operands.map((part) => print(part, atLeast)).join(` ${expression.kind} `)
    }
    case 'missing':
      throw new Error('A query with errors cannot be printed.')
  }
}

function printArithmetic(
  { operator, left, right }: Arithmetic,
  print: (part: Expression, atLeast: number) => string,
): string {
  if (operator === '^') {
    return `${print(left, tightness.operand)} ^ ${print(right, tightness.sign)}`
  }
  const own = operator === '+' || operator === '-' ? tightness.sum : tightness.product
  return `${print(left, own)} ${operator} ${print(right, own + 1)}`
}

function list(expressions: readonly Expression[], pipeline: PrintPipeline): string {
  return expressions.map((expression) => printExpression(expression, pipeline)).join(', ')
}

function tightnessOf(expression: Expression): number {
  switch (expression.kind) {
    case 'or':
    case 'and':
    case 'not':
      return tightness[expression.kind]
    case 'comparison':
    case 'match':
    case 'membership':
      return tightness.condition
    case 'negation':
      return tightness.sign
    case 'arithmetic':
      if (expression.operator === '^') return tightness.power
      return '+-'.includes(expression.operator) ? tightness.sum : tightness.product
    default:
      return tightness.operand
  }
}
