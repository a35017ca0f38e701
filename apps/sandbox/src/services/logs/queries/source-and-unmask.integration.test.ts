import {
  type CloudWatchLogsClient,
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  CreateLookupTableCommand,
  GetLogRecordCommand,
  GetQueryResultsCommand,
  PutDataProtectionPolicyCommand,
  PutLogEventsCommand,
  StartQueryCommand,
  TagResourceCommand,
} from '@aws-sdk/client-cloudwatch-logs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Sandbox, startSandbox } from '../../../server.ts'
import { administratorLogs, DEV, GROUP_ARN, logsAllowing, REGION } from '../log-clients.ts'

const PROTECTED = '/protected'
const PLAIN = '/plain'
const SECRET = 'mail to ana@example.com'
const MASKED = 'mail to ***************'

let sandbox: Sandbox
let logs: CloudWatchLogsClient
let reader: CloudWatchLogsClient

const nowMs = (): number => sandbox.parts.world.clock.now().getTime()

async function make(logGroupName: string): Promise<void> {
  await logs.send(new CreateLogGroupCommand({ logGroupName }))
  await logs.send(new CreateLogStreamCommand({ logGroupName, logStreamName: 's' }))
}

async function put(logGroupName: string): Promise<void> {
  const logEvents = [{ timestamp: nowMs(), message: SECRET }]
  await logs.send(new PutLogEventsCommand({ logGroupName, logStreamName: 's', logEvents }))
}

async function start(queryString: string, caller = logs, groups?: readonly string[]) {
  const startTime = Math.floor(nowMs() / 1000) - 600
  const range = { startTime, endTime: startTime + 1200 }
  const logGroupNames = groups && [...groups]
  const { queryId = '' } = await caller.send(
    new StartQueryCommand({ ...range, queryString, ...(logGroupNames && { logGroupNames }) }),
  )
  return queryId
}

async function answer(queryId: string, caller = logs) {
  for (;;) {
    const found = await caller.send(new GetQueryResultsCommand({ queryId }))
    if (found.status === 'Complete') return found
    expect(['Scheduled', 'Running']).toContain(found.status)
  }
}

async function texts(queryId: string, caller = logs) {
  const { results = [] } = await answer(queryId, caller)
  return results.map((row) => row.find(({ field }) => field === 'm')?.value)
}

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, oidcClientSecret: 'unused' })
  logs = administratorLogs(sandbox.url)
  reader = await logsAllowing(sandbox.url, 'Reader', [
    {
      Effect: 'Allow',
      Action: ['logs:StartQuery', 'logs:GetQueryResults', 'logs:CreateLookupTable'],
      Resource: '*',
    },
    { Effect: 'Allow', Action: 'logs:Unmask', Resource: `${GROUP_ARN}:${PLAIN}:*` },
  ])
  await make(PROTECTED)
  await make(PLAIN)
  const DataIdentifier = ['arn:aws:dataprotection::aws:data-identifier/EmailAddress']
  const Statement = [
    { Sid: 'a', DataIdentifier, Operation: { Audit: { FindingsDestination: {} } } },
    { Sid: 'm', DataIdentifier, Operation: { Deidentify: { MaskConfig: {} } } },
  ]
  await logs.send(
    new PutDataProtectionPolicyCommand({
      logGroupIdentifier: PROTECTED,
      policyDocument: JSON.stringify({ Name: 'p', Version: '2021-06-01', Statement }),
    }),
  )
  await put(PROTECTED)
  await put(PLAIN)
})

afterAll(() => sandbox.close())

const UNMASK = 'fields unmask(@message) as m | sort m asc'

test.each([
  ['a group by name', `SOURCE '${PROTECTED}' | ${UNMASK}`],
  ['groups by prefix', `SOURCE logGroups(namePrefix: ['/p']) | ${UNMASK}`],
])('SOURCE, %s: nobody sees more than logs:Unmask lets him', async (_, text) => {
  const masked = await texts(await start(text, reader), reader)
  expect(masked).toContain(MASKED)
  const unmasked = await texts(await start(text))
  expect(unmasked).toContain(SECRET)
  expect(unmasked).not.toContain(MASKED)
})

