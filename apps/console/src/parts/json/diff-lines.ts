import { diffLines } from 'diff'

export interface DiffLine {
  readonly change: 'added' | 'removed' | 'same'
  readonly text: string
  /** Line numbers from 1; null on the side where the line does not exist. */
  readonly before: number | null
  readonly after: number | null
}

/** Pretty JSON with its members in their given order; null stands for "does not exist". */
export function prettyJson(value: unknown): string {
  return value === null || value === undefined ? '' : `${JSON.stringify(value, null, 2)}\n`
}

export function diffOf(before: unknown, after: unknown): readonly DiffLine[] {
  let beforeLine = 0
  let afterLine = 0
  return diffLines(prettyJson(before), prettyJson(after)).flatMap(({ value, added, removed }) =>
    value
      .replace(/\n$/, '')
      .split('\n')
      .filter((text) => text !== '' || value !== '')
      .map((text): DiffLine => {
        if (added) return { change: 'added', text, before: null, after: ++afterLine }
        if (removed) return { change: 'removed', text, before: ++beforeLine, after: null }
        return { change: 'same', text, before: ++beforeLine, after: ++afterLine }
      }),
  )
}

export type DiffSection =
  | { readonly kind: 'lines'; readonly lines: readonly DiffLine[] }
  | { readonly kind: 'hidden'; readonly from: number; readonly count: number }

/** Leaves out what did not change, but for a few lines around each change. */
export function folded(lines: readonly DiffLine[], around = 3): readonly DiffSection[] {
  const isNear = lines.map((_line, index) =>
    lines
      .slice(Math.max(0, index - around), index + around + 1)
      .some(({ change }) => change !== 'same'),
  )
  const sections: DiffSection[] = []
  for (let from = 0; from < lines.length; ) {
    let to = from
    while (to < lines.length && isNear[to] === isNear[from]) to += 1
    const part = lines.slice(from, to)
    // Hiding one or two lines saves nothing.
    if (isNear[from] === true || part.length <= 2) sections.push({ kind: 'lines', lines: part })
    else sections.push({ kind: 'hidden', from, count: part.length })
    from = to
  }
  return sections
}
