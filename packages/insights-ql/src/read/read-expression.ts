import type { SyntaxNode } from '@lezer/common'
import type { Column } from '../command.ts'
import { diagnose } from '../diagnostic.ts'
import type { ArithmeticOperator, Expression, FieldReference } from '../expression.ts'
import { functionNamed } from '../functions/catalogue.ts'
import { readComparison, readMatch, readMembership } from './read-condition.ts'
import { durationOf, missingAt, regexOf, stringOf } from './read-literal.ts'
import { nameIn, segmentsOf } from './read-name.ts'
import { childNamed, childrenOf, type Reading, spanOf, textOf } from './tree-access.ts'

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
  Index: readAccess,
  Member: readAccess,
  Negation: (reading, node, depth) => ({
    kind: 'negation',
    operand: expressionIn(reading, node, depth),
    ...spanOf(node),
  }),
  Power: readArithmetic,
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
  if (depth > mostLevels) {
    // Once is enough: what lies inside is not read any more.
    if (!reading.diagnostics.some(({ code }) => code === 'query.too_deep')) {
      const values = { most: String(mostLevels) }
      reading.diagnostics.push(
        diagnose('query.too_deep', { from: node.from, to: node.from + 1 }, values),
      )
    }
    return missingAt(node)
  }
  return read(reading, node, depth + 1)
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

const columnNodes = ['Field', 'Index', 'Member']

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

function isColumn(expression: Expression): expression is Column {
  return ['field', 'index', 'member'].includes(expression.kind)
}

function readAccess(reading: Reading, node: SyntaxNode, depth: number): Expression {
  const target = expressionIn(reading, node, depth)
  const tail = childNamed(node, 'PathTail')
  if (tail !== undefined) {
    const segments = segmentsOf(textOf(reading, tail))
    return { kind: 'member', target, segments, ...spanOf(node) }
  }
  const bracket = childNamed(node, 'BracketL')
  const number = bracket?.nextSibling
  const index = number?.name === 'Number' ? Number(textOf(reading, number)) : 0
  return { kind: 'index', target, index, ...spanOf(node) }
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
    .filter(({ name }) => ['Plus', 'Minus', 'Star', 'Slash', 'Percent', 'Caret'].includes(name))
    .map((operator) => textOf(reading, operator) as ArithmeticOperator)
  const [first = missingAt(node), ...others] = operands
  if (depth + others.length > mostLevels) {
    return readExpression(reading, node, mostLevels + 1)
  }
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

function readNot(reading: Reading, node: SyntaxNode, depth: number): Expression {
  const foreign = childNamed(node, 'ForeignNot')
  if (foreign !== undefined) {
    const fix = [{ ...spanOf(foreign), insert: 'not ' }]
    const values = { found: '!', instead: 'not' }
    reading.diagnostics.push(diagnose('operator.foreign', foreign, values, fix))
  }
  return { kind: 'not', operand: expressionIn(reading, node, depth), ...spanOf(node) }
}

function readJunction(reading: Reading, node: SyntaxNode, depth: number): Expression {
  const operands = expressionsIn(reading, node, depth)
  return { kind: node.name === 'And' ? 'and' : 'or', operands, ...spanOf(node) }
}
