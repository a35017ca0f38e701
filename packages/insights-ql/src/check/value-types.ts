import type { Bilingual } from '../bilingual.ts'
import type { Expression } from '../expression.ts'
import type { Parameter, ValueType } from '../functions/signature.ts'

export const typeNames: Readonly<Record<ValueType, Bilingual>> = {
  any: { en: 'a value', ko: '임의의' },
  string: { en: 'text', ko: '문자열' },
  number: { en: 'a number', ko: '숫자' },
  boolean: { en: 'a condition', ko: '조건' },
  timestamp: { en: 'a time', ko: '시각' },
  map: { en: 'a map', ko: '맵' },
  list: { en: 'a list', ko: '목록' },
  duration: { en: 'a time span such as 5m', ko: '5m과 같은 기간' },
  regex: { en: 'a regex', ko: '정규식' },
  events: { en: 'the star', ko: '별표' },
}

/** Text that reads as a number counts as one; true and false count as 1 and 0. */
export function fits(argument: Expression, type: ValueType, parameter: Parameter): boolean {
  return (
    fitsType(argument, type, parameter.type) ||
    (parameter.orType !== undefined && fitsType(argument, type, parameter.orType))
  )
}

function fitsType(argument: Expression, type: ValueType, wanted: ValueType): boolean {
  if (type === wanted) return true
  // These are forms of writing and not values: they stand only where they are asked for.
  if (['duration', 'regex', 'events'].includes(type)) return false
  if (['duration', 'regex', 'events'].includes(wanted)) return false
  if (type === 'any' || wanted === 'any') return true
  if (type === 'map' || type === 'list') return false
  switch (wanted) {
    case 'number':
    case 'timestamp':
      return argument.kind !== 'string' || isNumeric(argument.value)
    case 'boolean':
      return type === 'number'
    case 'string':
      return true
    default:
      return false
  }
}

export function isNumeric(text: string): boolean {
  return /^\s*[+-]?\d+(\.\d+)?([eE][+-]?\d+)?\s*$/.test(text)
}
