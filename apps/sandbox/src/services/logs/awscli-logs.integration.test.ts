import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { awsCli, INSTALL_AWS_CLI, isAwsCliPresent } from '../../debian-aws-cli.ts'
import { type Sandbox, startSandbox } from '../../server.ts'

const DEV = '000000000202'
const GROUP = '/cli/bedrock'

let sandbox: Sandbox

const logs = (...words: string[]) => awsCli(sandbox.url, DEV, 'logs', ...words)
const group = ['--log-group-name', GROUP]

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, oidcClientSecret: 'unused' })
})

afterAll(() => sandbox.close())

describe.skipIf(!isAwsCliPresent)(
  `CloudWatch Logs through the AWS CLI of 2023 (else: ${INSTALL_AWS_CLI})`,
  () => {
    const now = Date.now()
    const call = (operation: string, outputTokenCount: number) =>
      JSON.stringify({ schemaType: 'ModelInvocationLog', operation, output: { outputTokenCount } })

    test('writes events', async () => {
      await logs('create-log-group', ...group)
      await logs('create-log-stream', ...group, '--log-stream-name', 'cli')
      const events = [call('Converse', 5), call('InvokeModel', 7), call('Converse', 30)]
      await logs(
        'put-log-events',
        ...group,
        ...['--log-stream-name', 'cli', '--log-events'],
        JSON.stringify(events.map((message, n) => ({ timestamp: now - 3000 + n, message }))),
      )
      const read = await logs(
        'filter-log-events',
        ...group,
        '--filter-pattern',
        '{ $.output.outputTokenCount > 6 }',
      )
      expect(read).toMatchObject({ events: [{ timestamp: now - 2999 }, { timestamp: now - 2998 }] })
    })

    test('runs a query to its end', async () => {
      const range = [
        ...['--start-time', String(Math.floor(now / 1000) - 600)],
        ...['--end-time', String(Math.floor(now / 1000) + 600)],
      ]
      const text =
        'filter schemaType = "ModelInvocationLog" | stats sum(output.outputTokenCount) as tokens by operation | sort tokens desc'
      const { queryId } = (await logs(
        'start-query',
        ...group,
        ...range,
        '--query-string',
        text,
      )) as { queryId: string }
      let answer: { status?: string }
      do {
        answer = (await logs('get-query-results', '--query-id', queryId)) as { status?: string }
      } while (answer.status === 'Scheduled' || answer.status === 'Running')
      expect(answer).toMatchObject({
        status: 'Complete',
        results: [
          [
            { field: 'operation', value: 'Converse' },
            { field: 'tokens', value: '35' },
          ],
          [
            { field: 'operation', value: 'InvokeModel' },
            { field: 'tokens', value: '7' },
          ],
        ],
        statistics: { recordsMatched: 3, recordsScanned: 3 },
      })
      expect(await logs('describe-queries', '--status', 'Complete')).toMatchObject({
        queries: [{ queryId, logGroupName: GROUP }],
      })
    })

    test('understands what is wrong with a query', async () => {
      await expect(
        logs(
          'start-query',
          ...group,
          '--start-time',
          '1',
          '--end-time',
          '2',
          '--query-string',
          'filds a',
        ),
      ).rejects.toThrow(/\(MalformedQueryException\) when calling the StartQuery operation.*filds/)
    })
  },
)
