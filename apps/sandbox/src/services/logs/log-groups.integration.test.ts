import {
  AssociateKmsKeyCommand,
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  type CreateLogGroupCommandInput,
  CreateLogStreamCommand,
  DeleteLogGroupCommand,
  DeleteLogStreamCommand,
  DescribeLogGroupsCommand,
  DescribeLogStreamsCommand,
  DisassociateKmsKeyCommand,
  FilterLogEventsCommand,
  GetLogEventsCommand,
  GetQueryResultsCommand,
  ListTagsForResourceCommand,
  PutLogEventsCommand,
  PutLogGroupDeletionProtectionCommand,
  PutRetentionPolicyCommand,
  StartQueryCommand,
  TagResourceCommand,
  UntagResourceCommand,
} from '@aws-sdk/client-cloudwatch-logs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Sandbox, startSandbox } from '../../server.ts'
import { administrator, teamCredentials } from '../bedrock/world-clients.ts'

const DEV = '000000000202'
const REGION = 'us-east-1'
const KEY = `arn:aws:kms:${REGION}:${DEV}:key/1234abcd-12ab-34cd-56ef-1234567890ab`
const ARN = `arn:aws:logs:${REGION}:${DEV}:log-group`

let sandbox: Sandbox
let logs: CloudWatchLogsClient

const client = (credentials = administrator(DEV), region = REGION) =>
  new CloudWatchLogsClient({ endpoint: sandbox.url, credentials, region, maxAttempts: 1 })

const make = (logGroupName: string, more: Partial<CreateLogGroupCommandInput> = {}) =>
  logs.send(new CreateLogGroupCommand({ logGroupName, ...more }))

async function find(logGroupNamePrefix: string) {
  const { logGroups } = await logs.send(new DescribeLogGroupsCommand({ logGroupNamePrefix }))
  return logGroups?.[0]
}

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, oidcClientSecret: 'unused' })
  logs = client()
})

afterAll(() => sandbox.close())

test('Bedrock’s log groups are there, where logging is set up and nowhere else', async () => {
  const name = '/aws/bedrock/modelinvocations'
  expect(await find(name)).toMatchObject({
    arn: `${ARN}:${name}:*`,
    logGroupArn: `${ARN}:${name}`,
    retentionInDays: 365,
    logGroupClass: 'STANDARD',
    deletionProtectionEnabled: false,
  })
  const elsewhere = client(administrator(DEV), 'us-west-2')
  expect((await elsewhere.send(new DescribeLogGroupsCommand({}))).logGroups).toEqual([])
})

