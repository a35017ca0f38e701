/** The candidate that a misspelt name most likely means; undefined where none is near. */
export function nearestName(written: string, candidates: Iterable<string>): string | undefined {
  const name = written.toLowerCase()
  if (name.length < 2 || name.length > 100) return undefined
  const reach = name.length < 4 ? 1 : name.length < 9 ? 2 : 3
  let best: { readonly candidate: string; readonly distance: number } | undefined
  for (const candidate of candidates) {
    const other = candidate.toLowerCase()
    if (Math.abs(other.length - name.length) > reach) continue
    // Of two that are as near, the one with the same first letter was meant.
    const distance = editDistance(name, other) + (other[0] === name[0] ? 0 : 0.5)
    if (distance <= reach + 0.5 && distance < (best?.distance ?? Number.POSITIVE_INFINITY)) {
      best = { candidate, distance }
    }
  }
  return best?.candidate
}

/** Insertions, deletions, replacements and swaps of neighbours that lead from one to the other. */
function editDistance(a: string, b: string): number {
  let beforeLast: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const isSame = a[i - 1] === b[j - 1]
      let cost = Math.min(
        (last[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (last[j - 1] ?? 0) + (isSame ? 0 : 1),
      )
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        cost = Math.min(cost, (beforeLast[j - 2] ?? 0) + 1)
      }
      row.push(cost)
    }
    beforeLast = last
    last = row
  }
  return last[b.length] ?? 0
}
