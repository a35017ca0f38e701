import type { SyntaxNode } from '@lezer/common'
import { optionNamesOf, optionWordsOf } from './check/check-options.ts'
import { commandNamed } from './commands.ts'
import type { Suggestion } from './complete.ts'

/** Options of the command around a place where a name or the value of an option may stand. */
export function optionsFor(text: string, node: SyntaxNode): readonly Suggestion[] {
  const isInOption = node.name === 'OptionName' || node.name === 'OptionWord'
  if (!isInOption && node.name !== 'Field') return []
  const owner = isInOption ? node.parent?.parent : node.parent
  const word = owner?.name.endsWith('Command') ? owner.firstChild : null
  const command = word && commandNamed(text.slice(word.from, word.to))?.name
  if (!owner || !command) return []
  // Before the first column of a command that takes columns, options may stand as well.
  if (node.name === 'Field' && !isBeforeColumns(node, command)) return []
  if (node.name === 'OptionWord') {
    const name = node.parent?.firstChild
    const option = name ? text.slice(name.from, name.to) : ''
    return optionWordsOf(command, option).map((word) => suggestion(word, word))
  }
  const given = owner
    .getChildren('Option')
    .map(({ firstChild: name }) => (name === null ? '' : text.slice(name.from, name.to)))
  return optionNamesOf(command)
    .filter((name) => !given.includes(name))
    .map((name) => suggestion(name, `${name}=`))
}

function isBeforeColumns({ prevSibling }: SyntaxNode, command: string): boolean {
  if (command !== 'addtotals' && command !== 'outlier') return false
  return prevSibling?.name === 'Option' || prevSibling?.name.endsWith('Word') === true
}

function suggestion(label: string, insert: string): Suggestion {
  return { label, insert, kind: 'option' }
}
