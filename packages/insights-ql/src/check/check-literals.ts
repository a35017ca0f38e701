import type { Comparison, Expression, Membership, NumberLiteral } from '../expression.ts'
import { functionNamed } from '../functions/catalogue.ts'
import { pathOf } from '../walk.ts'
import type { Checking } from './checking.ts'

/**
 * A time is milliseconds, and no text is read as one when events are filtered.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax-Filter.html
 */
export function checkTimes(expression: Comparison | Membership, checking: Checking): void {
  const [time, others] =
    expression.kind === 'comparison'
      ? isTime(expression.left)
        ? [expression.left, [expression.right]]
        : [expression.right, [expression.left]]
      : [expression.value, 'kind' in expression.list ? [] : expression.list]
  if (!isTime(time)) return
  for (const other of others) {
    if (other.kind !== 'string' || !looksLikeDate(other.value)) continue
    checking.report('time.as_text', other, { found: other.value })
  }
}

function isTime(expression: Expression): boolean {
  if (expression.kind === 'call') return functionNamed(expression.name)?.returns === 'timestamp'
  return ['@timestamp', '@ingestionTime'].includes(pathOf(expression) ?? '')
}

function looksLikeDate(text: string): boolean {
  return /^\s*(?:\d{4}[-/.]\d\d?|\d\d?[-/.]\d\d?[-/.]\d{2}|\d\d?:\d\d|[A-Za-z]{3,9}[ ,.])/.test(
    text,
  )
}

/** Beyond 2^53 neighbouring whole numbers are the same number. */
export function checkDigits(number: NumberLiteral, checking: Checking): void {
  const found = checking.text.slice(number.from, number.to)
  if (!/^\d+$/.test(found) || Number.isSafeInteger(number.value)) return
  checking.report('number.too_precise', number, { found })
}
