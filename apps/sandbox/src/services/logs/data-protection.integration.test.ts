import {
  type CloudWatchLogsClient,
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  DeleteAccountPolicyCommand,
  DeleteDataProtectionPolicyCommand,
  DescribeAccountPoliciesCommand,
  DescribeLogGroupsCommand,
  FilterLogEventsCommand,
  GetDataProtectionPolicyCommand,
  GetLogEventsCommand,
  PutAccountPolicyCommand,
  PutDataProtectionPolicyCommand,
  PutLogEventsCommand,
  PutMetricFilterCommand,
} from '@aws-sdk/client-cloudwatch-logs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Sandbox, startSandbox } from '../../server.ts'
import { administratorLogs, DEV, GROUP_ARN, logsAllowing, REGION } from './log-clients.ts'

let sandbox: Sandbox
let logs: CloudWatchLogsClient

const PROTECTED = { logGroupName: '/protected' }
const SECRET = '{"to":"ana@example.com","text":"hello"}'
const MASKED = '{"to":"***************","text":"hello"}'

function policyFor(identifiers: readonly string[], findings: object = {}): string {
  const DataIdentifier = identifiers.map(
    (name) => `arn:aws:dataprotection::aws:data-identifier/${name}`,
  )
  return JSON.stringify({
    Name: 'p',
    Version: '2021-06-01',
    Statement: [
      { Sid: 'a', DataIdentifier, Operation: { Audit: { FindingsDestination: findings } } },
      { Sid: 'm', DataIdentifier, Operation: { Deidentify: { MaskConfig: {} } } },
    ],
  })
}

async function make(logGroupName: string) {
  await logs.send(new CreateLogGroupCommand({ logGroupName }))
  await logs.send(new CreateLogStreamCommand({ logGroupName, logStreamName: 's' }))
}

const put = (message: string, logGroupName = PROTECTED.logGroupName) =>
  logs.send(
    new PutLogEventsCommand({
      logGroupName,
      logStreamName: 's',
      logEvents: [{ timestamp: sandbox.parts.world.clock.now().getTime(), message }],
    }),
  )

async function texts(logGroupName = PROTECTED.logGroupName, unmask = false, reader = logs) {
  const { events = [] } = await reader.send(
    new GetLogEventsCommand({ logGroupName, logStreamName: 's', unmask, startFromHead: true }),
  )
  return events.map(({ message }) => message)
}

async function statusOf(logGroupNamePrefix: string) {
  const { logGroups } = await logs.send(new DescribeLogGroupsCommand({ logGroupNamePrefix }))
  return logGroups?.[0]?.dataProtectionStatus
}

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, oidcClientSecret: 'unused' })
  logs = administratorLogs(sandbox.url)
  await make('/protected')
  await make('/findings')
  await put(SECRET)
  expect(await statusOf('/protected')).toBeUndefined()
  await logs.send(
    new PutDataProtectionPolicyCommand({
      logGroupIdentifier: `${GROUP_ARN}:/protected`,
      policyDocument: policyFor(['EmailAddress'], { CloudWatchLogs: { LogGroup: '/findings' } }),
    }),
  )
  await put(SECRET)
})

afterAll(() => sandbox.close())

test('only what comes in afterwards is masked, and unmask shows it', async () => {
  expect(await statusOf('/protected')).toBe('ACTIVATED')
  expect(await texts()).toEqual([SECRET, MASKED])
  expect(await texts('/protected', true)).toEqual([SECRET, SECRET])
})

test('a search sees what everybody sees, unless it is unmasked', async () => {
  const find = async (filterPattern: string, unmask: boolean) => {
    const { events = [] } = await logs.send(
      new FilterLogEventsCommand({ ...PROTECTED, filterPattern, unmask }),
    )
    return events.map(({ message }) => message)
  }
  expect(await find('"ana@example.com"', false)).toEqual([SECRET])
  expect(await find('"ana@example.com"', true)).toEqual([SECRET, SECRET])
  expect(await find('{ $.text = "hello" }', false)).toEqual([SECRET, MASKED])
})

test('unmask needs its own permission', async () => {
  const reader = await logsAllowing(sandbox.url, 'log-reader', [
    { Effect: 'Allow', Action: ['logs:Get*', 'logs:FilterLogEvents'], Resource: '*' },
  ])
  expect(await texts('/protected', false, reader)).toEqual([SECRET, MASKED])
  const refusal = {
    name: 'AccessDeniedException',
    message: expect.stringContaining(
      `is not authorized to perform: logs:Unmask on resource: ${GROUP_ARN}:/protected:log-stream:`,
    ),
  }
  await expect(texts('/protected', true, reader)).rejects.toMatchObject(refusal)
  await expect(
    reader.send(new FilterLogEventsCommand({ ...PROTECTED, unmask: true })),
  ).rejects.toMatchObject(refusal)
})

