/** A CloudWatch metric: the same name with other dimensions is another metric. */
export interface Metric {
  readonly accountId: string
  readonly region: string
  readonly namespace: string
  readonly name: string
  readonly dimensions: Readonly<Record<string, string>>
  readonly unit?: string
}

/** `count` samples of one value at one moment, as PutMetricData's Values and Counts have it. */
export interface MetricSample {
  readonly metric: Metric
  readonly atMs: number
  readonly value: number
  readonly count?: number
  /** Kept to the second; otherwise to the minute, as CloudWatch does. */
  readonly isHighResolution?: boolean
}

/** Many samples of which only these figures are known: PutMetricData's StatisticValues. */
export interface MetricStatisticSet {
  readonly metric: Metric
  readonly atMs: number
  readonly count: number
  readonly sum: number
  readonly min: number
  readonly max: number
  readonly isHighResolution?: boolean
}

/** Where services leave what they measure. Reading it is CloudWatch's own business. */
export interface MetricSink {
  record(samples: readonly MetricSample[]): Promise<void>
}

/** `Sum`, or the share below which a percentile or a trimmed mean looks, in percent. */
export type Statistic =
  | 'SampleCount'
  | 'Average'
  | 'Sum'
  | 'Minimum'
  | 'Maximum'
  | { readonly percentile: number }
  | { readonly trimmedMeanBelow: number }

export interface WantedDatapoints {
  readonly accountId: string
  readonly region: string
  readonly namespace: string
  readonly name: string
  /** Exactly these: a metric with one more dimension is another one. */
  readonly dimensions: Readonly<Record<string, string>>
  readonly unit?: string | undefined
  readonly startMs: number
  /** Not included. */
  readonly endMs: number
  readonly periodSeconds: number
  /** Where a period begins; otherwise whole periods since 1970. */
  readonly alignedToMs?: number
  readonly statistics: readonly Statistic[]
}

export interface Datapoint {
  readonly startMs: number
  readonly unit: string
  /** In the order of the statistics; null where the figure cannot be known. */
  readonly values: readonly (number | null)[]
}

export interface KnownMetric {
  readonly namespace: string
  readonly name: string
  readonly dimensions: Readonly<Record<string, string>>
  readonly lastMs: number
}

export interface MetricStore extends MetricSink {
  recordSets(sets: readonly MetricStatisticSet[]): Promise<void>
  /** By namespace, name and dimensions, whatever their unit. */
  known(accountId: string, region: string): Promise<readonly KnownMetric[]>
  /** Oldest first; one for each period and unit that has samples. */
  datapoints(wanted: WantedDatapoints): Promise<readonly Datapoint[]>
}
