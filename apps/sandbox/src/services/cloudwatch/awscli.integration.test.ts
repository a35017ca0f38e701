import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { awsCli, INSTALL_AWS_CLI, isAwsCliPresent } from '../../debian-aws-cli.ts'
import { type Sandbox, startSandbox } from '../../server.ts'

let sandbox: Sandbox

const aws = (...words: string[]) => awsCli(sandbox.url, '000000000202', ...words)

const cloudwatch = (...words: string[]) => aws('cloudwatch', ...words)

const NOW = '2026-11-02T12:00:00Z'
const range = ['--start-time', '2026-11-02T09:00:00Z', '--end-time', '2026-11-02T10:00:00Z']

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, oidcClientSecret: 'unused' })
  sandbox.parts.world.clock.set(new Date(NOW))
})

afterAll(() => sandbox.close())

describe.skipIf(!isAwsCliPresent)(
  `a client that asks with forms (else: ${INSTALL_AWS_CLI})`,
  () => {
    test('puts and reads metrics', async () => {
      await cloudwatch(
        'put-metric-data',
        '--namespace',
        'Cli',
        '--metric-data',
        'MetricName=Calls,Dimensions=[{Name=Model,Value=a}],Timestamp=2026-11-02T09:10:00Z,Values=1,2,Counts=3,4,Unit=Count',
      )
      const metric = {
        Namespace: 'Cli',
        MetricName: 'Calls',
        Dimensions: [{ Name: 'Model', Value: 'a' }],
      }
      expect(await cloudwatch('list-metrics', '--namespace', 'Cli')).toMatchObject({
        Metrics: [metric],
      })
      const statistics = await cloudwatch(
        'get-metric-statistics',
        ...['--namespace', 'Cli', '--metric-name', 'Calls', '--dimensions', 'Name=Model,Value=a'],
        ...range,
        ...['--period', '3600', '--statistics', 'Sum', 'SampleCount'],
      )
      expect(statistics).toMatchObject({
        Label: 'Calls',
        Datapoints: [{ Sum: 11, SampleCount: 7, Unit: 'Count' }],
      })
      const queries = [{ Id: 'a', MetricStat: { Metric: metric, Period: 300, Stat: 'p50' } }]
      const data = await cloudwatch(
        'get-metric-data',
        ...['--metric-data-queries', JSON.stringify(queries)],
        ...range,
      )
      expect(data).toMatchObject({
        MetricDataResults: [{ Id: 'a', StatusCode: 'Complete', Values: [2] }],
      })
    })

    test('is told what is wrong by the old codes', async () => {
      const wrong = ['--namespace', 'AWS/X', '--metric-name', 'a', '--value', '1']
      await expect(cloudwatch('put-metric-data', ...wrong)).rejects.toMatchObject({
        stderr: expect.stringContaining('(InvalidParameterValue)'),
      })
    })

    test('looks up events and tries metric filters', async () => {
      await aws('iam', 'list-roles')
      const attribute = 'AttributeKey=EventName,AttributeValue=ListRoles'
      expect(
        await aws('cloudtrail', 'lookup-events', '--lookup-attributes', attribute),
      ).toMatchObject({
        Events: [{ EventName: 'ListRoles', EventSource: 'iam.amazonaws.com', ReadOnly: 'true' }],
      })
      const pattern = [
        '--filter-pattern',
        '{ $.a = 1 }',
        '--log-event-messages',
        '{"a":1}',
        '{"a":2}',
      ]
      expect(await aws('logs', 'test-metric-filter', ...pattern)).toMatchObject({
        matches: [{ eventNumber: 1 }],
      })
    })
  },
)
