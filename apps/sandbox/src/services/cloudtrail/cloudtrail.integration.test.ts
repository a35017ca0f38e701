import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ListGuardrailsCommand, UpdateGuardrailCommand } from '@aws-sdk/client-bedrock'
import { ConverseCommand } from '@aws-sdk/client-bedrock-runtime'
import {
  CloudTrailClient,
  type LookupAttributeKey,
  LookupEventsCommand,
  type LookupEventsCommandInput,
  paginateLookupEvents,
} from '@aws-sdk/client-cloudtrail'
import { CloudWatchClient, PutMetricDataCommand } from '@aws-sdk/client-cloudwatch'
import {
  CreateRoleCommand,
  DeleteRoleCommand,
  GetRoleCommand,
  IAMClient,
} from '@aws-sdk/client-iam'
import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Sandbox, startSandbox } from '../../server.ts'
import {
  administrator,
  bedrock,
  type Credentials,
  runtimeOverHttp1,
} from '../bedrock/world-clients.ts'

const DEV = '000000000202'
const PROD = '000000000303'

let sandbox: Sandbox

const options = (credentials: Credentials, region = 'us-east-1') => ({
  endpoint: sandbox.url,
  region,
  credentials,
  maxAttempts: 1,
})

const trail = (credentials = administrator(DEV), region?: string) =>
  new CloudTrailClient(options(credentials, region))

const lookup = async (input: LookupEventsCommandInput, client = trail()) =>
  (await client.send(new LookupEventsCommand(input))).Events ?? []

const by = (AttributeKey: LookupAttributeKey, AttributeValue: string) => ({
  LookupAttributes: [{ AttributeKey, AttributeValue }],
})

const recordOf = (event: { CloudTrailEvent?: string } | undefined) =>
  JSON.parse(event?.CloudTrailEvent ?? '{}')

const trust = (accountId: string) =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { AWS: `arn:aws:iam::${accountId}:root` },
        Action: 'sts:AssumeRole',
      },
    ],
  })

async function becomeAuditor(): Promise<Credentials> {
  const sts = new STSClient(options(administrator(DEV)))
  const { Credentials: taken } = await sts.send(
    new AssumeRoleCommand({
      RoleArn: `arn:aws:iam::${PROD}:role/audit/auditor`,
      RoleSessionName: 'yearly',
    }),
  )
  return {
    accessKeyId: taken?.AccessKeyId ?? '',
    secretAccessKey: taken?.SecretAccessKey ?? '',
    sessionToken: taken?.SessionToken ?? '',
  }
}

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, oidcClientSecret: 'unused' })
  const iam = new IAMClient(options(administrator(PROD)))
  await iam.send(
    new CreateRoleCommand({
      Path: '/audit/',
      RoleName: 'auditor',
      AssumeRolePolicyDocument: trust(DEV),
    }),
  )
})

afterAll(() => sandbox.close())

test('a change by a user is told whole', async () => {
  const [event] = await lookup(by('EventName', 'CreateRole'), trail(administrator(PROD)))
  expect(event).toMatchObject({
    EventSource: 'iam.amazonaws.com',
    ReadOnly: 'false',
    Username: 'sandbox-admin',
    AccessKeyId: 'AKIASANDBOXADMIN303',
    Resources: [{ ResourceType: 'AWS::IAM::Role', ResourceName: 'auditor' }],
  })
  const record = recordOf(event)
  expect(record).toMatchObject({
    eventVersion: '1.11',
    userIdentity: {
      type: 'IAMUser',
      principalId: expect.stringMatching(/^AIDA/),
      arn: `arn:aws:iam::${PROD}:user/sandbox-admin`,
      accountId: PROD,
      userName: 'sandbox-admin',
    },
    awsRegion: 'us-east-1',
    sourceIPAddress: '127.0.0.1',
    userAgent: expect.stringContaining('aws-sdk-js'),
    requestParameters: { path: '/audit/', roleName: 'auditor' },
    responseElements: { role: { arn: `arn:aws:iam::${PROD}:role/audit/auditor` } },
    eventID: event?.EventId,
    readOnly: false,
    eventType: 'AwsApiCall',
    managementEvent: true,
    recipientAccountId: PROD,
    eventCategory: 'Management',
    tlsDetails: { clientProvidedHostHeader: 'iam.amazonaws.com' },
  })
  expect(record.eventTime).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/)
})

