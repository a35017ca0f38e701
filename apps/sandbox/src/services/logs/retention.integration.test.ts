import {
  type CloudWatchLogsClient,
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  DeleteRetentionPolicyCommand,
  DescribeLogStreamsCommand,
  PutLogEventsCommand,
  PutRetentionPolicyCommand,
} from '@aws-sdk/client-cloudwatch-logs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Sandbox, startSandbox } from '../../server.ts'
import { administratorLogs, DEV, REGION } from './log-clients.ts'
import { engineHolding, groupKey } from './log-group-ref.ts'

const DAY = 24 * 60 * 60_000

let sandbox: Sandbox
let logs: CloudWatchLogsClient

const now = () => sandbox.parts.world.clock.now().getTime()

async function make(logGroupName: string): Promise<void> {
  await logs.send(new CreateLogGroupCommand({ logGroupName }))
  await logs.send(new CreateLogStreamCommand({ logGroupName, logStreamName: 's' }))
}

const put = (logGroupName: string, timestamp: number) =>
  logs.send(
    new PutLogEventsCommand({
      logGroupName,
      logStreamName: 's',
      logEvents: [{ timestamp, message: 'x' }],
    }),
  )

const retain = (logGroupName: string) =>
  logs.send(new PutRetentionPolicyCommand({ logGroupName, retentionInDays: 7 }))

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, oidcClientSecret: 'unused' })
  logs = administratorLogs(sandbox.url)
})

afterAll(() => sandbox.close())

test('what came in between two retentions expires with the second, however soon that is', async () => {
  const logGroupName = '/between'
  await make(logGroupName)
  await retain(logGroupName)
  await put(logGroupName, now())
  await retain(logGroupName)
  await logs.send(new DeleteRetentionPolicyCommand({ logGroupName }))
  await put(logGroupName, now() - 10 * DAY)
  const firstEvent = async () => {
    const { logStreams } = await logs.send(new DescribeLogStreamsCommand({ logGroupName }))
    return logStreams?.[0]?.firstEventTimestamp ?? 0
  }
  expect(await firstEvent()).toBeLessThan(now() - 9 * DAY)
  await retain(logGroupName)
  expect(await firstEvent()).toBeGreaterThan(now() - DAY)
})

test('nothing expires in a group whose deletion was asked for before', async () => {
  const { world } = sandbox.parts
  await make('/leaving')
  await put('/leaving', now())
  await retain('/leaving')
  const ref = { accountId: DEV, region: REGION, group: '/leaving' }
  const engine = await world.stores.logs()
  // The horizon has moved far enough for a look at what expired.
  world.clock.advance(120)
  const event = { timestampMs: now(), ingestionTimeMs: now(), logStream: 's', message: 'x' }
  const asked = [engine.append(groupKey(ref), [event]), engine.dropGroup(groupKey(ref))]
  await expect(engineHolding(world, ref)).resolves.toBe(engine)
  await Promise.all(asked)
  world.clock.reset()
})
