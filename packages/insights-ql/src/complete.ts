import type { SyntaxNode } from '@lezer/common'
import { parseBounded } from './bounded-parse.ts'
import { commandNamed } from './commands.ts'
import { optionsFor } from './complete-options.ts'
import { fieldsIn, namesIn, scopeAt } from './complete-scope.ts'
import { type Expected, expectedAt } from './expected-here.ts'
import { functionNamed, functions } from './functions/catalogue.ts'
import type { FunctionFacts } from './functions/signature.ts'
import type { Knowledge } from './knowledge.ts'
import { writeName, writeString } from './names.ts'
import { mostCharacters } from './parse-query.ts'
import type { Span } from './span.ts'

/** What it is for is in `help`, which is asked for one at a time. */
export interface Suggestion {
  readonly label: string
  /** What takes the place of the word before the cursor. */
  readonly insert: string
  readonly kind: 'command' | 'function' | 'field' | 'value' | 'word' | 'option'
  /** A syntax, a signature: shown beside the label. */
  readonly detail?: string
  readonly share?: number
}

export interface Completion {
  /** The word that a suggestion replaces. */
  readonly from: number
  readonly to: number
  /** The likeliest first. */
  readonly suggestions: readonly Suggestion[]
}

/** What may be written at a place. The grammar says what fits, the caller what there is. */
export function completeAt(text: string, at: number, knowledge: Knowledge): Completion {
  const nothing = { from: at, to: at, suggestions: [] }
  if (text.length > mostCharacters) return nothing
  const token = parseBounded(text).tree.resolveInner(at, -1)
  if (token.name === 'Comment' || token.name.endsWith('Regex')) return nothing
  if ((token.name === 'String' || token.name === 'OpenString') && token.from < at) {
    return insideString(text, token, at, knowledge)
  }
  const { from, to } = wordAt(text, token, at)
  if (/^\d/.test(text.slice(from, at)) || isInNumber(text.slice(0, from))) return nothing
  const before = text.slice(0, from)
  const expected = expectedAt(before)
  return { from, to, suggestions: suggestionsFor(text, before, expected, knowledge) }
}

function wordAt(text: string, token: SyntaxNode, at: number): Span {
  if (token.name === 'Identifier' && token.from < at) return { from: token.from, to: token.to }
  const before = /(?:[\w.@]|`[^`\n\r]*`?)*$/.exec(text.slice(0, at))?.[0].length ?? 0
  const after = /^[\w.@]*/.exec(text.slice(at))?.[0].length ?? 0
  return { from: at - before, to: at + after }
}

/** `2e-` is a number that is not finished, and no subtraction. */
function isInNumber(before: string): boolean {
  return /(?:^|[^\w.@])\d[\d.]*[eE][+-]?$/.test(before)
}

function suggestionsFor(
  text: string,
  before: string,
  expected: Expected,
  knowledge: Knowledge,
): readonly Suggestion[] {
  const commands = expected.commands.map(commandSuggestion)
  const words = expected.words
    .filter((word) => !['true', 'false', 'null'].includes(word))
    .map((word) => asItIs(word, 'word'))
  const node = expected.nameNode
  if (node === undefined) return [...commands, ...words]
  if (node.name !== 'Field') return [...optionsFor(text, node), ...commands, ...words]
  const place = placeOf(text, node)
  const scope = scopeAt(before, expected)
  return [
    ...valuesFor(text, node, knowledge),
    ...optionsFor(text, node),
    ...durationsFor(text, node),
    ...(place.isStats ? functionSuggestions('aggregate') : []),
    ...namesIn(scope).map((name): Suggestion => {
      return { label: name, insert: writeName(name.split('.')), kind: 'field' }
    }),
    ...fieldsIn(scope, knowledge),
    ...(place.isExpression ? functionSuggestions('scalar') : []),
    ...commands,
    ...words,
  ]
}

function asItIs(label: string, kind: Suggestion['kind']): Suggestion {
  return { label, insert: label, kind }
}

function commandSuggestion(name: string): Suggestion {
  const facts = commandNamed(name)
  const suggestion = asItIs(name, 'command')
  return facts === undefined ? suggestion : { ...suggestion, detail: facts.syntax }
}

function functionSuggestions(kind: FunctionFacts['kind']): readonly Suggestion[] {
  return functions
    .filter((facts) => facts.kind === kind && facts.refusal === undefined)
    .map(({ name, signature }) => ({
      label: name,
      insert: `${name}(`,
      kind: 'function',
      detail: signature,
    }))
}

const expressionNode =
  /^(?:Item|SortKey|Filter(?:Index)?Command|Arguments|List|Parens|And|Or|Not|Comparison|Match|In|Sum|Product|Negation|Power)$/

function placeOf(
  text: string,
  field: SyntaxNode,
): {
  readonly isExpression: boolean
  /** An aggregate may stand here: in stats, and not inside of another aggregate. */
  readonly isStats: boolean
} {
  let isStats = false
  for (let node: SyntaxNode | null = field; node !== null; node = node.parent) {
    if (node.name === 'GroupBy' || isAggregateCall(text, node)) break
    if (node.name === 'StatsCommand') isStats = true
  }
  // fillmissing takes a value behind with, and columns behind for.
  const isExpression =
    expressionNode.test(field.parent?.name ?? '') || field.prevSibling?.name === 'WithWord'
  return { isExpression, isStats }
}

function isAggregateCall(text: string, node: SyntaxNode): boolean {
  const name = node.name === 'Call' ? node.firstChild : null
  return name !== null && functionNamed(text.slice(name.from, name.to))?.kind === 'aggregate'
}

/** `field = …` and `field in [ … ]`: the values that the field was seen to have. */
function valuesFor(text: string, node: SyntaxNode, knowledge: Knowledge): readonly Suggestion[] {
  return seenValues(text, node, knowledge).map((value) => ({
    label: value,
    insert: writeString(value),
    kind: 'value',
  }))
}

function seenValues(text: string, node: SyntaxNode, knowledge: Knowledge): readonly string[] {
  const parent = node.parent?.name === 'List' ? node.parent.parent : node.parent
  if (parent === null || !['Comparison', 'In', 'Match'].includes(parent.name)) return []
  const left = parent.firstChild
  if (left === null || left.name !== 'Field' || left.from === node.from) return []
  const name = text.slice(left.from, left.to).replaceAll('`', '')
  return knowledge.fields.find((field) => field.name === name)?.values ?? []
}

function insideString(
  text: string,
  token: SyntaxNode,
  at: number,
  knowledge: Knowledge,
): Completion {
  const isOpen = token.name === 'OpenString'
  const to = isOpen ? at : token.to - 1
  const quote = text[token.from] ?? '"'
  const suggestions = seenValues(text, token, knowledge)
    // The quotation mark that is there already may be one that the value holds.
    .filter((value) => !value.includes(quote) && !value.includes('\\'))
    .map((value) => asItIs(value, 'value'))
  return { from: token.from + 1, to: Math.max(to, token.from + 1), suggestions }
}

function durationsFor(text: string, node: SyntaxNode): readonly Suggestion[] {
  const list = node.parent
  if (list?.name !== 'Arguments') return []
  const name = list.prevSibling
  const facts = name === null ? undefined : functionNamed(text.slice(name.from, name.to))
  let index = 0
  for (
    let sign = list.firstChild;
    sign !== null && sign.from < node.from;
    sign = sign.nextSibling
  ) {
    if (sign.name === 'Comma') index++
  }
  if (facts?.parameters[index]?.type !== 'duration') return []
  return ['1m', '5m', '15m', '1h', '1d'].map((span) => asItIs(span, 'value'))
}
