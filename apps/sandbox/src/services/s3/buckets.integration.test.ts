import {
  CreateBucketCommand,
  DeleteBucketCommand,
  GetBucketAclCommand,
  GetBucketEncryptionCommand,
  GetBucketLocationCommand,
  GetBucketPolicyCommand,
  GetBucketPolicyStatusCommand,
  HeadBucketCommand,
  ListBucketsCommand,
  ListObjectsV2Command,
  PutObjectCommand,
} from '@aws-sdk/client-s3'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Sandbox, startSandbox } from '../../server.ts'
import { administrator } from '../bedrock/world-clients.ts'
import { failure, s3 } from './s3-clients.ts'

const Bucket = 'bucket-under-test'
const SEEDED = 'gatehouse-bedrock-logs-000000000303-ap-northeast-2'

let sandbox: Sandbox
let dev: ReturnType<typeof s3>
let prod: ReturnType<typeof s3>
let seoul: ReturnType<typeof s3>

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, oidcClientSecret: 'unused' })
  dev = s3(sandbox.url)
  prod = s3(sandbox.url, administrator('000000000303'))
  seoul = s3(sandbox.url, administrator('000000000303'), { region: 'ap-northeast-2' })
  await dev.send(new CreateBucketCommand({ Bucket }))
})

afterAll(async () => {
  for (const client of [dev, prod, seoul]) client.destroy()
  await sandbox.close()
})

describe('a bucket', () => {
  test('has a name that nobody else has', async () => {
    const again = (client: typeof dev) => failure(client.send(new CreateBucketCommand({ Bucket })))
    expect(await again(dev)).toBe('none')
    expect(await again(prod)).toBe('409 BucketAlreadyExists')
    const own = new CreateBucketCommand({
      Bucket: SEEDED,
      CreateBucketConfiguration: { LocationConstraint: 'ap-northeast-2' },
    })
    expect(await failure(seoul.send(own))).toBe('409 BucketAlreadyOwnedByYou')
  })

  test.each(['ab', 'Upper', 'a..b', '192.168.0.1', 'xn--bucket', 'name-s3alias', '-a-'])(
    'may not be called %s',
    async (name) => {
      const made = dev.send(new CreateBucketCommand({ Bucket: name }))
      expect(await failure(made)).toBe('400 InvalidBucketName')
    },
  )

  test('is where it was made', async () => {
    const location = (client: typeof dev, name: string) =>
      client.send(new GetBucketLocationCommand({ Bucket: name }))
    expect((await location(dev, Bucket)).LocationConstraint).toBeUndefined()
    expect((await location(prod, SEEDED)).LocationConstraint).toBe('ap-northeast-2')
    expect(await failure(prod.send(new ListObjectsV2Command({ Bucket: SEEDED })))).toBe(
      '301 PermanentRedirect',
    )
    expect(await seoul.send(new HeadBucketCommand({ Bucket: SEEDED }))).toMatchObject({
      BucketRegion: 'ap-northeast-2',
    })
    const elsewhere = new CreateBucketCommand({
      Bucket: 'elsewhere-1',
      CreateBucketConfiguration: { LocationConstraint: 'eu-central-1' },
    })
    expect(await failure(seoul.send(elsewhere))).toBe('400 IllegalLocationConstraintException')
    // An S3 client follows the header, whatever the body says.
    const moved = s3(sandbox.url, administrator('000000000303'), { followRegionRedirects: true })
    expect(await failure(moved.send(new ListObjectsV2Command({ Bucket: SEEDED })))).toBe('none')
    moved.destroy()
  })

  test('goes only when it is empty', async () => {
    const gone = { Bucket: 'soon-gone' }
    await dev.send(new CreateBucketCommand(gone))
    await dev.send(new PutObjectCommand({ ...gone, Key: 'k', Body: 'x' }))
    expect(await failure(dev.send(new DeleteBucketCommand(gone)))).toBe('409 BucketNotEmpty')
    await sandbox.parts.world.stores.objects().delete('soon-gone', 'k')
    await dev.send(new DeleteBucketCommand(gone))
    expect(await failure(dev.send(new HeadBucketCommand(gone)))).toBe('404 NotFound')
    expect(await failure(dev.send(new ListObjectsV2Command(gone)))).toBe('404 NoSuchBucket')
  })

  test('of another account is out of reach', async () => {
    expect(await failure(prod.send(new ListObjectsV2Command({ Bucket })))).toBe('403 AccessDenied')
    expect(await failure(prod.send(new GetBucketLocationCommand({ Bucket })))).toBe(
      '403 AccessDenied',
    )
    const expected = new HeadBucketCommand({ Bucket, ExpectedBucketOwner: '000000000303' })
    expect(await failure(dev.send(expected))).toMatch(/^403/)
  })

  test('is on its account’s list', async () => {
    const { Buckets, Owner } = await dev.send(new ListBucketsCommand({ Prefix: 'bucket' }))
    expect(Buckets).toEqual([
      { Name: Bucket, CreationDate: expect.any(Date), BucketRegion: 'us-east-1' },
    ])
    const page = await dev.send(new ListBucketsCommand({ MaxBuckets: 1 }))
    expect([page.Buckets?.length, typeof page.ContinuationToken]).toEqual([1, 'string'])
    const { Grants } = await dev.send(new GetBucketAclCommand({ Bucket }))
    expect(Grants).toEqual([
      { Grantee: { Type: 'CanonicalUser', ID: Owner?.ID }, Permission: 'FULL_CONTROL' },
    ])
  })
})

test('the buckets that Bedrock logs into are there', async () => {
  const { ServerSideEncryptionConfiguration } = await seoul.send(
    new GetBucketEncryptionCommand({ Bucket: SEEDED }),
  )
  expect(ServerSideEncryptionConfiguration?.Rules?.[0]).toMatchObject({
    ApplyServerSideEncryptionByDefault: {
      SSEAlgorithm: 'aws:kms',
      KMSMasterKeyID: expect.stringMatching(
        /^arn:aws:kms:ap-northeast-2:000000000303:key\/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
      ),
    },
  })
  const { Policy } = await seoul.send(new GetBucketPolicyCommand({ Bucket: SEEDED }))
  expect(Policy).toContain('AWSLogs/000000000303/BedrockModelInvocationLogs/*')
  expect(await seoul.send(new GetBucketPolicyStatusCommand({ Bucket: SEEDED }))).toMatchObject({
    PolicyStatus: { IsPublic: false },
  })
})
