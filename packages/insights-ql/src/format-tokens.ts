import type { SyntaxNode, SyntaxNodeRef, Tree } from '@lezer/common'
import { functionNamed } from './functions/catalogue.ts'
import { commandWords, placedWords, refusedWords, reservedWords } from './words.ts'

export interface FormatToken {
  readonly name: string
  readonly text: string
  /** The name of the node that the token stands in. */
  readonly within: string
  readonly isFirst: boolean
  /** How many subqueries and how many other brackets are open around it. */
  readonly subqueries: number
  readonly brackets: number
  /** The comment has a line to itself. */
  readonly isOwnLine: boolean
}

const spellings = new Map(
  [
    ...[...commandWords, ...placedWords, ...reservedWords].map(([word]) => word),
    ...refusedWords,
  ].map((word) => [word.toLowerCase(), word]),
)

/** Every token of the text in its order, comments too; words in the spelling of AWS. */
export function tokensOf(text: string, tree: Tree): readonly FormatToken[] {
  const tokens: FormatToken[] = []
  const named = new Set(text.match(/`[^`\n\r]*`/g))
  let subqueries = 0
  let brackets = 0
  tree.iterate({
    enter(ref: SyntaxNodeRef) {
      const { node } = ref
      const within = node.parent?.name ?? ''
      // What a name in backticks says is the text of this column, and stays so.
      const isNamed = within === 'Item' && named.has(`\`${text.slice(node.from, node.to)}\``)
      if (!isNamed && (node.firstChild !== null || node.from === node.to)) return
      const isOfSubquery = within === 'SubQuery'
      const opens = node.name === 'ParenL' || node.name === 'BracketL'
      const closes = node.name === 'ParenR' || node.name === 'BracketR'
      if (closes && isOfSubquery) subqueries--
      else if (closes) brackets--
      tokens.push({
        name: node.name,
        text: spelt(text, node, within),
        within,
        isFirst: node.prevSibling === null,
        subqueries,
        brackets,
        isOwnLine: /(^|[\n\r])[^\S\n\r]*$/.test(lineBefore(text, node.from)),
      })
      if (opens && isOfSubquery) subqueries++
      else if (opens) brackets++
      return !isNamed
    },
  })
  return tokens
}

function lineBefore(text: string, at: number): string {
  return text.slice(Math.max(0, text.lastIndexOf('\n', at - 1)), at)
}

function spelt(text: string, node: SyntaxNode, within: string): string {
  const written = text.slice(node.from, node.to)
  if (node.name.endsWith('Word') && node.name !== 'OptionWord') {
    return spellings.get(written.toLowerCase()) ?? written
  }
  if (within === 'FunctionName' || node.name === 'FunctionName') {
    return functionNamed(written)?.name ?? written
  }
  return node.name === 'Comment' ? written.trimEnd() : written
}
