import { ListMetricsCommand, paginateListMetrics } from '@aws-sdk/client-cloudwatch'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DEV, HOUR, type MetricWorld, NOW, START, startWithMetrics, stat } from './metric-world.ts'

let world: MetricWorld

beforeAll(async () => {
  world = await startWithMetrics()
})

afterAll(() => world.sandbox.close())

describe('PutMetricData', () => {
  test('takes a compressed body', async () => {
    const data = Array.from({ length: 600 }, (_, index) => ({
      MetricName: 'Big',
      Dimensions: [{ Name: 'Number', Value: String(index) }],
      Value: index,
    }))
    await world.put(data, 'Compressed')
    const found: number[] = []
    for await (const { Metrics = [] } of paginateListMetrics(
      { client: world.cloudwatch },
      { Namespace: 'Compressed' },
    )) {
      found.push(Metrics.length)
    }
    expect(found).toEqual([500, 100])
  })

  const at = (offsetMs: number) => new Date(NOW + offsetMs)

  test.each([
    ['nothing', [], 'MissingRequiredParameterException'],
    ['no value', [{ MetricName: 'X' }], 'MissingRequiredParameterException'],
    [
      'two forms',
      [{ MetricName: 'X', Value: 1, Values: [1] }],
      'InvalidParameterCombinationException',
    ],
    ['uneven counts', [{ MetricName: 'X', Values: [1, 2], Counts: [1] }]],
    ['too many values', [{ MetricName: 'X', Values: Array.from({ length: 151 }, () => 1) }]],
    ['what is no number', [{ MetricName: 'X', Value: Number.NaN }]],
    ['what is too large', [{ MetricName: 'X', Value: 1e200 }]],
    ['long ago', [{ MetricName: 'X', Value: 1, Timestamp: at(-15 * 24 * HOUR) }]],
    ['the far future', [{ MetricName: 'X', Value: 1, Timestamp: at(3 * HOUR) }]],
    ['another resolution', [{ MetricName: 'X', Value: 1, StorageResolution: 5 }]],
    [
      'a dimension twice',
      [
        {
          MetricName: 'X',
          Value: 1,
          Dimensions: [
            { Name: 'A', Value: '1' },
            { Name: 'A', Value: '2' },
          ],
        },
      ],
    ],
    ['too much at once', Array.from({ length: 1_001 }, () => ({ MetricName: 'X', Value: 1 }))],
  ])('refuses %s', async (_what, data, name = 'InvalidParameterValueException') => {
    await expect(world.put(data)).rejects.toMatchObject({ name })
  })

  test('leaves the namespaces of AWS alone', async () => {
    await expect(world.put([{ MetricName: 'X', Value: 1 }], 'AWS/Bedrock')).rejects.toMatchObject({
      name: 'InvalidParameterValueException',
      Code: 'InvalidParameterValue',
    })
  })

  test('what happens within a minute is told by the second where it was asked for', async () => {
    const second = { MetricName: 'Fine', StorageResolution: 1 }
    await world.put([
      { ...second, Timestamp: new Date(NOW - 21_000), Value: 1 },
      { ...second, Timestamp: new Date(NOW - 11_000), Value: 2 },
    ])
    const { MetricDataResults } = await world.get({
      StartTime: new Date(NOW - 30_000),
      EndTime: new Date(NOW),
      MetricDataQueries: [stat('a', 'Fine', 'Sum', 10)],
    })
    expect(MetricDataResults?.[0]?.Values).toEqual([1, 2])
  })
})

describe('ListMetrics', () => {
  const names = async (input: object, client = world.cloudwatch) =>
    (await client.send(new ListMetricsCommand(input))).Metrics?.map(({ MetricName }) => MetricName)

  test('finds by namespace, name and dimensions', async () => {
    await world.put([
      { MetricName: 'Calls', Value: 1, Dimensions: [{ Name: 'Model', Value: 'a' }] },
    ])
    const model = (Value?: string) => ({ Dimensions: [{ Name: 'Model', ...(Value && { Value }) }] })
    expect(await names({ Namespace: 'Gatehouse', MetricName: 'Errors' })).toEqual(['Errors'])
    expect(await names(model())).toEqual(['Calls'])
    expect(await names(model('a'))).toEqual(['Calls'])
    expect(await names(model('b'))).toEqual([])
    expect(await names({ Namespace: 'Nowhere' })).toEqual([])
  })

  test('accounts and Regions do not see each other', async () => {
    expect(await names({}, world.clientOf('000000000303'))).toEqual([])
    expect(await names({}, world.clientOf(DEV, 'eu-central-1'))).toEqual([])
  })

  test('a metric without news is first not recent and then forgotten', async () => {
    const { clock } = world.sandbox.parts.world
    try {
      clock.set(new Date(START + 5 * HOUR))
      const latency = { MetricName: 'Latency' }
      expect(await names({ ...latency, RecentlyActive: 'PT3H' })).toEqual([])
      expect(await names(latency)).toEqual(['Latency'])
      clock.set(new Date(START + 15 * 24 * HOUR))
      expect(await names(latency)).toEqual([])
    } finally {
      clock.set(new Date(NOW))
    }
  })
})

test('older clients ask with a form and are answered in XML', async () => {
  const response = await fetch(world.sandbox.url, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded; charset=utf-8',
      authorization:
        'AWS4-HMAC-SHA256 Credential=AKIASANDBOXADMIN202/20260101/us-east-1/monitoring/aws4_request, ' +
        'SignedHeaders=host, Signature=0',
    },
    body: 'Action=PutMetricData&Version=2010-08-01&Namespace=AWS%2FX&MetricData.member.1.MetricName=a&MetricData.member.1.Value=1',
  })
  expect(response.status).toBe(400)
  expect(await response.text()).toContain('<Code>InvalidParameterValue</Code>')
})
