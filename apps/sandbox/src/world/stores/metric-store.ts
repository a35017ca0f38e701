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
}

/** Where services leave what they measure. Reading it is CloudWatch's own business. */
export interface MetricSink {
  record(samples: readonly MetricSample[]): Promise<void>
}