describe('a log group', () => {
  test('is made once, with what was asked for', async () => {
    const made = { kmsKeyId: KEY, tags: { team: 'a' }, logGroupClass: 'INFREQUENT_ACCESS' } as const
    await make('/made', made)
    const described = await find('/made')
    expect(described).toMatchObject({
      logGroupName: '/made',
      kmsKeyId: KEY,
      storedBytes: 0,
      metricFilterCount: 0,
      logGroupClass: 'INFREQUENT_ACCESS',
    })
    expect(described?.retentionInDays).toBeUndefined()
    await expect(make('/made')).rejects.toMatchObject({
      name: 'ResourceAlreadyExistsException',
      message: 'The specified log group already exists',
    })
  })

  test.each<[string, Partial<CreateLogGroupCommandInput>, string]>([
    ['with spaces', {}, 'Member must satisfy regular expression pattern'],
    ['aws/mine', {}, "can't start with the string aws/"],
    ['key', { kmsKeyId: 'alias/mine' }, 'Specified KMS key ID is not valid.'],
    ['key', { kmsKeyId: KEY.replace(REGION, 'eu-west-1') }, 'must be in the same Region'],
    ['class', { logGroupClass: 'CHEAP' as 'STANDARD' }, 'Member must satisfy enum value set'],
  ])('%s %j is refused', async (name, more, why) => {
    await expect(make(name, more)).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message: expect.stringContaining(why),
    })
  })

  test.each(['__proto__', 'constructor', 'toString'])('may be called %s', async (name) => {
    await make(name)
    await logs.send(new CreateLogStreamCommand({ logGroupName: name, logStreamName: '__proto__' }))
    const { logStreams } = await logs.send(new DescribeLogStreamsCommand({ logGroupName: name }))
    expect(logStreams?.map(({ logStreamName }) => logStreamName)).toEqual(['__proto__'])
    await logs.send(new DeleteLogGroupCommand({ logGroupName: name }))
    await expect(
      logs.send(new DescribeLogStreamsCommand({ logGroupName: name })),
    ).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      message: 'The specified log group does not exist.',
    })
  })

  test('that is protected is not deleted, nor are its streams', async () => {
    const named = { logGroupName: '/kept' }
    await make('/kept', { deletionProtectionEnabled: true })
    const stream = { ...named, logStreamName: 's' }
    await logs.send(new CreateLogStreamCommand(stream))
    const refusal = { name: 'ValidationException', message: /deletion protection/ }
    await expect(logs.send(new DeleteLogGroupCommand(named))).rejects.toMatchObject({
      name: refusal.name,
      message: expect.stringMatching(refusal.message),
    })
    await expect(logs.send(new DeleteLogStreamCommand(stream))).rejects.toMatchObject({
      name: refusal.name,
    })
    await logs.send(
      new PutLogGroupDeletionProtectionCommand({
        logGroupIdentifier: `${ARN}:/kept`,
        deletionProtectionEnabled: false,
      }),
    )
    await logs.send(new DeleteLogGroupCommand(named))
    expect(await find('/kept')).toBeUndefined()
  })

  test('keeps events for one of the periods of AWS', async () => {
    await make('/retained')
    const put = (retentionInDays: number) =>
      logs.send(new PutRetentionPolicyCommand({ logGroupName: '/retained', retentionInDays }))
    await expect(put(2)).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message: expect.stringContaining("Value '2' at 'retentionInDays'"),
    })
    await put(3653)
    expect(await find('/retained')).toMatchObject({ retentionInDays: 3653 })
  })

  test('takes a key and gives it back', async () => {
    const named = { logGroupName: '/keyed' }
    await make('/keyed')
    await logs.send(new AssociateKmsKeyCommand({ ...named, kmsKeyId: KEY }))
    expect(await find('/keyed')).toMatchObject({ kmsKeyId: KEY })
    await logs.send(new DisassociateKmsKeyCommand(named))
    expect((await find('/keyed'))?.kmsKeyId).toBeUndefined()
    const resourceIdentifier = `arn:aws:logs:${REGION}:${DEV}:query-result:*`
    await logs.send(new AssociateKmsKeyCommand({ resourceIdentifier, kmsKeyId: KEY }))
    await expect(
      logs.send(new AssociateKmsKeyCommand({ ...named, resourceIdentifier, kmsKeyId: KEY })),
    ).rejects.toMatchObject({ name: 'InvalidParameterException' })
  })

  test('lends the key of query results to queries that start while it is there', async () => {
    await make('/asked')
    const resourceIdentifier = `arn:aws:logs:${REGION}:${DEV}:query-result:*`
    const ask = { logGroupName: '/asked', startTime: 0, endTime: 1, queryString: 'fields @message' }
    await logs.send(new AssociateKmsKeyCommand({ resourceIdentifier, kmsKeyId: KEY }))
    const withKey = await logs.send(new StartQueryCommand(ask))
    await logs.send(new DisassociateKmsKeyCommand({ resourceIdentifier }))
    const without = await logs.send(new StartQueryCommand(ask))
    const keyOf = async ({ queryId }: { readonly queryId?: string | undefined }) =>
      (await logs.send(new GetQueryResultsCommand({ queryId }))).encryptionKey
    expect(await keyOf(withKey)).toBe(KEY)
    expect(await keyOf(without)).toBeUndefined()
  })

  test('is tagged by its ARN', async () => {
    await make('/tagged', { tags: { a: '1' } })
    const resourceArn = `${ARN}:/tagged`
    await logs.send(new TagResourceCommand({ resourceArn, tags: { b: '2' } }))
    await logs.send(new UntagResourceCommand({ resourceArn, tagKeys: ['a'] }))
    const { tags } = await logs.send(new ListTagsForResourceCommand({ resourceArn }))
    expect(tags).toEqual({ b: '2' })
  })
})