test('a session is told with the role that it came from, and both accounts see it begin', async () => {
  const session = await becomeAuditor()
  const sts = new STSClient(options(session))
  await sts.send(new GetCallerIdentityCommand({}))
  const prod = trail(administrator(PROD))
  const [whoami] = await lookup(by('AccessKeyId', session.accessKeyId), prod)
  expect(whoami).toMatchObject({ EventName: 'GetCallerIdentity', Username: 'yearly' })
  expect(recordOf(whoami).userIdentity).toMatchObject({
    type: 'AssumedRole',
    arn: `arn:aws:sts::${PROD}:assumed-role/auditor/yearly`,
    sessionContext: {
      sessionIssuer: {
        type: 'Role',
        arn: `arn:aws:iam::${PROD}:role/audit/auditor`,
        accountId: PROD,
        userName: 'auditor',
      },
      attributes: { mfaAuthenticated: 'false' },
    },
  })
  for (const client of [prod, trail()]) {
    const [assumed] = await lookup(by('EventName', 'AssumeRole'), client)
    const record = recordOf(assumed)
    expect(record.userIdentity.arn).toBe(`arn:aws:iam::${DEV}:user/sandbox-admin`)
    expect(record.requestParameters).toMatchObject({ roleSessionName: 'yearly' })
    expect(record.responseElements.credentials.accessKeyId).toBe(session.accessKeyId)
    expect(JSON.stringify(record)).not.toContain(session.secretAccessKey)
  }
})

describe('what was refused', () => {
  test('is told with the error', async () => {
    const session = await becomeAuditor()
    const change = new UpdateGuardrailCommand({
      guardrailIdentifier: 'abc123',
      name: 'weak',
      blockedInputMessaging: 'no',
      blockedOutputsMessaging: 'no',
    })
    const denied = bedrock(sandbox.url, session).send(new ListGuardrailsCommand({}))
    await expect(denied).rejects.toMatchObject({ name: 'AccessDeniedException' })
    const asked = runtimeOverHttp1(sandbox.url, session).send(
      new ConverseCommand({
        modelId: 'amazon.nova-lite-v1:0',
        messages: [{ role: 'user', content: [{ text: 'the word of the day' }] }],
      }),
    )
    await expect(asked).rejects.toMatchObject({ name: 'AccessDeniedException' })
    await bedrock(sandbox.url, administrator(PROD))
      .send(change)
      .catch(() => {})
    const events = await lookup(
      by('EventSource', 'bedrock.amazonaws.com'),
      trail(administrator(PROD)),
    )
    const records = events.map(recordOf)
    expect(records.find(({ eventName }) => eventName === 'ListGuardrails')).toMatchObject({
      errorCode: 'AccessDenied',
      errorMessage: expect.stringContaining('is not authorized to perform: bedrock:ListGuardrails'),
      responseElements: null,
    })
    expect(records.find(({ eventName }) => eventName === 'Converse')).toMatchObject({
      errorCode: 'AccessDenied',
      requestParameters: { modelId: 'amazon.nova-lite-v1:0' },
      readOnly: true,
    })
    expect(JSON.stringify(records)).not.toContain('the word of the day')
  })

  test('of IAM has the names of IAM', async () => {
    const iam = new IAMClient(options(administrator(DEV)))
    await iam.send(new DeleteRoleCommand({ RoleName: 'nobody' })).catch(() => {})
    const [event] = await lookup(by('EventName', 'DeleteRole'))
    expect(recordOf(event)).toMatchObject({
      errorCode: 'NoSuchEntityException',
      requestParameters: { roleName: 'nobody' },
      responseElements: null,
    })
  })
})

test('data events are not in the history', async () => {
  const cloudwatch = new CloudWatchClient(options(administrator(DEV)))
  const datum = { MetricName: 'x', Value: 1 }
  await cloudwatch.send(new PutMetricDataCommand({ Namespace: 'X', MetricData: [datum] }))
  expect(await lookup(by('EventSource', 'monitoring.amazonaws.com'))).toEqual([])
})

