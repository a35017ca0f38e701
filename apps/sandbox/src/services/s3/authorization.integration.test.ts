import { CreateRoleCommand, IAMClient } from '@aws-sdk/client-iam'
import {
  DeleteObjectsCommand,
  GetObjectCommand,
  ListBucketsCommand,
  ListObjectsV2Command,
  PutObjectCommand,
} from '@aws-sdk/client-s3'
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Sandbox, startSandbox } from '../../server.ts'
import { administrator, RolePolicy } from '../bedrock/world-clients.ts'
import { s3 } from './s3-clients.ts'

const DEV = '000000000202'
const Bucket = `gatehouse-bedrock-logs-${DEV}-us-east-1`
const ARN = `arn:aws:s3:::${Bucket}`
const READS = { Effect: 'Allow', Action: 's3:GetObject', Resource: `${ARN}/open/*` }
const LISTS = { Effect: 'Allow', Action: 's3:ListBucket', Resource: ARN }

let sandbox: Sandbox
let reader: ReturnType<typeof s3>
let policy: RolePolicy

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, oidcClientSecret: 'unused' })
  const options = { endpoint: sandbox.url, credentials: administrator(DEV), region: 'us-east-1' }
  const Principal = { AWS: `arn:aws:iam::${DEV}:root` }
  await new IAMClient(options).send(
    new CreateRoleCommand({
      RoleName: 'log-reader',
      AssumeRolePolicyDocument: JSON.stringify({
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Principal, Action: 'sts:AssumeRole' }],
      }),
    }),
  )
  const { Credentials } = await new STSClient(options).send(
    new AssumeRoleCommand({
      RoleArn: `arn:aws:iam::${DEV}:role/log-reader`,
      RoleSessionName: 'test',
    }),
  )
  reader = s3(sandbox.url, {
    accessKeyId: Credentials?.AccessKeyId ?? '',
    secretAccessKey: Credentials?.SecretAccessKey ?? '',
    sessionToken: Credentials?.SessionToken ?? '',
  })
  const objects = sandbox.parts.world.stores.objects()
  for (const key of ['open/a', 'open/b', 'shut/a']) {
    await objects.put(Bucket, key, Buffer.from(key), { lastModifiedMs: 0 })
  }
  policy = await RolePolicy.attach(sandbox.url, DEV, 'log-reader', 'reading', [READS])
})

afterAll(async () => {
  reader.destroy()
  await sandbox.close()
})

const outcome = (promise: Promise<unknown>) =>
  promise.then(
    () => 'allowed',
    (error: Error) => error.name,
  )
const get = (Key: string) => outcome(reader.send(new GetObjectCommand({ Bucket, Key })))

test('a role reads what its policies let it read', async () => {
  expect([await get('open/a'), await get('shut/a')]).toEqual(['allowed', 'AccessDenied'])
  await expect(reader.send(new ListBucketsCommand({}))).rejects.toThrow(
    /is not authorized to perform: s3:ListAllMyBuckets/,
  )
})

test('who may not list is not told what is missing', async () => {
  expect(await get('open/missing')).toBe('AccessDenied')
  await policy.replace([READS, LISTS])
  expect(await get('open/missing')).toBe('NoSuchKey')
})

test('a role lists what its conditions let it list', async () => {
  await policy.replace([{ ...LISTS, Condition: { StringLike: { 's3:prefix': 'open/*' } } }])
  const list = (Prefix: string) =>
    outcome(reader.send(new ListObjectsV2Command({ Bucket, Prefix })))
  expect([await list('open/'), await list('shut/')]).toEqual(['allowed', 'AccessDenied'])
})

test('of several objects those go that may', async () => {
  await policy.replace([{ Effect: 'Allow', Action: 's3:DeleteObject', Resource: `${ARN}/open/a` }])
  const Objects = ['open/a', 'open/b'].map((Key) => ({ Key }))
  const answer = await reader.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects } }))
  expect(answer).toMatchObject({
    Deleted: [{ Key: 'open/a' }],
    Errors: [{ Key: 'open/b', Code: 'AccessDenied' }],
  })
})

test('a policy can demand how a body is encrypted', async () => {
  await policy.replace([
    {
      Effect: 'Allow',
      Action: 's3:PutObject',
      Resource: `${ARN}/*`,
      Condition: { StringEquals: { 's3:x-amz-server-side-encryption': 'aws:kms' } },
    },
  ])
  const put = (more: object) =>
    outcome(reader.send(new PutObjectCommand({ Bucket, Key: 'k', Body: 'x', ...more })))
  expect(await put({})).toBe('AccessDenied')
  expect(await put({ ServerSideEncryption: 'aws:kms' })).toBe('allowed')
})