test('a group of a subquery counts as well', async () => {
  const text = `${UNMASK} | filter m in (SOURCE '${PROTECTED}' | fields unmask(@message))`
  // The plain group holds the text itself; the protected one no longer tells that it does, too.
  expect(await texts(await start(text, reader, [PLAIN]), reader)).toEqual([])
  expect(await texts(await start(text, logs, [PLAIN]))).toEqual([SECRET])
})

test('rows of a query that unmasked are for who may unmask', async () => {
  const queryId = await start(UNMASK, logs, [PROTECTED])
  expect(await texts(queryId)).toEqual([SECRET])
  const denied = { name: 'AccessDeniedException', message: expect.stringContaining('logs:Unmask') }
  await expect(reader.send(new GetQueryResultsCommand({ queryId }))).rejects.toMatchObject(denied)
  await expect(
    reader.send(new CreateLookupTableCommand({ lookupTableName: 'x', queryId })),
  ).rejects.toMatchObject(denied)
  const masked = await start('fields @message as m', logs, [PROTECTED])
  expect(await texts(masked, reader)).toEqual([MASKED])
})

test('a query makes no tables for groups that it does not read', async () => {
  await logs.send(new CreateLogGroupCommand({ logGroupName: '/never/written' }))
  const queryId = await start("SOURCE logGroups(namePrefix: ['/plain', '/never']) | stats count()")
  expect((await answer(queryId)).statistics).toMatchObject({
    logGroupsScanned: 2,
    recordsScanned: 1,
  })
  await answer(await start('limit 1', logs, ['/never/written']))
  const engine = await sandbox.parts.world.stores.logs()
  expect(engine.hasGroup(`${DEV}:${REGION}:/never/written`)).toBe(false)
})

test('a group of deliveries has no queries', async () => {
  const logGroupName = '/plain/deliveries'
  await logs.send(new CreateLogGroupCommand({ logGroupName, logGroupClass: 'DELIVERY' }))
  const refusal = {
    name: 'InvalidParameterException',
    message: expect.stringContaining('DELIVERY'),
  }
  await expect(start('limit 1', logs, [PLAIN, logGroupName])).rejects.toMatchObject(refusal)
  await expect(start(`SOURCE '${logGroupName}' | limit 1`)).rejects.toMatchObject(refusal)
  const some = await answer(await start("SOURCE logGroups(namePrefix: ['/plain']) | limit 1"))
  expect(some.statistics).toMatchObject({ logGroupsScanned: 1 })
})

test('tags of a group decide about its queries', async () => {
  const tagged = await logsAllowing(sandbox.url, 'OwnTeam', [
    {
      Effect: 'Allow',
      Action: 'logs:StartQuery',
      Resource: '*',
      Condition: { StringEquals: { 'aws:ResourceTag/team': 'fraud' } },
    },
  ])
  await expect(start('limit 1', tagged, [PLAIN])).rejects.toMatchObject({
    name: 'AccessDeniedException',
  })
  await logs.send(
    new TagResourceCommand({ resourceArn: `${GROUP_ARN}:${PLAIN}`, tags: { team: 'fraud' } }),
  )
  expect(await start('limit 1', tagged, [PLAIN])).toMatch(/^[0-9a-f-]{36}$/)
})

test('a pointer of another Region is none', async () => {
  const { results = [] } = await answer(await start('limit 1', logs, [PLAIN]))
  const logRecordPointer = results[0]?.find(({ field }) => field === '@ptr')?.value
  const { logRecord } = await logs.send(new GetLogRecordCommand({ logRecordPointer }))
  expect(logRecord).toMatchObject({ '@message': SECRET })
  await expect(
    administratorLogs(sandbox.url, 'us-west-2').send(new GetLogRecordCommand({ logRecordPointer })),
  ).rejects.toMatchObject({ name: 'InvalidParameterException' })
})

test('a class of log groups that does not exist is named', async () => {
  await expect(
    start("SOURCE logGroups(class: ['standard']) | fields @message"),
  ).rejects.toMatchObject({
    name: 'InvalidParameterException',
    message: expect.stringContaining("'standard': there are STANDARD, INFREQUENT_ACCESS"),
  })
})
