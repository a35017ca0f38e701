/** Offsets into the text of the query in UTF-16 units, the end not included. */
export interface Span {
  readonly from: number
  readonly to: number
}

export interface Position {
  readonly line: number
  readonly column: number
}

/** Line and column of an offset, both from 1, as CloudWatch Logs counts them in its messages. */
export function positionOf(text: string, offset: number): Position {
  const before = text.slice(0, offset)
  const lineStart = before.lastIndexOf('\n') + 1
  const line = before.split('\n').length
  return { line, column: before.length - lineStart + 1 }
}
