import type { SyntaxNode } from '@lezer/common'
import type { Item, Option, OptionValue, RenamedColumn, SortKey } from '../command.ts'
import type { DurationLiteral, Name, StringLiteral } from '../expression.ts'
import { columnIn, expressionIn } from './read-expression.ts'
import { durationOf, stringOf } from './read-literal.ts'
import { nameIn } from './read-name.ts'
import { childNamed, childrenNamed, type Reading, spanOf, textOf } from './tree-access.ts'

export function itemsIn(reading: Reading, node: SyntaxNode, depth: number): Item[] {
  return childrenNamed(node, 'Item').map((item) => {
    const expression = expressionIn(reading, item, depth)
    const [written] = item.firstChild === null ? [] : [textOf(reading, item.firstChild)]
    return { expression, text: written ?? '', ...aliasIn(reading, item), ...spanOf(item) }
  })
}

/** `{ alias }`, or nothing: to be spread into what may have one. */
export function aliasIn(reading: Reading, node: SyntaxNode): { readonly alias?: Name } {
  const alias = childNamed(node, 'Alias')
  return alias === undefined ? {} : { alias: nameIn(reading, alias) }
}

export function aliasesIn(reading: Reading, node: SyntaxNode): Name[] {
  return childrenNamed(node, 'Alias').map((alias) => nameIn(reading, alias))
}

/** The alias of a command that cannot do without; a nameless one where the text has an error. */
export function neededAliasIn(reading: Reading, node: SyntaxNode): Name {
  return aliasIn(reading, node).alias ?? { segments: [], from: node.to, to: node.to }
}

export function renamedIn(reading: Reading, node: SyntaxNode, name: string): RenamedColumn[] {
  return childrenNamed(node, name).map((child) => ({
    column: columnIn(reading, child),
    ...aliasIn(reading, child),
    ...spanOf(child),
  }))
}

export function sortKeysIn(reading: Reading, node: SyntaxNode, depth: number): SortKey[] {
  return childrenNamed(node, 'SortKey').map((key) => {
    const read = { expression: expressionIn(reading, key, depth), ...spanOf(key) }
    const word = childNamed(key, 'AscWord', 'DescWord')
    if (word === undefined) return read
    return { ...read, direction: word.name === 'AscWord' ? 'asc' : 'desc' }
  })
}

export function textsIn(reading: Reading, node: SyntaxNode): StringLiteral[] {
  return childrenNamed(node, 'String', 'OpenString').map((text) => stringOf(reading, text))
}

export function durationIn(reading: Reading, node: SyntaxNode): DurationLiteral | undefined {
  const found = childNamed(node, 'Duration')
  const duration = found && durationOf(reading, found)
  return duration?.kind === 'duration' ? duration : undefined
}

export function optionsIn(reading: Reading, node: SyntaxNode): Option[] {
  return childrenNamed(node, 'Option').map((option) => {
    const name = childNamed(option, 'OptionName') ?? option
    return {
      name: textOf(reading, name),
      nameSpan: spanOf(name),
      value: optionValueOf(reading, option),
      ...spanOf(option),
    }
  })
}

function optionValueOf(reading: Reading, option: SyntaxNode): OptionValue {
  const node = option.lastChild
  const span = node === null ? { from: option.to, to: option.to } : spanOf(node)
  switch (node?.name) {
    case 'OptionWord':
      return { kind: 'word', word: textOf(reading, node), ...span }
    case 'TrueWord':
    case 'FalseWord':
      return { kind: 'boolean', value: node.name === 'TrueWord', ...span }
    case 'String':
    case 'OpenString':
      return { kind: 'string', value: stringOf(reading, node).value, ...span }
    case 'LagRange': {
      const numbers = childrenNamed(node, 'Number').map((number) => Number(textOf(reading, number)))
      const [first = 0, last = first] = numbers
      return { kind: 'range', first, last, ...span }
    }
    case 'SignedDuration': {
      const duration = durationIn(reading, node)
      if (duration === undefined) return { kind: 'missing', ...span }
      const isNegative = childNamed(node, 'Minus') !== undefined
      return { kind: 'duration', duration, isNegative, ...span }
    }
    default:
      return { kind: 'missing', ...span }
  }
}
