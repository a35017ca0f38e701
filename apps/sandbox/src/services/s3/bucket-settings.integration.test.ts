import {
  CreateBucketCommand,
  DeleteBucketEncryptionCommand,
  DeleteBucketLifecycleCommand,
  DeleteBucketPolicyCommand,
  DeleteBucketTaggingCommand,
  DeletePublicAccessBlockCommand,
  GetBucketEncryptionCommand,
  GetBucketLifecycleConfigurationCommand,
  GetBucketLoggingCommand,
  GetBucketOwnershipControlsCommand,
  GetBucketPolicyCommand,
  GetBucketPolicyStatusCommand,
  GetBucketTaggingCommand,
  GetBucketVersioningCommand,
  GetObjectLockConfigurationCommand,
  GetPublicAccessBlockCommand,
  PutBucketEncryptionCommand,
  PutBucketLifecycleConfigurationCommand,
  PutBucketLoggingCommand,
  PutBucketPolicyCommand,
  PutBucketTaggingCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
  PutObjectLockConfigurationCommand,
  PutPublicAccessBlockCommand,
} from '@aws-sdk/client-s3'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Sandbox, startSandbox } from '../../server.ts'
import { s3 } from './s3-clients.ts'

const Bucket = 'settings-under-test'
const SEEDED = 'gatehouse-bedrock-logs-000000000303-ap-northeast-2'

let sandbox: Sandbox
let dev: ReturnType<typeof s3>

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, oidcClientSecret: 'unused' })
  dev = s3(sandbox.url)
  await dev.send(new CreateBucketCommand({ Bucket }))
})

afterAll(async () => {
  dev.destroy()
  await sandbox.close()
})

const failure = (promise: Promise<unknown>) =>
  promise.then(
    () => 'none',
    (error: { name: string; $metadata: { httpStatusCode: number } }) =>
      `${error.$metadata.httpStatusCode} ${error.name}`,
  )

