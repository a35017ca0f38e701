/** One measured ratio; `bound` is what we hold ourselves to, in the unit of `value`. */
export interface Figure {
  readonly name: string
  readonly value: number
  readonly unit: string
  readonly bound?: { readonly atMost: number } | { readonly atLeast: number }
  /** The absolute measurements behind a ratio, for the reader. */
  readonly behind: string
}

export function isKept({ value, bound }: Figure): boolean {
  if (bound === undefined) return true
  return 'atMost' in bound ? value <= bound.atMost : value >= bound.atLeast
}

export function print(figures: readonly Figure[]): void {
  for (const figure of figures) {
    const { bound } = figure
    const limit =
      bound === undefined ? '' : 'atMost' in bound ? `≤ ${bound.atMost}` : `≥ ${bound.atLeast}`
    const verdict = bound === undefined ? '' : isKept(figure) ? 'kept' : 'MISSED'
    console.log(
      [
        figure.name.padEnd(58),
        `${figure.value.toFixed(2)} ${figure.unit}`.padStart(12),
        limit.padEnd(8),
        verdict.padEnd(7),
        figure.behind,
      ].join('  '),
    )
  }
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted[Math.floor(sorted.length / 2)]
  if (middle === undefined) throw new Error('the median of nothing')
  return middle
}
