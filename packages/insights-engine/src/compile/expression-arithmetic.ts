import type {
  Arithmetic,
  ArithmeticOperator,
  Expression,
  Negation,
} from '@gatehouse/insights-ql/expression'
import { type Sql, sql } from '../sql.ts'
import type { Value } from './value.ts'
import { asNumber, finite, numberValue } from './values.ts'

type Compile = (expression: Expression) => Value

/** No value where an operand has none or is no number, and where nothing finite comes out. */
export function arithmetic(expression: Arithmetic | Negation, compile: Compile): Value {
  return numberValue(finite(unchecked(expression, compile)))
}

/**
 * What is infinite or undefined stays so through sums and products; so one check at the end of a chain
 * is enough, but for a divisor and for powers, which can make something finite of it.
 */
function unchecked(expression: Expression, compile: Compile): Sql {
  if (expression.kind === 'negation') return sql`(- ${unchecked(expression.operand, compile)})`
  if (expression.kind !== 'arithmetic') return asNumber(compile(expression))
  const { operator, left, right } = expression
  const checked = (part: Expression): Sql => asNumber(compile(part))
  return written(
    operator,
    operator === '^' ? checked(left) : unchecked(left, compile),
    '+-*'.includes(operator) ? unchecked(right, compile) : checked(right),
  )
}

function written(operator: ArithmeticOperator, left: Sql, right: Sql): Sql {
  switch (operator) {
    case '+':
      return sql`(${left} + ${right})`
    case '-':
      return sql`(${left} - ${right})`
    case '*':
      return sql`(${left} * ${right})`
    case '/':
      return sql`(${left} / ${right})`
    case '%':
      return sql`(${left} % ${right})`
    case '^':
      return sql`pow(${left}, ${right})`
  }
}
