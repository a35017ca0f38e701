import type { Comparison, Operand } from './pattern.ts'

/** A text against the right side of a comparison. */
export function comparesText({ comparator, operand }: Comparison, text: string): boolean {
  if (comparator === '=') return equalsText(operand, text)
  if (comparator === '!=') return !equalsText(operand, text)
  return operand.kind === 'number' && comparesNumber({ comparator, operand }, numberOf(text))
}

/** A JSON number against the right side; NaN never holds, not even `!=`. */
export function comparesNumber({ comparator, operand }: Comparison, value: number): boolean {
  if (operand.kind !== 'number') return comparesText({ comparator, operand }, String(value))
  if (Number.isNaN(value)) return false
  switch (comparator) {
    case '=':
      return value === operand.value
    case '!=':
      return value !== operand.value
    case '<':
      return value < operand.value
    case '<=':
      return value <= operand.value
    case '>':
      return value > operand.value
    case '>=':
      return value >= operand.value
  }
}

function equalsText(operand: Operand, text: string): boolean {
  if (operand.kind === 'number') return operand.text === text || operand.value === numberOf(text)
  if (operand.kind === 'regex') return operand.regex.test(text)
  const { isOpenAtStart, isOpenAtEnd } = operand
  if (isOpenAtStart && isOpenAtEnd) return text.includes(operand.text)
  if (isOpenAtStart) return text.endsWith(operand.text)
  return isOpenAtEnd ? text.startsWith(operand.text) : text === operand.text
}

/** NaN unless the whole text is a number as people write it in logs. */
export function numberOf(text: string): number {
  return /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(text) ? Number(text) : Number.NaN
}
