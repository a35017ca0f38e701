import type { ArithmeticOperator } from '@gatehouse/insights-ql/expression'
import { type Sql, sql } from '../sql.ts'
import type { Value } from './value.ts'
import { asNumber, finite, numberValue } from './values.ts'

/** No value where an operand has none or is no number, and where nothing finite comes out. */
export function arithmetic(operator: ArithmeticOperator, left: Value, right: Value): Value {
  return numberValue(finite(written(operator, asNumber(left), asNumber(right))))
}

export function negation(operand: Value): Value {
  return numberValue(sql`(- ${asNumber(operand)})`)
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
