export interface Position {
  readonly Line: number
  readonly Column: number
}

export interface Span {
  readonly start: Position
  readonly end: Position
}

/** Where the n-th statement of a policy stands in its text, as MatchedStatements reports it. */
export function statementSpan(document: string, index: number): Span | undefined {
  const spans = statementOffsets(document)
  const span = spans[index]
  return span && { start: position(document, span[0]), end: position(document, span[1]) }
}

/** Offsets of the objects directly inside the top-level `Statement`. */
function statementOffsets(text: string): (readonly [number, number])[] {
  const found: (readonly [number, number])[] = []
  let depth = 0
  let key = ''
  let start = -1
  let startDepth = 0
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at]
    if (character === '"') {
      const end = endOfString(text, at)
      if (depth === 1 && /^\s*:/.test(text.slice(end + 1))) key = text.slice(at + 1, end)
      at = end
    } else if (character === '{' || character === '[') {
      depth += 1
      const isStatement = character === '{' && key === 'Statement' && start === -1 && depth > 1
      if (isStatement) {
        start = at
        startDepth = depth
      }
    } else if (character === '}' || character === ']') {
      if (start !== -1 && depth === startDepth) {
        found.push([start, at])
        start = -1
      }
      depth -= 1
    }
  }
  return found
}

function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1
    else if (text[at] === '"') return at
  }
  return text.length
}

function position(text: string, offset: number): Position {
  const before = text.slice(0, offset)
  const line = before.split('\n').length
  return { Line: line, Column: offset - before.lastIndexOf('\n') }
}
