import type { GetMetricDataOutput } from '@aws-sdk/client-cloudwatch'
import type { AwsError } from '../../operation.ts'

interface Result {
  readonly id: string
  readonly label: string
  readonly points: readonly (readonly [startMs: number, value: number])[]
}

/** All results in every page; `most` datapoints in all, result after result. */
export function metricDataPage(
  results: readonly Result[],
  most: number,
  token: string | undefined,
  invalidToken: () => AwsError,
): GetMetricDataOutput {
  const total = results.reduce((sum, { points }) => sum + points.length, 0)
  const from = token === undefined ? 0 : offsetOf(token)
  if (from === undefined || from > total) throw invalidToken()
  const until = from + most
  let before = 0
  const page = results.map(({ id, label, points }) => {
    const shown = points.slice(Math.max(0, from - before), Math.max(0, until - before))
    before += points.length
    return {
      Id: id,
      Label: label,
      Timestamps: shown.map(([startMs]) => new Date(startMs)),
      Values: shown.map(([, value]) => value),
      StatusCode: before <= until ? ('Complete' as const) : ('PartialData' as const),
    }
  })
  return {
    MetricDataResults: page,
    Messages: [],
    ...(until < total ? { NextToken: Buffer.from(`data:${until}`).toString('base64url') } : {}),
  }
}

function offsetOf(token: string): number | undefined {
  const [, offset] = /^data:(\d{1,9})$/.exec(Buffer.from(token, 'base64url').toString('utf8')) ?? []
  return offset === undefined ? undefined : Number(offset)
}
