import type { Call, Expression } from '@gatehouse/insights-ql/expression'
import { functionNamed } from '@gatehouse/insights-ql/functions/catalogue'
import { arityOf } from '@gatehouse/insights-ql/functions/signature'
import { allOf } from '@gatehouse/insights-ql/walk'
import { compileCondition, compileExpression } from './expression.ts'
import { compilers } from './functions/compilers.ts'
import { refuse } from './refuse.ts'
import type { ExpressionScope, Value } from './value.ts'

export function compileCall(call: Call, scope: ExpressionScope): Value {
  const facts = functionNamed(call.name)
  const compiler = facts === undefined ? undefined : compilers.get(facts.name)
  if (facts === undefined || compiler === undefined || facts.refusal !== undefined) {
    return refuse(call.nameSpan, `${call.name}() is not run here.`)
  }
  const { least, most } = arityOf(facts)
  const count = call.arguments.length
  if (count < least || count > most) {
    return refuse(call.nameSpan, `${facts.name}() does not take ${count} arguments.`)
  }
  return compiler({
    call,
    scope,
    expressions: call.arguments,
    value: (index) => compileExpression(argumentAt(call, index), scope),
    condition: (index) => compileCondition(argumentAt(call, index), scope),
  })
}

/** Whether a value stands for many events: it has count(), sum() … in it. */
export function containsAggregate(expression: Expression): boolean {
  for (const part of allOf(expression)) {
    if (part.kind === 'call' && (functionNamed(part.name)?.kind ?? 'scalar') !== 'scalar')
      return true
  }
  return false
}

function argumentAt(call: Call, index: number): Expression {
  return call.arguments[index] ?? refuse(call.nameSpan, `${call.name}() lacks an argument.`)
}
