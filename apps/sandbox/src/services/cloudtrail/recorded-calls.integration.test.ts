import { ListGuardrailsCommand, UpdateGuardrailCommand } from '@aws-sdk/client-bedrock'
import { ConverseCommand } from '@aws-sdk/client-bedrock-runtime'
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
import { by, lookup, options, recordOf, trail } from './trail-clients.ts'

const DEV = '000000000202'
const PROD = '000000000303'

let sandbox: Sandbox

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
  const sts = new STSClient(options(sandbox.url, administrator(DEV)))
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
  const iam = new IAMClient(options(sandbox.url, administrator(PROD)))
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
  const [event] = await lookup(trail(sandbox.url, PROD), by('EventName', 'CreateRole'))
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
  const sts = new STSClient(options(sandbox.url, session))
  await sts.send(new GetCallerIdentityCommand({}))
  const prod = trail(sandbox.url, PROD)
  const [whoami] = await lookup(prod, by('AccessKeyId', session.accessKeyId))
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
  for (const client of [prod, trail(sandbox.url, DEV)]) {
    const [assumed] = await lookup(client, by('EventName', 'AssumeRole'))
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
      trail(sandbox.url, PROD),
      by('EventSource', 'bedrock.amazonaws.com'),
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
    const iam = new IAMClient(options(sandbox.url, administrator(DEV)))
    await iam.send(new DeleteRoleCommand({ RoleName: 'nobody' })).catch(() => {})
    const [event] = await lookup(trail(sandbox.url, DEV), by('EventName', 'DeleteRole'))
    expect(recordOf(event)).toMatchObject({
      errorCode: 'NoSuchEntityException',
      requestParameters: { roleName: 'nobody' },
      responseElements: null,
    })
  })
})

test('data events are not in the history', async () => {
  const cloudwatch = new CloudWatchClient(options(sandbox.url, administrator(DEV)))
  const datum = { MetricName: 'x', Value: 1 }
  await cloudwatch.send(new PutMetricDataCommand({ Namespace: 'X', MetricData: [datum] }))
  expect(
    await lookup(trail(sandbox.url, DEV), by('EventSource', 'monitoring.amazonaws.com')),
  ).toEqual([])
})

test('a Region sees its own events, and us-east-1 those of global services', async () => {
  const seoul = trail(sandbox.url, DEV, 'ap-northeast-2')
  const iam = new IAMClient(options(sandbox.url, administrator(DEV), 'ap-northeast-2'))
  await iam.send(new GetRoleCommand({ RoleName: 'Region' })).catch(() => {})
  await bedrock(sandbox.url, administrator(DEV), 'ap-northeast-2').send(
    new ListGuardrailsCommand({}),
  )
  const names = (await lookup(seoul, {})).map(({ EventName }) => EventName)
  expect(names).toContain('ListGuardrails')
  expect(names).not.toContain('GetRole')
  const found = (await lookup(trail(sandbox.url, DEV), by('EventName', 'GetRole'))).map(recordOf)
  expect(found[0]).toMatchObject({ requestParameters: { roleName: 'Region' } })
})
