import type { Operation } from '../../operation.ts'
import { getMetricDataOperation } from './get-metric-data.ts'
import { getMetricStatisticsOperation } from './get-metric-statistics.ts'
import { listMetricsOperation } from './list-metrics.ts'
import { putMetricDataOperation } from './put-metric-data.ts'

export const cloudWatchOperations: readonly Operation[] = [
  putMetricDataOperation,
  listMetricsOperation,
  getMetricStatisticsOperation,
  getMetricDataOperation,
]
