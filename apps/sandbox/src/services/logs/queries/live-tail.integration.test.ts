import {
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  PutLogEventsCommand,
  StartLiveTailCommand,
} from '@aws-sdk/client-cloudwatch-logs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Sandbox, startSandbox } from '../../../server.ts'
import { administrator } from '../../bedrock/world-clients.ts'
import { DEV, GROUP_ARN, REGION } from '../log-clients.ts'

const GROUP = '/app/orders'
const stream = { logGroupName: GROUP, logStreamName: 's' }

let sandbox: Sandbox
let logs: CloudWatchLogsClient

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, oidcClientSecret: 'unused' })
  logs = new CloudWatchLogsClient({
    endpoint: sandbox.url,
    region: REGION,
    credentials: administrator(DEV),
    maxAttempts: 1,
    disableHostPrefix: true,
  })
  await logs.send(new CreateLogGroupCommand({ logGroupName: GROUP }))
  await logs.send(new CreateLogStreamCommand(stream))
})

afterAll(() => sandbox.close())

async function put(...messages: readonly unknown[]): Promise<void> {
  const logEvents = messages.map((message) => ({
    timestamp: Date.now(),
    message: JSON.stringify(message),
  }))
  await logs.send(new PutLogEventsCommand({ ...stream, logEvents }))
}

test('a live tail shows new events that match, and nothing else', async () => {
  const arn = `${GROUP_ARN}:${GROUP}`
  const { responseStream } = await logs.send(
    new StartLiveTailCommand({
      logGroupIdentifiers: [arn],
      logEventFilterPattern: '{ $.level = "tail" }',
    }),
  )
  for await (const event of responseStream ?? []) {
    if (event.sessionStart !== undefined) {
      expect(event.sessionStart).toMatchObject({ logGroupIdentifiers: [arn] })
      await put({ level: 'quiet' }, { level: 'tail', text: '안녕' })
    }
    const [found, ...more] = event.sessionUpdate?.sessionResults ?? []
    if (found === undefined) continue
    expect(found).toMatchObject({ logStreamName: 's', logGroupIdentifier: arn })
    expect(JSON.parse(found.message ?? '')).toEqual({ level: 'tail', text: '안녕' })
    expect(more).toEqual([])
    break
  }
})

test('an update of large events is one that clients can read, and says that some are missing', async () => {
  const group = `${DEV}:${REGION}:${GROUP}`
  const { responseStream } = await logs.send(
    // The same group twice is one group.
    new StartLiveTailCommand({
      logGroupIdentifiers: [`${GROUP_ARN}:${GROUP}`, `${GROUP_ARN}:${GROUP}`],
      logStreamNames: ['s'],
    }),
  )
  const atMs = Date.now()
  for await (const { sessionStart, sessionUpdate } of responseStream ?? []) {
    if (sessionStart !== undefined) {
      sandbox.parts.world.liveTail.publish(
        Array.from({ length: 5 }, (_, index) => ({
          group,
          logStream: 's',
          timestampMs: atMs,
          ingestionTimeMs: atMs,
          message: `${index}`.padEnd(1_000_000, '\u0001'),
        })),
      )
    }
    const results = sessionUpdate?.sessionResults ?? []
    if (results.length === 0) continue
    expect(results.map(({ message }) => Number.parseInt(message ?? '', 10))).toEqual([0, 1])
    expect(sessionUpdate?.sessionMetadata).toEqual({ sampled: true })
    break
  }
})
