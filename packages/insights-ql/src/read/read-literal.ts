import type { SyntaxNode } from '@lezer/common'
import { unitSpelt } from '../durations.ts'
import type {
  DurationLiteral,
  MissingExpression,
  RegexLiteral,
  StringLiteral,
} from '../expression.ts'
import { insertAt } from '../report.ts'
import type { Span } from '../span.ts'
import { type Reading, spanOf, textOf } from './tree-access.ts'

/** A backslash takes the meaning from a quotation mark or a backslash; before others it stays. */
export function stringOf(reading: Reading, node: SyntaxNode): StringLiteral {
  const written = textOf(reading, node)
  const isOpen = node.name === 'OpenString'
  if (isOpen) {
    const end = node.from + written.trimEnd().length
    const mark = written[0] ?? '"'
    reading.report('string.open', node, {}, insertAt(end, mark))
  }
  const inside = written.slice(1, isOpen ? undefined : -1)
  return { kind: 'string', value: inside.replace(/\\([\\"'])/g, '$1'), ...spanOf(node) }
}

export function regexOf(reading: Reading, node: SyntaxNode): RegexLiteral {
  const written = textOf(reading, node)
  const isOpen = node.name === 'OpenRegex'
  if (isOpen) {
    reading.report('regex.open', node, {}, insertAt(node.to, '/'))
  }
  const inside = written.slice(1, isOpen ? undefined : -1)
  const source = inside.replace(/\\([\s\S])/g, (pair, next: string) => (next === '/' ? '/' : pair))
  return { kind: 'regex', source, ...spanOf(node) }
}

export function durationOf(
  reading: Reading,
  node: SyntaxNode,
): DurationLiteral | MissingExpression {
  const [, amount = '', spelling = ''] = /^(\d+)(.*)$/.exec(textOf(reading, node)) ?? []
  const unit = unitSpelt(spelling)
  if (unit === undefined) {
    const span = { from: node.from + amount.length, to: node.to }
    reading.report('duration.unit', span, { unit: spelling })
    return missingAt(node)
  }
  if (Number(amount) === 0) reading.report('duration.zero', node)
  return { kind: 'duration', amount: Number(amount), unit, ...spanOf(node) }
}

export function missingAt(node: Span): MissingExpression {
  return { kind: 'missing', ...spanOf(node) }
}
