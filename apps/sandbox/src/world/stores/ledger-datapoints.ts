import type { DuckDBConnection } from '@duckdb/node-api'
import type { MetricId } from './ledger-metric-ids.ts'
import type { Datapoint, Statistic, WantedDatapoints } from './metric-store.ts'

/**
 * Every figure of a period in one reading. `below` is how many samples of the period are smaller,
 * so that percentiles and trimmed means weigh each value by its count.
 */
export async function readDatapoints(
  connection: DuckDBConnection,
  metrics: readonly MetricId[],
  wanted: WantedDatapoints,
): Promise<Datapoint[]> {
  if (metrics.length === 0) return []
  const { periodSeconds, startMs, endMs, statistics } = wanted
  const units = new Map(metrics.map(({ id, unit }) => [id, unit]))
  const ids = metrics.map(({ id }) => id).join(', ')
  // All that is spliced in are numbers of our own.
  const period = Math.floor(periodSeconds)
  const range = `metric IN (${ids}) AND second >= ${Math.floor(startMs / 1_000)} AND second < ${Math.ceil(endMs / 1_000)}`
  const origin = Math.floor((wanted.alignedToMs ?? 0) / 1_000) % period
  const start = `second - (second - ${origin}) % ${period} AS start`
  const reader = await connection.runAndReadAll(`
    WITH by_value AS (
      SELECT metric, ${start}, value, sum(count) AS count
      FROM sample WHERE ${range} GROUP BY ALL
    ), placed AS (
      SELECT *, coalesce(sum(count) OVER (PARTITION BY metric, start ORDER BY value
          ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS below,
        sum(count) OVER (PARTITION BY metric, start) AS total
      FROM by_value
    ), whole AS (
      SELECT metric, start, sum(count) AS count, sum(value * count) AS sum,
        min(value) AS min, max(value) AS max,
        ${statistics.map((statistic, index) => `${distribution(statistic)} AS d${index}`).join(', ')}
      FROM placed GROUP BY metric, start
    ), sets AS (
      SELECT metric, ${start}, sum(count) AS count, sum(sum) AS sum, min(min) AS min, max(max) AS max
      FROM statistic_set WHERE ${range} GROUP BY ALL
    )
    SELECT coalesce(whole.metric, sets.metric), coalesce(whole.start, sets.start),
      coalesce(whole.count, 0) + coalesce(sets.count, 0),
      coalesce(whole.sum, 0) + coalesce(sets.sum, 0),
      least(whole.min, sets.min), greatest(whole.max, sets.max), sets.metric IS NOT NULL,
      ${statistics.map((_, index) => `d${index}`).join(', ')}
    FROM whole FULL JOIN sets ON whole.metric = sets.metric AND whole.start = sets.start
    ORDER BY 2, 1`)
  return reader.getRows().map(([metric, second, count, sum, min, max, hasSets, ...figures]) => ({
    startMs: Number(second) * 1_000,
    unit: units.get(Number(metric)) ?? 'None',
    values: statistics.map((statistic, index) => {
      if (statistic === 'SampleCount') return Number(count)
      if (statistic === 'Sum') return Number(sum)
      if (statistic === 'Average') return Number(sum) / Number(count)
      if (statistic === 'Minimum') return Number(min)
      if (statistic === 'Maximum') return Number(max)
      const figure = figures[index]
      // Nobody knows how the samples within a statistic set lie.
      return hasSets || figure === null || figure === undefined ? null : Number(figure)
    }),
  }))
}

function distribution(statistic: Statistic): string {
  if (typeof statistic === 'string') return 'NULL'
  if ('percentile' in statistic) {
    // The slack keeps a rank that is whole, like 55 of 100, from slipping to the next by rounding.
    return `min(value) FILTER (below + count >= total * ${statistic.percentile} / 100 - 1e-9)`
  }
  const most = `total * ${statistic.trimmedMeanBelow} / 100`
  const kept = `greatest(0, least(count, ${most} - below))`
  return `sum(value * ${kept}) / nullif(sum(${kept}), 0)`
}
