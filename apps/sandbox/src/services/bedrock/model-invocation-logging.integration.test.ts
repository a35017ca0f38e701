import {
  DeleteModelInvocationLoggingConfigurationCommand,
  GetModelInvocationLoggingConfigurationCommand,
  type LoggingConfig,
  PutModelInvocationLoggingConfigurationCommand,
} from '@aws-sdk/client-bedrock'
import { ConverseCommand } from '@aws-sdk/client-bedrock-runtime'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Sandbox, startSandbox } from '../../server.ts'
import { administrator, bedrock, RolePolicy, runtime, teamCredentials } from './world-clients.ts'

const DEV = '000000000202'
const GROUP = '/aws/bedrock/modelinvocations'
const ROLE = `arn:aws:iam::${DEV}:role/BedrockInvocationLogging`
const BUCKET = `gatehouse-bedrock-logs-${DEV}-us-east-1`

let sandbox: Sandbox

beforeEach(async () => {
  sandbox = await startSandbox({ port: 0, oidcClientSecret: 'unused' })
})

afterEach(() => sandbox.close())

const client = (region = 'us-east-1') => bedrock(sandbox.url, administrator(DEV), region)
const get = async (region?: string) =>
  (await client(region).send(new GetModelInvocationLoggingConfigurationCommand({}))).loggingConfig
const put = (loggingConfig: LoggingConfig, region?: string) =>
  client(region).send(new PutModelInvocationLoggingConfigurationCommand({ loggingConfig }))
const toCloudWatch = (logGroupName = GROUP, roleArn = ROLE): LoggingConfig => ({
  cloudWatchConfig: { logGroupName, roleArn },
  textDataDeliveryEnabled: true,
})

async function recordCount(): Promise<number> {
  const engine = await sandbox.parts.world.stores.logs()
  const group = `${DEV}:us-east-1:${GROUP}`
  if (!engine.hasGroup(group)) return 0
  return (await engine.read({ group, newestFirst: false, limit: 100 })).events.length
}

const converse = () =>
  runtime(sandbox.url, administrator(DEV)).send(
    new ConverseCommand({
      modelId: 'us.amazon.nova-lite-v1:0',
      messages: [{ role: 'user', content: [{ text: 'Hello' }] }],
    }),
  )

describe('the world starts', () => {
  test('logged in two Regions and not in the others', async () => {
    const bucketName = BUCKET
    expect(await get()).toEqual({
      cloudWatchConfig: {
        logGroupName: GROUP,
        roleArn: ROLE,
        largeDataDeliveryS3Config: { bucketName, keyPrefix: 'large' },
      },
      s3Config: { bucketName, keyPrefix: 'invocations' },
      textDataDeliveryEnabled: true,
      imageDataDeliveryEnabled: true,
      embeddingDataDeliveryEnabled: true,
    })
    expect(await get('ap-northeast-2')).toBeDefined()
    expect([await get('us-west-2'), await get('eu-central-1')]).toEqual([undefined, undefined])
  })

  test('with a configuration that it would accept', async () => {
    await put((await get()) ?? {})
    await put((await get('ap-northeast-2')) ?? {}, 'ap-northeast-2')
  })
})

describe('a configuration', () => {
  test('replaces the whole, and nothing is logged without one', async () => {
    const onlyS3 = { s3Config: { bucketName: BUCKET, keyPrefix: 'invocations' } }
    await put(onlyS3)
    expect(await get()).toEqual(onlyS3)
    await converse()
    expect(await recordCount()).toBe(0)
    await put(toCloudWatch())
    await converse()
    expect(await recordCount()).toBe(1)
  })

  test('leaves its mark in the bucket that it tried', async () => {
    await put({ s3Config: { bucketName: BUCKET, keyPrefix: 'invocations' } })
    const key = `invocations/AWSLogs/${DEV}/BedrockModelInvocationLogs/us-east-1/amazon-bedrock-logs-permission-check`
    const facts = await sandbox.parts.world.stores.objects().head(BUCKET, key)
    expect(facts?.size).toBe(0)
  })

  test('can be deleted by whom no SCP binds', async () => {
    const remove = client().send(new DeleteModelInvocationLoggingConfigurationCommand({}))
    await expect(remove).rejects.toThrow('service control policy')
    const management = bedrock(sandbox.url, administrator('000000000101'))
    await management.send(new DeleteModelInvocationLoggingConfigurationCommand({}))
  })
})

describe('what cannot be delivered to is refused', () => {
  const groupRefused = /Failed to validate permissions for log group: /
  const bucketRefused = /Failed to validate permissions for bucket: /

  test.each<[string, LoggingConfig, RegExp]>([
    ['no destination', { textDataDeliveryEnabled: true }, /at least one of/],
    ['no such group', toCloudWatch('/missing'), groupRefused],
    ['no such role', toCloudWatch(GROUP, `arn:aws:iam::${DEV}:role/Missing`), groupRefused],
    [
      'a role that does not trust Bedrock',
      toCloudWatch(GROUP, `arn:aws:iam::${DEV}:role/GatehouseRead`),
      groupRefused,
    ],
    ['no such bucket', { s3Config: { bucketName: 'not-there-at-all' } }, bucketRefused],
    [
      'a bucket of another account',
      { s3Config: { bucketName: 'gatehouse-bedrock-logs-000000000303-us-east-1' } },
      bucketRefused,
    ],
    [
      'a bucket of another Region',
      { s3Config: { bucketName: `gatehouse-bedrock-logs-${DEV}-ap-northeast-2` } },
      bucketRefused,
    ],
    [
      'a prefix that the bucket’s policy does not open',
      { s3Config: { bucketName: BUCKET, keyPrefix: 'elsewhere' } },
      bucketRefused,
    ],
  ])('%s', async (_title, loggingConfig, message) => {
    const before = await get()
    await expect(put(loggingConfig)).rejects.toMatchObject({
      name: 'ValidationException',
      message: expect.stringMatching(message),
    })
    expect(await get()).toEqual(before)
  })

  test('a role that may not be passed', async () => {
    const statement = {
      Effect: 'Allow',
      Action: 'bedrock:PutModelInvocationLoggingConfiguration',
      Resource: '*',
    }
    const account = sandbox.parts.world.iam.edit(DEV)
    delete account.roles['claims-nlp']?.boundaryArn
    await RolePolicy.attach(sandbox.url, DEV, 'claims-nlp', 'logging', [statement])
    const credentials = await teamCredentials(
      sandbox.url,
      'ASIASANDBOXJIWOOKIM',
      `arn:aws:iam::${DEV}:role/teams/claims-nlp`,
    )
    const configure = bedrock(sandbox.url, credentials).send(
      new PutModelInvocationLoggingConfigurationCommand({ loggingConfig: toCloudWatch() }),
    )
    await expect(configure).rejects.toThrow(`iam:PassRole on resource: ${ROLE}`)
  })
})
