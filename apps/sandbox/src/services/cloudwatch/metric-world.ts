import {
  CloudWatchClient,
  GetMetricDataCommand,
  type GetMetricDataCommandInput,
  PutMetricDataCommand,
  type PutMetricDataCommandInput,
} from '@aws-sdk/client-cloudwatch'
import { startSandbox } from '../../server.ts'
import { administrator } from '../bedrock/world-clients.ts'

export const DEV = '000000000202'
export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const NOW = Date.UTC(2026, 10, 2, 12, 0, 30)
export const START = Date.UTC(2026, 10, 2, 9, 0)

export type MetricWorld = Awaited<ReturnType<typeof startWithMetrics>>

/** A sandbox whose clock stands at NOW and that has an hour of metrics from START on. */
export async function startWithMetrics() {
  const sandbox = await startSandbox({ port: 0, oidcClientSecret: 'unused' })
  sandbox.parts.world.clock.set(new Date(NOW))

  const clientOf = (accountId: string, region = 'us-east-1') =>
    new CloudWatchClient({
      endpoint: sandbox.url,
      region,
      credentials: administrator(accountId),
      maxAttempts: 1,
    })
  const cloudwatch = clientOf(DEV)

  const put = (MetricData: PutMetricDataCommandInput['MetricData'], Namespace = 'Gatehouse') =>
    cloudwatch.send(new PutMetricDataCommand({ Namespace, MetricData }))

  const get = (input: Partial<GetMetricDataCommandInput>) =>
    cloudwatch.send(
      new GetMetricDataCommand({
        StartTime: new Date(START),
        EndTime: new Date(START + HOUR),
        ScanBy: 'TimestampAscending',
        MetricDataQueries: [],
        ...input,
      }),
    )

  await put(
    Array.from({ length: 12 }, (_, index) => ({
      MetricName: 'Latency',
      Timestamp: new Date(START + index * 5 * MINUTE + 20_000),
      Values: [100, 200, 900],
      Counts: [8, 1, 1],
      Unit: 'Milliseconds' as const,
    })),
  )
  await put([
    { MetricName: 'Errors', Timestamp: new Date(START), Value: 5, Unit: 'Count' },
    {
      MetricName: 'Sets',
      Timestamp: new Date(START),
      StatisticValues: { SampleCount: 4, Sum: 10, Minimum: 1, Maximum: 4 },
    },
  ])
  return { sandbox, cloudwatch, clientOf, put, get }
}

export const stat = (Id: string, MetricName: string, Stat: string, Period = 300) => ({
  Id,
  MetricStat: { Metric: { Namespace: 'Gatehouse', MetricName }, Period, Stat },
})
