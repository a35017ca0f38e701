import type { Tree } from '@lezer/common'
import { parser } from './__generated__/parser.ts'

/** How much is read behind the first error; recovering costs much more than reading. */
const mostAfterError = 1_000

const strict = parser.configure({ strict: true })

export interface BoundedTree {
  readonly tree: Tree
  /** Where reading ended, which is before the end of the text only if there is an error. */
  readonly readTo: number
  readonly readsWell: boolean
}

/** Parses a text of any kind in little time: what lies far behind an error is not read. */
export function parseBounded(text: string): BoundedTree {
  const whole = strictTree(text)
  if (typeof whole !== 'number') return { tree: whole, readTo: text.length, readsWell: true }
  const readTo = Math.min(text.length, whole + mostAfterError)
  return { tree: parser.parse(text.slice(0, readTo)), readTo, readsWell: false }
}

/** The tree of a text that reads well, or where it ceases to. */
export function strictTree(text: string): Tree | number {
  const parse = strict.startParse(text)
  try {
    for (;;) {
      const tree = parse.advance()
      if (tree !== null) return tree
    }
  } catch (error) {
    if (error instanceof SyntaxError) return parse.parsedPos
    throw error
  }
}
