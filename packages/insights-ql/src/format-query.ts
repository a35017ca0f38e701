import { strictTree } from './bounded-parse.ts'
import { type FormatToken, tokensOf } from './format-tokens.ts'
import { deepestNesting } from './nesting.ts'
import { mostCharacters } from './parse-query.ts'
import { mostLevels } from './read/read-expression.ts'

const unread = ['UnknownCommand', 'RefusedCommand']

/** A stage longer than this goes over several lines. */
const mostColumns = 100

/**
 * The query with one stage on each line, words in AWS's spelling and even spaces. Comments stay, and
 * names, numbers and texts stay as written. A text that does not read well is handed back as it is.
 */
export function formatQuery(text: string): string {
  if (text.length > mostCharacters || deepestNesting(text, mostLevels) !== undefined) return text
  const tree = strictTree(text)
  if (typeof tree === 'number') return text
  let isWhole = true
  tree.iterate({
    enter({ name }) {
      // What is not read as a command has no form that could be kept.
      if (name.startsWith('Open') || unread.includes(name)) isWhole = false
      return isWhole
    },
  })
  return isWhole ? layOut(tokensOf(text, tree)) : text
}

function layOut(tokens: readonly FormatToken[]): string {
  const lines: string[] = []
  for (const stage of stagesOf(tokens)) {
    const flat = linesOf(stage, false)
    lines.push(...(flat.some((line) => line.length > mostColumns) ? linesOf(stage, true) : flat))
  }
  return lines.join('\n')
}

/** Cuts before every outer pipe; comments between the pipe and its command go before the pipe. */
function stagesOf(tokens: readonly FormatToken[]): readonly (readonly FormatToken[])[] {
  const stages: FormatToken[][] = [[]]
  for (const token of pipesBehindComments(tokens)) {
    if (token.name === 'Pipe' && token.subqueries === 0) stages.push([])
    stages.at(-1)?.push(token)
  }
  return stages.filter((stage) => stage.length > 0)
}

function pipesBehindComments(tokens: readonly FormatToken[]): readonly FormatToken[] {
  const moved: FormatToken[] = []
  let pipes: FormatToken[] = []
  for (const token of tokens) {
    if (token.name === 'Pipe') {
      pipes.push(token)
    } else if (token.name === 'Comment') {
      moved.push(token)
    } else {
      moved.push(...pipes, token)
      pipes = []
    }
  }
  return [...moved, ...pipes]
}

function linesOf(tokens: readonly FormatToken[], isBroken: boolean): readonly string[] {
  const lines: string[] = []
  let line = ''
  let previous: FormatToken | undefined
  const endLine = (): void => {
    if (line.trim() !== '') lines.push(line.trimEnd())
    line = ''
  }
  for (const token of tokens) {
    if (token.name === 'Comment') {
      if (token.isOwnLine) endLine()
      line += line === '' ? indentOf(token, tokens) + token.text : ` ${token.text}`
      endLine()
    } else {
      if (startsLine(token, previous) || (isBroken && mayBreak(token, previous))) endLine()
      const gap = previous !== undefined && hasSpace(previous, token) ? ' ' : ''
      line += line === '' ? indentOf(token, tokens) + token.text : gap + token.text
    }
    previous = token
  }
  endLine()
  return lines
}

function startsLine(token: FormatToken, previous: FormatToken | undefined): boolean {
  const isInner = token.name === 'Pipe' && token.subqueries > 0
  const isEnd = token.name === 'ParenR' && token.within === 'SubQuery'
  const isAfterOpening = previous?.name === 'ParenL' && previous.within === 'SubQuery'
  return isInner || isEnd || isAfterOpening
}

function mayBreak(token: FormatToken, previous: FormatToken | undefined): boolean {
  if (token.brackets > 0 || previous === undefined) return false
  return previous.name === 'Comma' || ['AndWord', 'OrWord', 'ByWord'].includes(token.name)
}

function indentOf(token: FormatToken, stage: readonly FormatToken[]): string {
  if (token.subqueries > 0) return '    '.repeat(token.subqueries)
  const isInside =
    token.name === 'Comment'
      ? isCommand(stage.slice(0, stage.indexOf(token))) &&
        isCommand(stage.slice(stage.indexOf(token)))
      : isCommand(stage.slice(0, stage.indexOf(token)))
  if (!isInside) return ''
  return endsQuery(token) ? '  ' : '    '
}

/** Comments before and behind a command are not part of it. */
function isCommand(tokens: readonly FormatToken[]): boolean {
  return tokens.some(({ name }) => name !== 'Comment')
}

/** A minus that belongs to what follows; in a power every minus does. */
function isSign({ within }: FormatToken): boolean {
  return ['Negation', 'SignedDuration', 'Power'].includes(within)
}

function endsQuery(token: FormatToken): boolean {
  return token.name === 'ParenR' && token.within === 'SubQuery'
}

const openings = ['ParenL', 'BracketL']
const closings = ['ParenR', 'BracketR', 'Comma', 'Colon', 'PathTail']

function hasSpace(previous: FormatToken, token: FormatToken): boolean {
  if (openings.includes(previous.name) || closings.includes(token.name)) return false
  if (previous.name === 'NotSign') return false
  if (token.name === 'ParenL') return !['Arguments', 'SourceCall'].includes(token.within)
  if (token.name === 'BracketL') return token.within !== 'IndexAccess'
  if (token.name === 'Star') return token.within !== 'FieldPattern'
  if (token.within === 'LagRange' && !token.isFirst) return false
  if (token.within === 'Option' || previous.within === 'Option') {
    return token.name !== 'Equals' && previous.name !== 'Equals'
  }
  return previous.name !== 'Minus' || !isSign(previous)
}