test('a Region sees its own events, and us-east-1 those of global services', async () => {
  const seoul = trail(administrator(DEV), 'ap-northeast-2')
  const iam = new IAMClient(options(administrator(DEV), 'ap-northeast-2'))
  await iam.send(new GetRoleCommand({ RoleName: 'Region' })).catch(() => {})
  await bedrock(sandbox.url, administrator(DEV), 'ap-northeast-2').send(
    new ListGuardrailsCommand({}),
  )
  const names = (await lookup({}, seoul)).map(({ EventName }) => EventName)
  expect(names).toContain('ListGuardrails')
  expect(names).not.toContain('GetRole')
  const found = (await lookup(by('EventName', 'GetRole'))).map(recordOf)
  expect(found[0]).toMatchObject({ requestParameters: { roleName: 'Region' } })
})

describe('LookupEvents', () => {
  test('pages from the newest to the oldest within a range', async () => {
    const { clock } = sandbox.parts.world
    const start = new Date(clock.now().getTime() + 60_000)
    const iam = new IAMClient(options(administrator(DEV)))
    for (let minute = 0; minute < 7; minute += 1) {
      clock.set(new Date(start.getTime() + minute * 60_000))
      await iam.send(new GetRoleCommand({ RoleName: `role-${minute}` })).catch(() => {})
    }
    const seen: string[][] = []
    const range = { StartTime: start, EndTime: new Date(start.getTime() + 5 * 60_000 + 500) }
    for await (const { Events = [] } of paginateLookupEvents(
      { client: trail(), pageSize: 4 },
      { ...range, ...by('EventName', 'GetRole') },
    )) {
      seen.push(Events.map((event) => recordOf(event).requestParameters.roleName))
    }
    expect(seen).toEqual([
      ['role-5', 'role-4', 'role-3', 'role-2'],
      ['role-1', 'role-0'],
    ])
  })

  test.each([
    [
      'two attributes',
      {
        LookupAttributes: [
          ...by('EventName', 'x').LookupAttributes,
          ...by('EventId', 'y').LookupAttributes,
        ],
      },
      'InvalidLookupAttributesException',
    ],
    [
      'an end before the start',
      { StartTime: new Date(2_000), EndTime: new Date(1_000) },
      'InvalidTimeRangeException',
    ],
    ['a token of another question', { NextToken: 'x' }, 'InvalidNextTokenException'],
    ['too large a page', { MaxResults: 51 }, 'ValidationException'],
  ])('refuses %s', async (_what, input, name) => {
    await expect(lookup(input)).rejects.toMatchObject({ name })
  })

  test('an event is forgotten after 90 days', async () => {
    const { clock } = sandbox.parts.world
    const now = clock.now()
    const [event] = await lookup(by('EventName', 'DeleteRole'))
    const itself = by('EventId', event?.EventId ?? '')
    clock.set(new Date(now.getTime() + 91 * 24 * 3_600_000))
    try {
      expect(await lookup(itself)).toEqual([])
    } finally {
      clock.set(now)
    }
    expect(await lookup(itself)).toHaveLength(1)
  })
})

test('what was called is known after a restart, and gone after a reset', async () => {
  const stateDir = mkdtempSync(join(tmpdir(), 'trail-'))
  const start = () => startSandbox({ port: 0, stateDir, oidcClientSecret: 'unused' })
  const first = sandbox
  try {
    sandbox = await start()
    const iam = new IAMClient(options(administrator(DEV)))
    await iam.send(new GetRoleCommand({ RoleName: 'before' })).catch(() => {})
    await sandbox.close()
    sandbox = await start()
    expect(await lookup(by('EventName', 'GetRole'))).toHaveLength(1)
    await sandbox.parts.reset()
    expect(await lookup(by('EventName', 'GetRole'))).toEqual([])
    await sandbox.close()
  } finally {
    sandbox = first
    rmSync(stateDir, { recursive: true, force: true })
  }
})
