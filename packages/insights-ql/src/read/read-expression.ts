import type { SyntaxNode } from '@lezer/common'
import type { Column } from '../command.ts'
import type { ArithmeticOperator, Expression, FieldReference } from '../expression.ts'
import { functionNamed } from '../functions/catalogue.ts'
import type { Span } from '../span.ts'
import { isColumn } from '../walk.ts'
import { readComparison, readMatch, readMembership } from './read-condition.ts'
import { durationOf, missingAt, regexOf, stringOf } from './read-literal.ts'
import { nameIn, segmentsOf } from './read-name.ts'
import {
  childNamed,
  childrenNamed,
  childrenOf,
  type Reading,
  spanOf,
  textOf,
} from './tree-access.ts'

/** Deeper than any question, shallow enough for every reader of the tree to recurse. */
export const mostLevels = 100

type ReadNode = (reading: Reading, node: SyntaxNode, depth: number) => Expression

const readers: Readonly<Record<string, ReadNode>> = {
  Field: (reading, node) => fieldOf(reading, node),
  String: stringOf,
  OpenString: stringOf,
  Regex: regexOf,
  OpenRegex: regexOf,
  Duration: durationOf,
  Number: (reading, node) => ({
    kind: 'number',
    value: Number(textOf(reading, node)),
    ...spanOf(node),
  }),
  TrueWord: (_, node) => ({ kind: 'boolean', value: true, ...spanOf(node) }),
  FalseWord: (_, node) => ({ kind: 'boolean', value: false, ...spanOf(node) }),
  NullWord: (_, node) => ({ kind: 'null', ...spanOf(node) }),
  EveryEvent: (_, node) => ({ kind: 'every-event', ...spanOf(node) }),
  Parens: (reading, node, depth) => expressionIn(reading, node, depth),
  Call: readCall,
  Access: readAccess,
  Negation: (reading, node, depth) => negationOf(reading, [...childrenOf(node)], depth),
  Power: readPower,
  Product: readArithmetic,
  Sum: readArithmetic,
  Comparison: (reading, node, depth) =>
    readComparison(reading, node, expressionsIn(reading, node, depth)),
  Match: (reading, node, depth) => readMatch(reading, node, expressionsIn(reading, node, depth)),
  In: (reading, node, depth) =>
    readMembership(reading, node, depth, (at) => expressionsIn(reading, at, depth)),
  Not: readNot,
  And: readJunction,
  Or: readJunction,
}

export function readExpression(reading: Reading, node: SyntaxNode, depth: number): Expression {
  const read = readers[node.name]
  if (read === undefined) return missingAt(node)
  if (depth > mostLevels) return tooDeep(reading, node)
  return read(reading, node, depth + 1)
}

function tooDeep(reading: Reading, node: Span): Expression {
  // Once is enough: what lies inside is not read any more.
  if (!reading.diagnostics.some(({ code }) => code === 'query.too_deep')) {
    const values = { most: String(mostLevels) }
    reading.report('query.too_deep', { from: node.from, to: node.from + 1 }, values)
  }
  return missingAt(node)
}

/** The expressions directly below a node, in the order of the text. */
export function expressionsIn(reading: Reading, node: SyntaxNode, depth: number): Expression[] {
  return [...childrenOf(node)]
    .filter(({ name }) => readers[name] !== undefined)
    .map((child) => readExpression(reading, child, depth))
}

export function expressionIn(reading: Reading, node: SyntaxNode, depth: number): Expression {
  for (const child of childrenOf(node)) {
    if (readers[child.name] !== undefined) return readExpression(reading, child, depth)
  }
  return missingAt({ from: node.to, to: node.to })
}

export function fieldOf(reading: Reading, node: SyntaxNode): FieldReference {
  return { kind: 'field', ...nameIn(reading, node) }
}

const columnNodes = ['Field', 'Access']

export function columnsIn(reading: Reading, node: SyntaxNode): Column[] {
  return [...childrenOf(node)]
    .filter(({ name }) => columnNodes.includes(name))
    .map((child) => readExpression(reading, child, 0))
    .filter(isColumn)
}

/** The first column below a node; a nameless one where the text has an error. */
export function columnIn(reading: Reading, node: SyntaxNode): Column {
  const [column] = columnsIn(reading, node)
  return column ?? { kind: 'field', segments: [], from: node.to, to: node.to }
}

