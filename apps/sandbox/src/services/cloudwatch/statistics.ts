import type { Statistic } from '../../world/stores/metric-store.ts'

const PLAIN: ReadonlySet<string> = new Set(['SampleCount', 'Average', 'Sum', 'Minimum', 'Maximum'])

/**
 * `Sum`, `p99.9`, `tm95`; undefined for others. AWS also has ranges, winsorized means, counts and
 * ranks: https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Statistics-definitions.html
 */
export function statisticOf(text: string): Statistic | undefined {
  if (PLAIN.has(text)) return text as Exclude<Statistic, object>
  const [, kind, share] = /^(p|tm)(\d{1,3}(?:\.\d{1,10})?)$/i.exec(text) ?? []
  const percent = Number(share)
  if (kind === undefined || percent > 100) return undefined
  return kind.toLowerCase() === 'p' ? { percentile: percent } : { trimmedMeanBelow: percent }
}

/** Statistics that AWS has and this does not. */
export const isKnownElsewhere = (text: string): boolean =>
  /^(?:(?:tc|ts|wm|pr)\d|(?:TM|TC|TS|WM|PR)\(|IQM$)/i.test(text)
