import type { SyntaxNode, Tree } from '@lezer/common'
import type { Stack } from '@lezer/lr'
import * as terms from './__generated__/parser.terms.ts'
import { parser } from './__generated__/parser.ts'
import { commandWords, placedWords, reservedWords, wordOf } from './words.ts'

/** What the grammar would take at a place, asked of the parser itself. */
export interface Expected {
  readonly commands: readonly string[]
  /** Words other than commands: as, by, desc, … */
  readonly words: readonly string[]
  /** `,` `)` `]` `=` … */
  readonly signs: readonly string[]
  /** A name, a call or a literal may begin here. */
  readonly isName: boolean
  /** Where a name would stand in the tree: below a Field, an Alias, an OptionName, … */
  readonly nameNode: SyntaxNode | undefined
}

const signs: readonly (readonly [string, number])[] = [
  [',', terms.Comma],
  ['(', terms.ParenL],
  [')', terms.ParenR],
  ['[', terms.BracketL],
  [']', terms.BracketR],
  ['=', terms.Equals],
  ['|', terms.Pipe],
]
const probe = 'zzProbe'

/**
 * Parses the text before a place with a word behind it that no query holds, and looks at what the
 * parser could take when it reaches the word.
 */
export function expectedAt(textBefore: string): Expected {
  let found: Omit<Expected, 'nameNode'> | undefined
  const probing = (value: string, stack: Stack): number => {
    if (value === probe) {
      const canTake = ([, term]: readonly [string, number]) => stack.canShift(term)
      const namesOf = (words: Iterable<readonly [string, number]>) =>
        [...words].filter(canTake).map(([word]) => word)
      found ??= {
        commands: namesOf(commandWords),
        words: namesOf([...reservedWords, ...placedWords]),
        signs: namesOf(signs),
        isName: stack.canShift(terms.Identifier),
      }
    }
    return wordOf(value, stack)
  }
  // Set apart, or it would become a part of the word or number that ends the text.
  const before = /\s$/.test(textBefore) ? textBefore : `${textBefore} `
  const text = before + probe
  const tree = parser.configure({ specializers: [{ from: wordOf, to: probing }] }).parse(text)
  const node = tree.resolveInner(before.length, 1)
  const isProbe = node.name === 'Identifier' && node.from === before.length
  if (found === undefined || isBrokenBefore(tree, before)) return nothing
  const nameNode = isProbe && found.isName ? (node.parent ?? undefined) : undefined
  return { ...found, nameNode }
}

const nothing: Expected = {
  commands: [],
  words: [],
  signs: [],
  isName: false,
  nameNode: undefined,
}

/** The last sign before the place does not belong there, so nothing can be said of what follows. */
function isBrokenBefore(tree: Tree, before: string): boolean {
  const end = before.trimEnd().length
  let isBroken = false
  tree.iterate({
    from: Math.max(0, end - 1),
    to: end,
    enter({ type, from, to }) {
      if (type.isError && from < end && to >= end && to > from) isBroken = true
    },
  })
  return isBroken
}
