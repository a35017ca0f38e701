import type { SyntaxNode } from '@lezer/common'
import type { ComparisonOperator, Expression } from '../expression.ts'
import { missingAt } from './read-literal.ts'
import { childNamed, type Reading, spanOf, textOf } from './tree-access.ts'

/** Operators that people bring along from other languages. */
const foreign: Readonly<Record<string, ComparisonOperator>> = { '==': '=', '<>': '!=' }

export function readComparison(
  reading: Reading,
  node: SyntaxNode,
  operands: readonly Expression[],
): Expression {
  const sign = childNamed(node, 'Equals', 'Compare')
  const written = sign === undefined ? '=' : textOf(reading, sign)
  const instead = foreign[written]
  if (sign !== undefined && instead !== undefined) {
    const values = { found: written, instead }
    reading.report('operator.foreign', sign, values, instead)
  }
  const { left, right } = sidesOf(node, operands)
  const operator = instead ?? (written as ComparisonOperator)
  return { kind: 'comparison', operator, left, right, ...spanOf(node) }
}

export function readMatch(
  reading: Reading,
  node: SyntaxNode,
  operands: readonly Expression[],
): Expression {
  const sign = childNamed(node, 'MatchOperator')
  const isForeign = sign !== undefined && textOf(reading, sign) === '!~'
  if (isForeign) {
    const values = { found: '!~', instead: 'not like' }
    reading.report('operator.foreign', sign, values, values.instead)
  }
  const isNegated = isForeign || childNamed(node, 'NotWord') !== undefined
  const { left: value, right: pattern } = sidesOf(node, operands)
  if (sign !== undefined && !isForeign && pattern.kind === 'string') {
    reading.report('match.regex', sign, {}, 'like')
  }
  return { kind: 'match', isNegated, value, pattern, ...spanOf(node) }
}

export function readMembership(
  reading: Reading,
  node: SyntaxNode,
  depth: number,
  expressionsIn: (node: SyntaxNode) => readonly Expression[],
): Expression {
  const isNegated = childNamed(node, 'NotWord') !== undefined
  const value = expressionsIn(node)[0] ?? missingAt(node)
  const membership = { kind: 'membership', isNegated, value, ...spanOf(node) } as const
  const query = childNamed(node, 'SubQuery')
  if (query !== undefined) return { ...membership, list: reading.pipelineOf(query, depth) }
  const list = childNamed(node, 'List', 'WrongList')
  if (list?.name === 'WrongList') {
    const fix = [
      { from: list.from, to: list.from + 1, insert: '[' },
      { from: list.to - 1, to: list.to, insert: ']' },
    ]
    reading.report('in.brackets', list, {}, fix)
  }
  return { ...membership, list: list === undefined ? [] : expressionsIn(list) }
}

function sidesOf(node: SyntaxNode, [left, right]: readonly Expression[]) {
  return { left: left ?? missingAt(node), right: right ?? missingAt(node) }
}
