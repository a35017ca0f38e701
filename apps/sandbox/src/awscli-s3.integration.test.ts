import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { awsCli, awsCliText, INSTALL_AWS_CLI, isAwsCliPresent } from './debian-aws-cli.ts'
import { type Sandbox, startSandbox } from './server.ts'

const DEV = '000000000202'
const BUCKET = 'cli-bucket'

let sandbox: Sandbox
let directory: string

const aws = (...words: string[]) => awsCliText(sandbox.url, DEV, ...words)
const api = (...words: string[]) => awsCli(sandbox.url, DEV, 's3api', ...words)

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, oidcClientSecret: 'unused' })
  directory = mkdtempSync(join(tmpdir(), 'gatehouse-cli-'))
})

afterAll(async () => {
  await sandbox.close()
  rmSync(directory, { recursive: true, force: true })
})

/** That the CLI is installed where it has to be is demanded by the other file of its tests. */
describe.skipIf(!isAwsCliPresent)(`the AWS CLI speaks S3 (else: ${INSTALL_AWS_CLI})`, () => {
  const local = (name: string) => join(directory, name)
  const onBucket = ['--bucket', BUCKET]

  test('makes a bucket and finds it', async () => {
    await aws('s3', 'mb', `s3://${BUCKET}`)
    expect(await aws('s3', 'ls')).toContain(BUCKET)
    expect(await api('head-bucket', ...onBucket)).toBeUndefined()
    expect(await api('get-bucket-location', ...onBucket)).toEqual({ LocationConstraint: null })
  })

  test('copies files there and back', async () => {
    writeFileSync(local('up'), 'from the command line\n')
    await aws('s3', 'cp', local('up'), `s3://${BUCKET}/dir/an object é.txt`)
    expect(await aws('s3', 'ls', `s3://${BUCKET}/`)).toContain('PRE dir/')
    expect(await aws('s3', 'ls', '--recursive', `s3://${BUCKET}/`)).toMatch(
      /22 dir\/an object é\.txt/,
    )
    await aws('s3', 'cp', `s3://${BUCKET}/dir/an object é.txt`, local('down'))
    expect(readFileSync(local('down'), 'utf8')).toBe('from the command line\n')
    await aws('s3', 'cp', `s3://${BUCKET}/dir/an object é.txt`, `s3://${BUCKET}/copied`)
  })

  test('copies what is too large for one request', async () => {
    writeFileSync(local('large'), Buffer.alloc(9 * 1024 * 1024, 'gatehouse'))
    await aws('s3', 'cp', local('large'), `s3://${BUCKET}/large`)
    expect(await api('head-object', ...onBucket, '--key', 'large')).toMatchObject({
      ContentLength: 9 * 1024 * 1024,
      ETag: expect.stringMatching(/^"[0-9a-f]{32}-2"$/),
    })
    await aws('s3', 'cp', `s3://${BUCKET}/large`, local('large-back'))
    expect(readFileSync(local('large-back')).equals(readFileSync(local('large')))).toBe(true)
    await aws('s3', 'rm', `s3://${BUCKET}/large`)
  })

  test('puts, reads, lists and deletes through s3api', async () => {
    const object = [...onBucket, '--key', 'api']
    const described = ['--metadata', 'team=alpha', '--content-type', 'text/plain']
    await api('put-object', ...object, '--body', local('up'), ...described)
    expect(await api('head-object', ...object)).toMatchObject({
      ContentLength: 22,
      ContentType: 'text/plain',
      Metadata: { team: 'alpha' },
      ServerSideEncryption: 'AES256',
    })
    expect(await api('get-object', ...object, '--range', 'bytes=0-3', local('part'))).toMatchObject(
      { ContentRange: 'bytes 0-3/22' },
    )
    expect(readFileSync(local('part'), 'utf8')).toBe('from')
    const query = ['--query', 'Contents[].Key', '--page-size', '1']
    expect(await api('list-objects-v2', ...onBucket, ...query)).toEqual([
      'api',
      'copied',
      'dir/an object é.txt',
    ])
    const both = JSON.stringify({ Objects: [{ Key: 'api' }, { Key: 'copied' }] })
    expect(await api('delete-objects', ...onBucket, '--delete', both)).toMatchObject({
      Deleted: expect.arrayContaining([{ Key: 'api' }]),
    })
  })

  test('reads and writes what buckets are set to', async () => {
    const status = ['--versioning-configuration', 'Status=Enabled']
    await api('put-bucket-versioning', ...onBucket, ...status)
    expect(await api('get-bucket-versioning', ...onBucket)).toEqual({ Status: 'Enabled' })
    await api('put-bucket-tagging', ...onBucket, '--tagging', 'TagSet=[{Key=a,Value=b}]')
    expect(await api('get-bucket-tagging', ...onBucket)).toEqual({
      TagSet: [{ Key: 'a', Value: 'b' }],
    })
    expect(await api('get-bucket-encryption', ...onBucket)).toMatchObject({
      ServerSideEncryptionConfiguration: { Rules: [{ BucketKeyEnabled: false }] },
    })
    expect(await api('get-public-access-block', ...onBucket)).toMatchObject({
      PublicAccessBlockConfiguration: { BlockPublicPolicy: true },
    })
    expect(await api('get-bucket-acl', ...onBucket)).toMatchObject({
      Grants: [{ Permission: 'FULL_CONTROL' }],
    })
  })

  test('understands the errors', async () => {
    await expect(api('get-bucket-policy', ...onBucket)).rejects.toThrow('(NoSuchBucketPolicy)')
    await expect(api('head-object', ...onBucket, '--key', 'none')).rejects.toThrow('(404)')
    await expect(api('list-objects-v2', '--bucket', 'none-such')).rejects.toThrow('(NoSuchBucket)')
    await expect(api('get-bucket-cors', ...onBucket)).rejects.toThrow('(NotImplemented)')
  })

  test('presigns a URL, and takes the bucket away with all that is in it', async () => {
    const url = (await aws('s3', 'presign', `s3://${BUCKET}/dir/an object é.txt`)).trim()
    expect(await (await fetch(url)).text()).toBe('from the command line\n')
    await aws('s3', 'rb', '--force', `s3://${BUCKET}`)
    await expect(api('head-bucket', ...onBucket)).rejects.toThrow('(404)')
  })
})