test('findings are counted, and told without the data', async () => {
  const metrics = await sandbox.parts.world.stores.metrics()
  expect(await metrics.known(DEV, REGION)).toContainEqual(
    expect.objectContaining({ namespace: 'AWS/Logs', name: 'LogEventsWithFindings' }),
  )
  const { events = [] } = await logs.send(new FilterLogEventsCommand({ logGroupName: '/findings' }))
  expect(events.map(({ message }) => JSON.parse(message ?? ''))).toEqual([
    {
      auditTimestamp: expect.any(String),
      resourceArn: `${GROUP_ARN}:/protected:*`,
      dataIdentifiers: [{ name: 'EmailAddress', count: 1, detections: [{ start: 7, end: 22 }] }],
    },
  ])
})

test('who watches the group of findings hears of them', async () => {
  const { world } = sandbox.parts
  await logs.send(
    new PutMetricFilterCommand({
      logGroupName: '/findings',
      filterName: 'emails',
      filterPattern: '{ $.dataIdentifiers[0].name = "EmailAddress" }',
      metricTransformations: [{ metricName: 'emails', metricNamespace: 'x', metricValue: '1' }],
    }),
  )
  const heard: string[] = []
  using _listener = world.liveTail.listen((events) => {
    heard.push(...events.map(({ group, logStream }) => `${group} ${logStream}`))
  })
  await put(SECRET)
  const key = `${DEV}:${REGION}:`
  expect(heard.sort()).toEqual([`${key}/findings data-protection-findings`, `${key}/protected s`])
  const metrics = await world.stores.metrics()
  expect(await metrics.known(DEV, REGION)).toContainEqual(
    expect.objectContaining({ namespace: 'x', name: 'emails' }),
  )
})

test('a policy is read back as it was sent, and bad ones change nothing', async () => {
  const logGroupIdentifier = '/protected'
  const read = () => logs.send(new GetDataProtectionPolicyCommand({ logGroupIdentifier }))
  const before = await read()
  expect(JSON.parse(before.policyDocument ?? '')).toMatchObject({ Version: '2021-06-01' })
  const missing = policyFor(['EmailAddress'], { CloudWatchLogs: { LogGroup: '/missing' } })
  for (const policyDocument of ['{}', policyFor(['Nonsense']), missing]) {
    await expect(
      logs.send(new PutDataProtectionPolicyCommand({ logGroupIdentifier, policyDocument })),
    ).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message: expect.stringMatching(/^Invalid data protection policy: /),
    })
  }
  expect((await read()).policyDocument).toBe(before.policyDocument)
})

test('the account’s policy adds to the group’s, and reaches groups without one', async () => {
  const policyType = 'DATA_PROTECTION_POLICY'
  await make('/plain')
  await logs.send(
    new PutAccountPolicyCommand({
      policyType,
      policyName: 'all',
      policyDocument: policyFor(['IpAddress']),
    }),
  )
  const both = 'x@example.com from 10.1.2.3'
  await put(both)
  await put(both, '/plain')
  expect((await texts()).at(-1)).toBe('************* from ********')
  expect(await texts('/plain')).toEqual(['x@example.com from ********'])
  const described = await logs.send(new DescribeAccountPoliciesCommand({ policyType }))
  expect(described.accountPolicies).toMatchObject([
    { policyName: 'all', policyType, scope: 'ALL', accountId: DEV },
  ])
  await expect(
    logs.send(
      new PutAccountPolicyCommand({
        policyType,
        policyName: 'second',
        policyDocument: policyFor(['IpAddress']),
      }),
    ),
  ).rejects.toMatchObject({ name: 'LimitExceededException' })
  await logs.send(new DeleteAccountPolicyCommand({ policyType, policyName: 'all' }))
  await put(both, '/plain')
  expect((await texts('/plain')).at(-1)).toBe(both)
})

test('after the policy is gone what was masked stays masked', async () => {
  await logs.send(new DeleteDataProtectionPolicyCommand({ logGroupIdentifier: '/protected' }))
  await put(SECRET)
  const seen = await texts()
  expect(seen.slice(0, 2)).toEqual([SECRET, MASKED])
  expect(seen.at(-1)).toBe(SECRET)
  expect(await statusOf('/protected')).toBe('DELETED')
})
