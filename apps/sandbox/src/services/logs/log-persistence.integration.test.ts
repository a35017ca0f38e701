import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  DescribeLogGroupsCommand,
  GetLogEventsCommand,
  PutLogEventsCommand,
} from '@aws-sdk/client-cloudwatch-logs'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Sandbox, startSandbox } from '../../server.ts'
import { administratorLogs } from './log-clients.ts'

const STREAM = { logGroupName: '/kept', logStreamName: 's' }

let stateDir: string
let sandbox: Sandbox

const start = async () => {
  sandbox = await startSandbox({ port: 0, oidcClientSecret: 'unused', stateDir })
}
const logs = () => administratorLogs(sandbox.url)

async function make() {
  await logs().send(new CreateLogGroupCommand(STREAM))
  await logs().send(new CreateLogStreamCommand(STREAM))
}

async function texts() {
  const { events = [] } = await logs().send(new GetLogEventsCommand(STREAM))
  return events.map(({ message }) => message)
}

beforeEach(async () => {
  stateDir = mkdtempSync(join(tmpdir(), 'sandbox-logs-'))
  await start()
  await make()
  const timestamp = sandbox.parts.world.clock.now().getTime()
  const logEvents = [{ timestamp, message: 'here' }]
  await logs().send(new PutLogEventsCommand({ ...STREAM, logEvents }))
})

afterEach(async () => {
  await sandbox.close()
  rmSync(stateDir, { recursive: true })
})

test('groups and events outlive the process', async () => {
  await sandbox.close()
  await start()
  expect(await texts()).toEqual(['here'])
})

test('a reset leaves the seed', async () => {
  await fetch(`${sandbox.url}/_sandbox/reset`, { method: 'POST' })
  await expect(texts()).rejects.toMatchObject({ name: 'ResourceNotFoundException' })
  const { logGroups } = await logs().send(new DescribeLogGroupsCommand({}))
  expect(logGroups?.map(({ logGroupName }) => logGroupName)).toEqual([
    '/aws/bedrock/modelinvocations',
  ])
  await make()
  expect(await texts()).toEqual([])
})

test('without its snapshot the world starts empty', async () => {
  const seeded = { ...STREAM, logGroupName: '/aws/bedrock/modelinvocations' }
  await logs().send(new CreateLogStreamCommand(seeded))
  const timestamp = sandbox.parts.world.clock.now().getTime()
  const logEvents = [{ timestamp, message: 'here' }]
  await logs().send(new PutLogEventsCommand({ ...seeded, logEvents }))
  await sandbox.close()
  rmSync(join(stateDir, 'world.json'))
  await start()
  await make()
  expect(await texts()).toEqual([])
  const { logGroups } = await logs().send(new DescribeLogGroupsCommand({}))
  expect(logGroups?.map(({ storedBytes }) => storedBytes)).toEqual([0, 0])
})