function readAccess(reading: Reading, node: SyntaxNode, depth: number): Expression {
  const accessors = childrenNamed(node, 'IndexAccess', 'PathTail')
  if (depth + accessors.length > mostLevels) return tooDeep(reading, node)
  return accessors.reduce<Expression>(
    (target, accessor) => {
      const span = { from: node.from, to: accessor.to }
      if (accessor.name === 'PathTail') {
        return { kind: 'member', target, segments: segmentsOf(textOf(reading, accessor)), ...span }
      }
      const number = childNamed(accessor, 'Number')
      const index = number === undefined ? 0 : Number(textOf(reading, number))
      return { kind: 'index', target, index, ...span }
    },
    expressionIn(reading, node, depth),
  )
}

function readCall(reading: Reading, node: SyntaxNode, depth: number): Expression {
  const name = childNamed(node, 'FunctionName') ?? node
  const list = childNamed(node, 'Arguments')
  const written = textOf(reading, name)
  return {
    kind: 'call',
    name: functionNamed(written)?.name ?? written,
    nameSpan: spanOf(name),
    arguments: list === undefined ? [] : expressionsIn(reading, list, depth),
    ...spanOf(node),
  }
}

/** A chain is read from the left: `a - b - c` is `(a - b) - c`. */
function readArithmetic(reading: Reading, node: SyntaxNode, depth: number): Expression {
  const operands = expressionsIn(reading, node, depth)
  const operators = [...childrenOf(node)]
    .filter(({ name }) => ['Plus', 'Minus', 'Star', 'Slash', 'Percent'].includes(name))
    .map((operator) => textOf(reading, operator) as ArithmeticOperator)
  const [first = missingAt(node), ...others] = operands
  if (depth + others.length > mostLevels) return tooDeep(reading, node)
  return others.reduce<Expression>(
    (left, right, index) => ({
      kind: 'arithmetic',
      operator: operators[index] ?? '+',
      left,
      right,
      from: node.from,
      to: right.to,
    }),
    first,
  )
}

/** A chain of powers is read from the right: `2 ^ -3 ^ 2` is `2 ^ (-(3 ^ 2))`. */
function readPower(reading: Reading, node: SyntaxNode, depth: number): Expression {
  return powerOf(reading, [...childrenOf(node)], depth)
}

function powerOf(reading: Reading, parts: readonly SyntaxNode[], depth: number): Expression {
  const caret = parts.findIndex(({ name }) => name === 'Caret')
  if (caret < 0) return negationOf(reading, parts, depth)
  const left = operandOf(reading, parts.slice(0, caret), depth)
  if (parts.length + depth > 2 * mostLevels) return tooDeep(reading, parts[caret] ?? left)
  const right = negationOf(reading, parts.slice(caret + 1), depth + 1)
  return { kind: 'arithmetic', operator: '^', left, right, from: left.from, to: right.to }
}

/** Signs and what they stand before, which may be a power. */
function negationOf(reading: Reading, parts: readonly SyntaxNode[], depth: number): Expression {
  const [first, ...others] = parts
  if (first?.name !== 'Minus') {
    const isPower = parts.some(({ name }) => name === 'Caret')
    return isPower ? powerOf(reading, parts, depth) : operandOf(reading, parts, depth)
  }
  if (depth > mostLevels) return tooDeep(reading, first)
  const operand = negationOf(reading, others, depth + 1)
  return { kind: 'negation', operand, from: first.from, to: operand.to }
}

function operandOf(reading: Reading, parts: readonly SyntaxNode[], depth: number): Expression {
  const operand = parts.find(({ name }) => readers[name] !== undefined)
  if (operand !== undefined) return readExpression(reading, operand, depth)
  const { to = 0 } = parts.at(-1) ?? {}
  return missingAt({ from: to, to })
}

function readNot(reading: Reading, node: SyntaxNode, depth: number): Expression {
  const signs = childrenNamed(node, 'NotWord', 'NotSign')
  if (depth + signs.length > mostLevels) return tooDeep(reading, node)
  return signs.reduceRight<Expression>(
    (operand, sign) => ({ kind: 'not', operand, from: sign.from, to: node.to }),
    expressionIn(reading, node, depth + signs.length),
  )
}

function readJunction(reading: Reading, node: SyntaxNode, depth: number): Expression {
  const operands = expressionsIn(reading, node, depth)
  return { kind: node.name === 'And' ? 'and' : 'or', operands, ...spanOf(node) }
}
