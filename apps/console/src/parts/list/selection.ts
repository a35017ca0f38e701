/** Selects or deselects one row. */
export function toggled(selected: readonly string[], id: string): readonly string[] {
  return selected.includes(id) ? selected.filter((each) => each !== id) : [...selected, id]
}

/** All rows between two, both included, added to what is selected. */
export function withRange(
  selected: readonly string[],
  rows: readonly string[],
  from: string,
  to: string,
): readonly string[] {
  const ends = [rows.indexOf(from), rows.indexOf(to)].sort((a, b) => a - b)
  const [first = -1, last = -1] = ends
  if (first === -1) return toggled(selected, to)
  return [...new Set([...selected, ...rows.slice(first, last + 1)])]
}