describe('what was never set', () => {
  test.each([
    ['policy', () => dev.send(new GetBucketPolicyCommand({ Bucket })), '404 NoSuchBucketPolicy'],
    [
      'policy status',
      () => dev.send(new GetBucketPolicyStatusCommand({ Bucket })),
      '404 NoSuchBucketPolicy',
    ],
    ['tags', () => dev.send(new GetBucketTaggingCommand({ Bucket })), '404 NoSuchTagSet'],
    [
      'object lock',
      () => dev.send(new GetObjectLockConfigurationCommand({ Bucket })),
      '404 ObjectLockConfigurationNotFoundError',
    ],
    [
      'lifecycle',
      () => dev.send(new GetBucketLifecycleConfigurationCommand({ Bucket })),
      '404 NoSuchLifecycleConfiguration',
    ],
  ])('%s', async (_, ask, expected) => {
    expect(await failure(ask())).toBe(expected)
  })

  test('and what a new bucket has all the same', async () => {
    const { Status } = await dev.send(new GetBucketVersioningCommand({ Bucket }))
    const { LoggingEnabled } = await dev.send(new GetBucketLoggingCommand({ Bucket }))
    expect([Status, LoggingEnabled]).toEqual([undefined, undefined])
    const { ServerSideEncryptionConfiguration } = await dev.send(
      new GetBucketEncryptionCommand({ Bucket }),
    )
    expect(ServerSideEncryptionConfiguration?.Rules).toEqual([
      { ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' }, BucketKeyEnabled: false },
    ])
    const block = await dev.send(new GetPublicAccessBlockCommand({ Bucket }))
    expect(Object.values(block.PublicAccessBlockConfiguration ?? {})).toEqual(Array(4).fill(true))
    expect(await dev.send(new GetBucketOwnershipControlsCommand({ Bucket }))).toMatchObject({
      OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
    })
  })
})

describe('settings', () => {
  test('encryption with a key, which objects then say', async () => {
    const KMSMasterKeyID = 'arn:aws:kms:us-east-1:000000000202:key/1'
    const byDefault = { SSEAlgorithm: 'aws:kms' as const, KMSMasterKeyID }
    const Rules = [{ ApplyServerSideEncryptionByDefault: byDefault, BucketKeyEnabled: true }]
    const ServerSideEncryptionConfiguration = { Rules }
    await dev.send(new PutBucketEncryptionCommand({ Bucket, ServerSideEncryptionConfiguration }))
    expect(await dev.send(new GetBucketEncryptionCommand({ Bucket }))).toMatchObject({
      ServerSideEncryptionConfiguration,
    })
    expect(await dev.send(new PutObjectCommand({ Bucket, Key: 'k', Body: 'x' }))).toMatchObject({
      ServerSideEncryption: 'aws:kms',
      SSEKMSKeyId: KMSMasterKeyID,
      BucketKeyEnabled: true,
    })
    await dev.send(new DeleteBucketEncryptionCommand({ Bucket }))
  })

  test('a policy, public or not', async () => {
    const policy = (principal: unknown, condition = {}) =>
      JSON.stringify({
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Principal: principal,
            Action: 's3:GetObject',
            Resource: `arn:aws:s3:::${Bucket}/*`,
            Condition: condition,
          },
        ],
      })
    const put = (Policy: string) => dev.send(new PutBucketPolicyCommand({ Bucket, Policy }))
    const isPublic = async () =>
      (await dev.send(new GetBucketPolicyStatusCommand({ Bucket }))).PolicyStatus?.IsPublic
    await put(policy('*', { StringEquals: { 'aws:SourceAccount': '1' } }))
    expect(await isPublic()).toBe(false)
    expect(await failure(put(policy('*')))).toBe('403 AccessDenied')
    await dev.send(new DeletePublicAccessBlockCommand({ Bucket }))
    expect(await failure(dev.send(new GetPublicAccessBlockCommand({ Bucket })))).toBe(
      '404 NoSuchPublicAccessBlockConfiguration',
    )
    await put(policy('*'))
    expect(await isPublic()).toBe(true)
    expect(await dev.send(new GetBucketPolicyCommand({ Bucket }))).toMatchObject({
      Policy: policy('*'),
    })
    await dev.send(new DeleteBucketPolicyCommand({ Bucket }))
    const PublicAccessBlockConfiguration = { BlockPublicAcls: true, BlockPublicPolicy: true }
    await dev.send(new PutPublicAccessBlockCommand({ Bucket, PublicAccessBlockConfiguration }))
    expect(await failure(put('{"Statement":[]}'))).toBe('400 MalformedPolicy')
    expect(await failure(put('no JSON'))).toBe('400 MalformedPolicy')
    expect(await failure(put(policy('*').replace(Bucket, 'another')))).toBe('400 MalformedPolicy')
  })

  test('versioning, and the lock that needs it', async () => {
    const lock = () =>
      dev.send(
        new PutObjectLockConfigurationCommand({
          Bucket,
          ObjectLockConfiguration: {
            ObjectLockEnabled: 'Enabled',
            Rule: { DefaultRetention: { Mode: 'COMPLIANCE', Days: 30 } },
          },
        }),
      )
    const version = (Status: 'Enabled' | 'Suspended') =>
      dev.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: { Status } }))
    expect(await failure(lock())).toBe('409 InvalidBucketState')
    await version('Enabled')
    await lock()
    expect(await dev.send(new GetObjectLockConfigurationCommand({ Bucket }))).toMatchObject({
      ObjectLockConfiguration: { Rule: { DefaultRetention: { Mode: 'COMPLIANCE', Days: 30 } } },
    })
    expect(await failure(version('Suspended'))).toBe('409 InvalidBucketState')
  })

  test('logging, tags and lifecycle', async () => {
    const logTo = (TargetBucket: string) =>
      dev.send(
        new PutBucketLoggingCommand({
          Bucket,
          BucketLoggingStatus: { LoggingEnabled: { TargetBucket, TargetPrefix: 'p/' } },
        }),
      )
    expect(await failure(logTo(SEEDED))).toBe('400 InvalidTargetBucketForLogging')
    await logTo(Bucket)
    expect(await dev.send(new GetBucketLoggingCommand({ Bucket }))).toMatchObject({
      LoggingEnabled: { TargetBucket: Bucket, TargetPrefix: 'p/' },
    })
    const TagSet = [{ Key: 'team', Value: 'é & <alpha>' }]
    await dev.send(new PutBucketTaggingCommand({ Bucket, Tagging: { TagSet } }))
    expect((await dev.send(new GetBucketTaggingCommand({ Bucket }))).TagSet).toEqual(TagSet)
    await dev.send(new DeleteBucketTaggingCommand({ Bucket }))
    const rule = {
      ID: 'old',
      Status: 'Enabled' as const,
      Filter: { Prefix: 'p/' },
      Expiration: { Date: new Date('2027-01-01T00:00:00Z') },
    }
    await dev.send(
      new PutBucketLifecycleConfigurationCommand({
        Bucket,
        LifecycleConfiguration: { Rules: [rule] },
      }),
    )
    const { Rules } = await dev.send(new GetBucketLifecycleConfigurationCommand({ Bucket }))
    expect(Rules).toEqual([rule])
    await dev.send(new DeleteBucketLifecycleCommand({ Bucket }))
  })

  test('are plain JSON, so that a snapshot keeps them', () => {
    const { buckets } = sandbox.parts.world.state
    expect(JSON.parse(JSON.stringify(buckets))).toEqual(buckets)
  })
})
