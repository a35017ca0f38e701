import { documentSpans, positionAt } from '../../authorization/document-spans.ts'

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
  const statement = documentSpans(document).keys.get('Statement')
  if (statement === undefined) return undefined
  const isList = document[statement.start] === '['
  const node = isList ? statement.items[index] : index === 0 ? statement : undefined
  if (node === undefined) return undefined
  return { start: position(document, node.start), end: position(document, node.end) }
}

function position(document: string, offset: number): Position {
  const { line, column } = positionAt(document, offset)
  return { Line: line, Column: column + 1 }
}
