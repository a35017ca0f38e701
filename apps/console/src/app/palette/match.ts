export interface Findable {
  readonly text: string
  /** Other words it may be looked for by, in any language. */
  readonly also?: readonly string[]
}

/**
 * What a query finds, best first: names that begin with it, then words that do, then names that
 * hold it anywhere, then names that hold its letters in order. Equal ones keep their order.
 */
export function findMatches<Item extends Findable>(
  items: readonly Item[],
  query: string,
): readonly Item[] {
  const wanted = fold(query)
  if (wanted === '') return items
  return items
    .map((item) => ({
      item,
      score: Math.min(...namesOf(item).map((name) => scoreOf(name, wanted))),
    }))
    .filter(({ score }) => score < noMatch)
    .sort((a, b) => a.score - b.score)
    .map(({ item }) => item)
}

const noMatch = 4

function namesOf({ text, also = [] }: Findable): readonly string[] {
  return [text, ...also].map(fold)
}

function scoreOf(name: string, wanted: string): number {
  if (name.startsWith(wanted)) return 0
  if (name.split(/[\s/:·-]+/).some((word) => word.startsWith(wanted))) return 1
  if (name.includes(wanted)) return 2
  return holdsInOrder(name, wanted) ? 3 : noMatch
}

function holdsInOrder(name: string, wanted: string): boolean {
  let from = 0
  for (const letter of wanted.replaceAll(' ', '')) {
    const found = name.indexOf(letter, from)
    if (found === -1) return false
    from = found + 1
  }
  return true
}

function fold(text: string): string {
  return text.normalize('NFKC').toLocaleLowerCase().trim()
}
