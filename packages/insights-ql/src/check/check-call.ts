import type { Bilingual } from '../bilingual.ts'
import { largerUnit, mostOf, shortest } from '../durations.ts'
import type { Call, DurationLiteral, Expression } from '../expression.ts'
import { functionNamed, functions } from '../functions/catalogue.ts'
import {
  arityOf,
  type FunctionFacts,
  type Parameter,
  type ValueType,
} from '../functions/signature.ts'
import type { ExpressionChecking } from './check-expression.ts'
import { checkWritten } from './check-written.ts'
import { reportUnknown } from './checking.ts'
import { fits, typeNames } from './value-types.ts'

type TypeOf = (expression: Expression, checking: ExpressionChecking) => ValueType

export function checkCall(call: Call, checking: ExpressionChecking, typeOf: TypeOf): ValueType {
  const facts = functionNamed(call.name)
  if (facts === undefined) {
    const names = functions.map(({ name }) => name)
    reportUnknown(checking, 'function.unknown', call.nameSpan, call.name, names)
    for (const argument of call.arguments) typeOf(argument, checking)
    return 'any'
  }
  const { name } = facts
  if (facts.refusal !== undefined) {
    checking.report('function.not_run', call.nameSpan, { name, reason: facts.refusal })
  }
  const inside = checkAggregate(call, facts, checking)
  checkArity(call, facts, checking)
  call.arguments.forEach((argument, index) => {
    const type = typeOf(argument, inside)
    const parameter = parameterAt(facts, index, call.arguments.length)
    if (parameter === undefined || argument.kind === 'missing') return
    if (!fits(argument, type, parameter)) {
      const values = {
        name,
        parameter: parameter.name,
        wanted: typeNames[parameter.type],
        given: typeNames[type],
      }
      checking.report(type === 'events' ? 'star.misplaced' : 'argument.type', argument, values)
    } else if (argument.kind === 'duration') {
      checkCap(argument, checking)
    } else {
      checkWritten(call, index, checking)
    }
  })
  return facts.returns
}

function checkAggregate(
  call: Call,
  facts: FunctionFacts,
  checking: ExpressionChecking,
): ExpressionChecking {
  // A function that is refused has been told of.
  if (facts.kind === 'scalar' || facts.refusal !== undefined) return checking
  const { name } = facts
  if (checking.aggregates === 'forbidden') {
    checking.report('aggregate.outside_stats', call.nameSpan, { name })
  } else if (checking.aggregates === 'nested') {
    checking.report('aggregate.nested', call.nameSpan, { name })
  }
  return { ...checking, aggregates: 'nested' }
}

function checkArity(call: Call, facts: FunctionFacts, checking: ExpressionChecking): void {
  const { least, most } = arityOf(facts)
  const count = call.arguments.length
  if (count >= least && count <= most) return
  checking.report('function.arguments', call.nameSpan, {
    name: facts.name,
    takes: countsBetween(least, most),
    count: String(count),
    signature: facts.signature,
  })
}

function countsBetween(least: number, most: number): Bilingual {
  if (most === Number.POSITIVE_INFINITY) {
    return { en: `at least ${argumentCount(least)}`, ko: `${least}개 이상` }
  }
  if (least === most) {
    return { en: least === 0 ? 'no arguments' : argumentCount(least), ko: `${least}개` }
  }
  return { en: `${least} to ${argumentCount(most)}`, ko: `${least}~${most}개` }
}

function argumentCount(count: number): string {
  return count === 1 ? '1 argument' : `${count} arguments`
}

function parameterAt(facts: FunctionFacts, index: number, count: number): Parameter | undefined {
  // case(c1, v1, c2, v2, …, default): conditions and values in turn.
  if (facts.name === 'case') {
    const isCondition = index % 2 === 0 && index < count - 1
    return facts.parameters[isCondition ? 0 : 1]
  }
  const last = facts.parameters.at(-1)
  return facts.parameters[index] ?? (last?.isRest ? last : undefined)
}

function checkCap(duration: DurationLiteral, checking: ExpressionChecking): void {
  const most = mostOf[duration.unit]
  if (most === undefined || duration.amount <= most) return
  const found = checking.text.slice(duration.from, duration.to)
  const values = { found, instead: `${most}${shortest(duration.unit)}` }
  const larger = largerUnit[duration.unit]
  if (larger === undefined || duration.amount % larger[1] !== 0) {
    checking.report('duration.capped', duration, values)
    return
  }
  const better = `${duration.amount / larger[1]}${shortest(larger[0])}`
  checking.report('duration.capped', duration, { ...values, better }, better)
}
