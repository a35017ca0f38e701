import type { Call, Expression } from '@gatehouse/insights-ql/expression'
import { functionNamed } from '@gatehouse/insights-ql/functions/catalogue'

/** An expression with something else in the place of each call of an aggregate. */
export function withoutAggregates(
  expression: Expression,
  instead: (call: Call) => Expression,
): Expression {
  const inside = (part: Expression): Expression => withoutAggregates(part, instead)
  switch (expression.kind) {
    case 'call':
      if (isAggregate(expression)) return instead(expression)
      return { ...expression, arguments: expression.arguments.map(inside) }
    case 'index':
    case 'member':
      return { ...expression, target: inside(expression.target) }
    case 'arithmetic':
    case 'comparison':
      return { ...expression, left: inside(expression.left), right: inside(expression.right) }
    case 'negation':
    case 'not':
      return { ...expression, operand: inside(expression.operand) }
    case 'match':
      return { ...expression, value: inside(expression.value), pattern: inside(expression.pattern) }
    case 'membership': {
      const { list } = expression
      const value = inside(expression.value)
      return { ...expression, value, list: 'kind' in list ? list : list.map(inside) }
    }
    case 'and':
    case 'or':
      return { ...expression, operands: expression.operands.map(inside) }
    default:
      return expression
  }
}

function isAggregate({ name }: Call): boolean {
  const kind = functionNamed(name)?.kind
  return kind === 'aggregate' || kind === 'series'
}
