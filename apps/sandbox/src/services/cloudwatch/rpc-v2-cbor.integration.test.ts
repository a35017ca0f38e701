import {
  CloudWatchClient,
  GetMetricStatisticsCommand,
  ListMetricsCommand,
  PutMetricDataCommand,
} from '@aws-sdk/client-cloudwatch'
import { SmithyRpcV2CborProtocol } from '@smithy/core/cbor'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { administrator } from '../bedrock/world-clients.ts'
import { DEV, HOUR, type MetricWorld, START, startWithMetrics } from './metric-world.ts'

let world: MetricWorld
let cloudwatch: CloudWatchClient

beforeAll(async () => {
  world = await startWithMetrics()
  cloudwatch = new CloudWatchClient({
    endpoint: world.sandbox.url,
    region: 'us-east-1',
    credentials: administrator(DEV),
    maxAttempts: 1,
    protocol: SmithyRpcV2CborProtocol,
  })
})

afterAll(() => world.sandbox.close())

const errors = {
  Namespace: 'Gatehouse',
  MetricName: 'Errors',
  StartTime: new Date(START),
  EndTime: new Date(START + HOUR),
  Period: 3600,
}

describe('CloudWatch in CBOR, as the SDKs of other languages speak it', () => {
  test('reads and writes what the other formats do', async () => {
    const Timestamp = new Date(START + 60_000)
    await cloudwatch.send(
      new PutMetricDataCommand({
        Namespace: 'Gatehouse',
        MetricData: [{ MetricName: 'Errors', Timestamp, Value: 2.5, Unit: 'Count' }],
      }),
    )
    const sums = new GetMetricStatisticsCommand({ ...errors, Statistics: ['Sum'] })
    const answer = await cloudwatch.send(sums)
    expect(answer.Datapoints).toEqual([{ Timestamp: new Date(START), Sum: 7.5, Unit: 'Count' }])
    expect(answer.Datapoints).toEqual((await world.cloudwatch.send(sums)).Datapoints)
    const { Metrics } = await cloudwatch.send(new ListMetricsCommand({ Namespace: 'Gatehouse' }))
    expect(Metrics?.map(({ MetricName }) => MetricName)).toContain('Errors')
  })

  test('is refused with the same errors', async () => {
    const backwards = new GetMetricStatisticsCommand({
      ...errors,
      EndTime: new Date(START - HOUR),
      Statistics: ['Sum'],
    })
    const refusal = await world.cloudwatch.send(backwards).catch((error) => error)
    await expect(cloudwatch.send(backwards)).rejects.toMatchObject({
      name: refusal.name,
      message: refusal.message,
    })
  })

  test('any bytes are answered', async () => {
    const send = async (operation: string, body: Uint8Array) => {
      const authorization =
        `AWS4-HMAC-SHA256 Credential=AKIASANDBOXADMIN${DEV.slice(-3)}/20260101/us-east-1/` +
        'monitoring/aws4_request, SignedHeaders=host, Signature=0'
      const headers = { authorization, 'smithy-protocol': 'rpc-v2-cbor' }
      const path = `/service/GraniteServiceVersion20100801/operation/${operation}`
      const init = { method: 'POST', headers, body: new Uint8Array(body) }
      const response = await fetch(`${world.sandbox.url}${path}`, init)
      await response.arrayBuffer()
      return response.status
    }
    expect(await send('ListMetrics', new Uint8Array())).toBe(200)
    expect(await send('NoSuchOperation', new Uint8Array())).toBe(501)
    // Lists in lists, and a text and a list that say they are larger than memory.
    expect(await send('ListMetrics', new Uint8Array(200_000).fill(0x81))).toBe(400)
    expect(await send('ListMetrics', Uint8Array.of(0x7b, 0, 0, 0xff, 0xff, 0xff, 0xff, 0xff))).toBe(
      400,
    )
    const huge = Uint8Array.of(
      0xa1,
      0x69,
      ...Buffer.from('Namespace'),
      0x9a,
      0xff,
      0xff,
      0xff,
      0xff,
    )
    expect(await send('ListMetrics', huge)).toBe(400)
    const operation = fc.constantFrom('ListMetrics', 'PutMetricData', 'GetMetricData')
    await fc.assert(
      fc.asyncProperty(operation, fc.uint8Array({ maxLength: 200 }), async (name, body) => {
        expect([200, 400]).toContain(await send(name, body))
      }),
      { numRuns: 200 },
    )
  })
})
