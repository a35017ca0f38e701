import type { Bilingual } from '../bilingual.ts'
import type { Call, Expression, StringLiteral } from '../expression.ts'
import { readJavaPattern } from '../patterns/java-date-pattern.ts'
import { readStrftimePattern } from '../patterns/strftime-pattern.ts'
import { zoneNamed } from '../patterns/time-zone.ts'
import { checkRegex } from './check-regex.ts'
import type { Checking } from './checking.ts'
import { typeNames } from './value-types.ts'

/**
 * Arguments that have to be known before a query runs, because the way it is run depends on them:
 * they are written in it, and what is written is looked at here.
 */
export function checkWritten(call: Call, index: number, checking: Checking): void {
  const argument = call.arguments[index]
  if (argument === undefined) return
  switch (call.name) {
    case 'pct':
      if (index === 1 && !isPercent(argument)) checking.report('percent.range', argument)
      break
    case 'regexReplace':
      if (index !== 1) break
      if (argument.kind === 'regex' || argument.kind === 'string') checkRegex(argument, checking)
      else notWritten(call, argument, { en: 'the regex', ko: '정규식' }, checking)
      break
    case 'parseDate':
      checkPattern(call, index, readJavaPattern, checking)
      break
    case 'formatDate':
    case 'strftime':
      checkPattern(call, index, readStrftimePattern, checking)
      break
    case 'unmask':
      if (!isOfField(argument)) {
        const wanted = { en: 'a field', ko: '필드' }
        const values = { name: call.name, parameter: 'field', wanted, given: typeNames.any }
        checking.report('argument.type', argument, values)
      }
      break
    default:
  }
}

function isPercent(argument: Expression): boolean {
  return argument.kind === 'number' && argument.value >= 0 && argument.value <= 100
}

function checkPattern(
  call: Call,
  index: number,
  read: (pattern: string) => { readonly problem?: Bilingual },
  checking: Checking,
): void {
  if (index === 0) return
  const what =
    index === 1 ? { en: 'the pattern', ko: '패턴' } : { en: 'the time zone', ko: '시간대' }
  const literal = call.arguments[index]
  if (literal?.kind !== 'string') {
    if (literal !== undefined) notWritten(call, literal, what, checking)
  } else if (index === 1) {
    const { problem } = read(literal.value)
    if (problem !== undefined) checking.report('date.pattern', literal, { reason: problem })
  } else {
    checkZone(literal, checking)
  }
}

function checkZone(literal: StringLiteral, checking: Checking): void {
  if (zoneNamed(literal.value) !== undefined) return
  checking.report('date.zone', literal, { found: literal.value })
}

function notWritten(call: Call, argument: Expression, what: Bilingual, checking: Checking): void {
  checking.report('argument.not_written', argument, { name: call.name, what })
}

function isOfField(expression: Expression): boolean {
  if (expression.kind === 'index' || expression.kind === 'member') {
    return isOfField(expression.target)
  }
  return expression.kind === 'field'
}
