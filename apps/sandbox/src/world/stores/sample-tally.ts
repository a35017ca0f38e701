import type { Metric, MetricSample } from './metric-store.ts'

const MINUTE_MS = 60_000
/** Equal values of a minute are mostly near each other; counters find theirs at once. */
const LOOKS_BACK = 16

/** Samples of one metric: the minute, value and count of each. */
export interface SampleColumns {
  readonly metric: Metric
  readonly minutes: number[]
  readonly values: number[]
  readonly counts: number[]
}

/** Many samples of few metrics: equal values of a minute become one sample with a count. */
export class SampleTally {
  readonly #columns = new Map<Metric, SampleColumns>()

  add(metric: Metric, atMs: number, value: number): void {
    let column = this.#columns.get(metric)
    if (column === undefined) {
      column = { metric, minutes: [], values: [], counts: [] }
      this.#columns.set(metric, column)
    }
    const { minutes, values, counts } = column
    const minute = Math.floor(atMs / MINUTE_MS)
    const earliest = Math.max(0, minutes.length - LOOKS_BACK)
    for (let at = minutes.length - 1; at >= earliest && minutes[at] === minute; at -= 1) {
      if (values[at] !== value) continue
      counts[at] = (counts[at] ?? 0) + 1
      return
    }
    minutes.push(minute)
    values.push(value)
    counts.push(1)
  }

  columns(): SampleColumns[] {
    return [...this.#columns.values()]
  }
}

export function samplesIn(columns: readonly SampleColumns[]): MetricSample[] {
  const samples: MetricSample[] = []
  for (const { metric, minutes, values, counts } of columns) {
    for (const [at, minute] of minutes.entries()) {
      const value = values[at] ?? 0
      samples.push({ metric, atMs: minute * MINUTE_MS, value, count: counts[at] ?? 1 })
    }
  }
  return samples
}