test('streams are listed by name', async () => {
  await make('/streams')
  for (const logStreamName of ['b', 'a', 'c/1']) {
    await logs.send(new CreateLogStreamCommand({ logGroupName: '/streams', logStreamName }))
  }
  await expect(
    logs.send(new CreateLogStreamCommand({ logGroupName: '/streams', logStreamName: 'a' })),
  ).rejects.toMatchObject({ message: 'The specified log stream already exists' })
  const describeStreams = (input = {}) =>
    logs.send(new DescribeLogStreamsCommand({ logGroupName: '/streams', ...input }))
  const { logStreams } = await describeStreams({ descending: true, limit: 2 })
  expect(logStreams?.map(({ logStreamName }) => logStreamName)).toEqual(['c/1', 'b'])
  expect(logStreams?.[0]?.arn).toBe(`${ARN}:/streams:log-stream:c/1`)
  await expect(
    describeStreams({ orderBy: 'LastEventTime', logStreamNamePrefix: 'a' }),
  ).rejects.toMatchObject({
    message: 'Cannot order by LastEventTime with a logStreamNamePrefix.',
  })
})

test('a stream takes its events with it', async () => {
  await make('/shed')
  const named = (logStreamName: string) => ({ logGroupName: '/shed', logStreamName })
  const create = (name: string) => logs.send(new CreateLogStreamCommand(named(name)))
  const timestamp = sandbox.parts.world.clock.now().getTime()
  for (const name of ['gone', 'stays']) {
    await create(name)
    const logEvents = [{ timestamp, message: name }]
    await logs.send(new PutLogEventsCommand({ ...named(name), logEvents }))
  }
  await logs.send(new DeleteLogStreamCommand(named('gone')))
  await expect(logs.send(new GetLogEventsCommand(named('gone')))).rejects.toMatchObject({
    message: 'The specified log stream does not exist.',
  })
  await create('gone')
  const { events } = await logs.send(new FilterLogEventsCommand({ logGroupName: '/shed' }))
  expect(events?.map(({ message }) => message)).toEqual(['stays'])
})

test('IAM decides by the group’s ARN', async () => {
  const role = `arn:aws:iam::${DEV}:role/teams/claims-nlp`
  const team = client(await teamCredentials(sandbox.url, 'ASIASANDBOXJIWOOKIM', role))
  const own = { logGroupName: '/teams/claims-nlp/app' }
  await team.send(new CreateLogGroupCommand(own))
  await team.send(new CreateLogStreamCommand({ ...own, logStreamName: 's' }))
  const other = `${ARN}:/teams/fraud-detection/app:log-stream:`
  await expect(
    team.send(new CreateLogGroupCommand({ logGroupName: '/teams/fraud-detection/app' })),
  ).rejects.toMatchObject({
    name: 'AccessDeniedException',
    message: expect.stringContaining(`perform: logs:CreateLogGroup on resource: ${other}`),
  })
  await expect(team.send(new DescribeLogGroupsCommand({}))).rejects.toMatchObject({
    name: 'AccessDeniedException',
    message: expect.stringContaining(`on resource: ${ARN}::log-stream:`),
  })
  await expect(
    team.send(new CreateLogGroupCommand({ ...own, tags: { a: 'b' } })),
  ).rejects.toMatchObject({ message: expect.stringContaining('logs:TagResource') })
})
