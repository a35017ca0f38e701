import {
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
import { type BucketWorld, startWithBucket } from './bucket-world.ts'
import { failure } from './s3-clients.ts'

const Bucket = 'settings-under-test'
const SEEDED = 'gatehouse-bedrock-logs-000000000303-ap-northeast-2'

let world: BucketWorld

beforeAll(async () => {
  world = await startWithBucket(Bucket)
})

afterAll(() => world.close())

describe('what was never set', () => {
  test.each([
    [
      'policy',
      () => world.client.send(new GetBucketPolicyCommand({ Bucket })),
      '404 NoSuchBucketPolicy',
    ],
    [
      'policy status',
      () => world.client.send(new GetBucketPolicyStatusCommand({ Bucket })),
      '404 NoSuchBucketPolicy',
    ],
    ['tags', () => world.client.send(new GetBucketTaggingCommand({ Bucket })), '404 NoSuchTagSet'],
    [
      'object lock',
      () => world.client.send(new GetObjectLockConfigurationCommand({ Bucket })),
      '404 ObjectLockConfigurationNotFoundError',
    ],
    [
      'lifecycle',
      () => world.client.send(new GetBucketLifecycleConfigurationCommand({ Bucket })),
      '404 NoSuchLifecycleConfiguration',
    ],
  ])('%s', async (_, ask, expected) => {
    expect(await failure(ask())).toBe(expected)
  })

  test('and what a new bucket has all the same', async () => {
    const { Status } = await world.client.send(new GetBucketVersioningCommand({ Bucket }))
    const { LoggingEnabled } = await world.client.send(new GetBucketLoggingCommand({ Bucket }))
    expect([Status, LoggingEnabled]).toEqual([undefined, undefined])
    const { ServerSideEncryptionConfiguration } = await world.client.send(
      new GetBucketEncryptionCommand({ Bucket }),
    )
    expect(ServerSideEncryptionConfiguration?.Rules).toEqual([
      { ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' }, BucketKeyEnabled: false },
    ])
    const block = await world.client.send(new GetPublicAccessBlockCommand({ Bucket }))
    expect(Object.values(block.PublicAccessBlockConfiguration ?? {})).toEqual(Array(4).fill(true))
    expect(
      await world.client.send(new GetBucketOwnershipControlsCommand({ Bucket })),
    ).toMatchObject({
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
    await world.client.send(
      new PutBucketEncryptionCommand({ Bucket, ServerSideEncryptionConfiguration }),
    )
    expect(await world.client.send(new GetBucketEncryptionCommand({ Bucket }))).toMatchObject({
      ServerSideEncryptionConfiguration,
    })
    expect(
      await world.client.send(new PutObjectCommand({ Bucket, Key: 'k', Body: 'x' })),
    ).toMatchObject({
      ServerSideEncryption: 'aws:kms',
      SSEKMSKeyId: KMSMasterKeyID,
      BucketKeyEnabled: true,
    })
    await world.client.send(new DeleteBucketEncryptionCommand({ Bucket }))
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
    const put = (Policy: string) =>
      world.client.send(new PutBucketPolicyCommand({ Bucket, Policy }))
    const isPublic = async () =>
      (await world.client.send(new GetBucketPolicyStatusCommand({ Bucket }))).PolicyStatus?.IsPublic
    await put(policy('*', { StringEquals: { 'aws:SourceAccount': '1' } }))
    expect(await isPublic()).toBe(false)
    expect(await failure(put(policy('*')))).toBe('403 AccessDenied')
    await world.client.send(new DeletePublicAccessBlockCommand({ Bucket }))
    expect(await failure(world.client.send(new GetPublicAccessBlockCommand({ Bucket })))).toBe(
      '404 NoSuchPublicAccessBlockConfiguration',
    )
    await put(policy('*'))
    expect(await isPublic()).toBe(true)
    expect(await world.client.send(new GetBucketPolicyCommand({ Bucket }))).toMatchObject({
      Policy: policy('*'),
    })
    await world.client.send(new DeleteBucketPolicyCommand({ Bucket }))
    const PublicAccessBlockConfiguration = { BlockPublicAcls: true, BlockPublicPolicy: true }
    await world.client.send(
      new PutPublicAccessBlockCommand({ Bucket, PublicAccessBlockConfiguration }),
    )
    expect(await failure(put('{"Statement":[]}'))).toBe('400 MalformedPolicy')
    expect(await failure(put('no JSON'))).toBe('400 MalformedPolicy')
    expect(await failure(put(policy('*').replace(Bucket, 'another')))).toBe('400 MalformedPolicy')
  })

  test('versioning, and the lock that needs it', async () => {
    const lock = () =>
      world.client.send(
        new PutObjectLockConfigurationCommand({
          Bucket,
          ObjectLockConfiguration: {
            ObjectLockEnabled: 'Enabled',
            Rule: { DefaultRetention: { Mode: 'COMPLIANCE', Days: 30 } },
          },
        }),
      )
    const version = (Status: 'Enabled' | 'Suspended') =>
      world.client.send(
        new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: { Status } }),
      )
    expect(await failure(lock())).toBe('409 InvalidBucketState')
    await version('Enabled')
    await lock()
    expect(
      await world.client.send(new GetObjectLockConfigurationCommand({ Bucket })),
    ).toMatchObject({
      ObjectLockConfiguration: { Rule: { DefaultRetention: { Mode: 'COMPLIANCE', Days: 30 } } },
    })
    expect(await failure(version('Suspended'))).toBe('409 InvalidBucketState')
  })

  test('logging, tags and lifecycle', async () => {
    const logTo = (TargetBucket: string) =>
      world.client.send(
        new PutBucketLoggingCommand({
          Bucket,
          BucketLoggingStatus: { LoggingEnabled: { TargetBucket, TargetPrefix: 'p/' } },
        }),
      )
    expect(await failure(logTo(SEEDED))).toBe('400 InvalidTargetBucketForLogging')
    await logTo(Bucket)
    expect(await world.client.send(new GetBucketLoggingCommand({ Bucket }))).toMatchObject({
      LoggingEnabled: { TargetBucket: Bucket, TargetPrefix: 'p/' },
    })
    const TagSet = [{ Key: 'team', Value: 'é & <alpha>' }]
    await world.client.send(new PutBucketTaggingCommand({ Bucket, Tagging: { TagSet } }))
    expect((await world.client.send(new GetBucketTaggingCommand({ Bucket }))).TagSet).toEqual(
      TagSet,
    )
    await world.client.send(new DeleteBucketTaggingCommand({ Bucket }))
    const rule = {
      ID: 'old',
      Status: 'Enabled' as const,
      Filter: { Prefix: 'p/' },
      Expiration: { Date: new Date('2027-01-01T00:00:00Z') },
    }
    await world.client.send(
      new PutBucketLifecycleConfigurationCommand({
        Bucket,
        LifecycleConfiguration: { Rules: [rule] },
      }),
    )
    const { Rules } = await world.client.send(
      new GetBucketLifecycleConfigurationCommand({ Bucket }),
    )
    expect(Rules).toEqual([rule])
    await world.client.send(new DeleteBucketLifecycleCommand({ Bucket }))
  })

  test('are plain JSON, so that a snapshot keeps them', () => {
    const { buckets } = world.sandbox.parts.world.state
    expect(JSON.parse(JSON.stringify(buckets))).toEqual(buckets)
  })
})
