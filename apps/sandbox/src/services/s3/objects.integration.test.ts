import { createHash, randomBytes } from 'node:crypto'
import { Readable } from 'node:stream'
import { crc32 } from 'node:zlib'
import {
  CopyObjectCommand,
  CreateBucketCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
} from '@aws-sdk/client-s3'
import { getSignedUrl } from '@aws-sdk/s3-request-presigner'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Sandbox, startSandbox } from '../../server.ts'
import { administrator } from '../bedrock/world-clients.ts'
import { s3 } from './s3-clients.ts'

const Bucket = 'objects-under-test'
const DEV = '000000000202'

let sandbox: Sandbox
let client: ReturnType<typeof s3>

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, oidcClientSecret: 'unused' })
  client = s3(sandbox.url)
  await client.send(new CreateBucketCommand({ Bucket }))
})

afterAll(async () => {
  client.destroy()
  await sandbox.close()
})

const put = (Key: string, Body: string | Uint8Array, more: object = {}) =>
  client.send(new PutObjectCommand({ Bucket, Key, Body, ...more }))
const get = (Key: string, more: object = {}) =>
  client.send(new GetObjectCommand({ Bucket, Key, ...more }))
const textOf = async (Key: string, more: object = {}) =>
  (await get(Key, more)).Body?.transformToString()
const failure = (promise: Promise<unknown>) =>
  promise.then(
    () => 'none',
    (error: { name: string; $metadata: { httpStatusCode: number } }) =>
      `${error.$metadata.httpStatusCode} ${error.name}`,
  )

describe('an object', () => {
  test('comes back with everything that was said of it', async () => {
    const stored = await put('described', 'hello', {
      ContentType: 'text/plain',
      ContentEncoding: 'identity',
      CacheControl: 'no-store',
      ContentDisposition: 'attachment; filename="a.txt"',
      Expires: new Date('2027-01-01T00:00:00Z'),
      Metadata: { team: 'alpha', 'with-dash': 'a b', name: 'ü' },
      StorageClass: 'STANDARD_IA',
    })
    expect(stored).toMatchObject({
      ETag: '"5d41402abc4b2a76b9719d911017c592"',
      ServerSideEncryption: 'AES256',
    })
    expect(await client.send(new HeadObjectCommand({ Bucket, Key: 'described' }))).toMatchObject({
      ContentLength: 5,
      ContentType: 'text/plain',
      ContentEncoding: 'identity',
      CacheControl: 'no-store',
      ExpiresString: 'Fri, 01 Jan 2027 00:00:00 GMT',
      // As S3 answers what is not ASCII.
      Metadata: { team: 'alpha', 'with-dash': 'a b', name: '=?UTF-8?B?w7w=?=' },
      StorageClass: 'STANDARD_IA',
      AcceptRanges: 'bytes',
    })
    expect(await textOf('described')).toBe('hello')
  })

  test.each([
    ['bytes=0-0', '206 h bytes 0-0/5'],
    ['bytes=1-', '206 ello bytes 1-4/5'],
    ['bytes=-2', '206 lo bytes 3-4/5'],
    ['bytes=3-900', '206 lo bytes 3-4/5'],
    ['bytes=4-1', '200 hello undefined'],
    ['lines=1-2', '200 hello undefined'],
  ])('in part: %s', async (Range, expected) => {
    const part = await get('described', { Range })
    const body = await part.Body?.transformToString()
    expect(`${part.$metadata.httpStatusCode} ${body} ${part.ContentRange}`).toBe(expected)
  })

  test('beyond its end is not satisfiable', async () => {
    expect(await failure(get('described', { Range: 'bytes=5-' }))).toBe('416 InvalidRange')
  })

  test('is given under conditions', async () => {
    const { ETag = '', LastModified = new Date() } = await get('described')
    expect(await failure(get('described', { IfMatch: '"other"' }))).toBe('412 PreconditionFailed')
    expect(await textOf('described', { IfMatch: ETag })).toBe('hello')
    expect(await failure(get('described', { IfNoneMatch: ETag }))).toMatch(/^304/)
    expect(await failure(get('described', { IfModifiedSince: LastModified }))).toMatch(/^304/)
    const before = new Date(LastModified.getTime() - 1000)
    expect(await textOf('described', { IfModifiedSince: before })).toBe('hello')
    const unmodified = get('described', { IfUnmodifiedSince: before })
    expect(await failure(unmodified)).toBe('412 PreconditionFailed')
  })

  test('is made once only, and replaced only if it is the expected one', async () => {
    const { ETag = '' } = await put('once', '1', { IfNoneMatch: '*' })
    expect(await failure(put('once', '2', { IfNoneMatch: '*' }))).toBe('412 PreconditionFailed')
    await put('once', '3', { IfMatch: ETag })
    expect(await failure(put('once', '4', { IfMatch: ETag }))).toBe('412 PreconditionFailed')
    expect(await failure(put('never', '4', { IfMatch: ETag }))).toBe('404 NoSuchKey')
    expect(await textOf('once')).toBe('3')
    const racing = Array.from({ length: 10 }, (_, index) =>
      failure(put('raced', `${index}`, { IfNoneMatch: '*' })),
    )
    expect((await Promise.all(racing)).filter((outcome) => outcome === 'none')).toHaveLength(1)
  })

  test('that is not there', async () => {
    expect(await failure(get('missing'))).toBe('404 NoSuchKey')
    const head = client.send(new HeadObjectCommand({ Bucket, Key: 'missing' }))
    expect(await failure(head)).toBe('404 NotFound')
    expect(await failure(client.send(new DeleteObjectCommand({ Bucket, Key: 'missing' })))).toBe(
      'none',
    )
  })

  test('is copied, described anew or as it was', async () => {
    const CopySource = `${Bucket}/described`
    const { CopyObjectResult } = await client.send(
      new CopyObjectCommand({ Bucket, Key: 'copy ü', CopySource }),
    )
    expect(CopyObjectResult?.ETag).toBe('"5d41402abc4b2a76b9719d911017c592"')
    expect(await get('copy ü')).toMatchObject({ Metadata: { team: 'alpha' } })
    const CopyAgain = encodeURI(`${Bucket}/copy ü`)
    const renamed = { MetadataDirective: 'REPLACE' as const, Metadata: { team: 'beta' } }
    await client.send(
      new CopyObjectCommand({ Bucket, Key: 'anew', CopySource: CopyAgain, ...renamed }),
    )
    expect(await get('anew')).toMatchObject({ Metadata: { team: 'beta' }, ContentLength: 5 })
    const itself = new CopyObjectCommand({ Bucket, Key: 'described', CopySource })
    expect(await failure(client.send(itself))).toBe('400 InvalidRequest')
  })
})

const HOSTILE = [
  '../../etc/passwd',
  '/leading',
  'a//b',
  '..',
  'a\0b',
  'line\nbreak',
  'tab\tand "quotes" & <angles>',
  '__proto__',
  'per%20cent+plus?query#hash',
  '한국어/😀/\u{10FFFF}',
  ' spaces ',
  'k'.repeat(1024),
]

describe('keys of any content', () => {
  test.each(HOSTILE)('%j', async (Key) => {
    await put(Key, Key)
    expect(await textOf(Key)).toBe(Key)
    const listed = await client.send(
      new ListObjectsV2Command({ Bucket, Prefix: Key, EncodingType: 'url' }),
    )
    expect(listed.Contents?.map((each) => decodeURIComponent(each.Key ?? ''))).toContain(Key)
  })

  test('one byte too long', async () => {
    expect(await failure(put('k'.repeat(1025), ''))).toBe('400 KeyTooLongError')
  })

  test('are deleted together, each by itself', async () => {
    const Objects = HOSTILE.filter((key) => !/[\0\n]/.test(key)).map((Key) => ({ Key }))
    const { Deleted, Errors } = await client.send(
      new DeleteObjectsCommand({ Bucket, Delete: { Objects } }),
    )
    expect(Deleted?.map(({ Key }) => Key)).toEqual(Objects.map(({ Key }) => Key))
    expect(Errors).toBeUndefined()
    expect(await failure(get('..'))).toBe('404 NoSuchKey')
  })
})

describe('a body', () => {
  test('that is streamed in frames, with a checksum behind it', async () => {
    const body = randomBytes(3_000_000)
    for (const ChecksumAlgorithm of ['CRC32', 'CRC32C', 'CRC64NVME', 'SHA1', 'SHA256'] as const) {
      const stored = await client.send(
        new PutObjectCommand({
          Bucket,
          Key: 'streamed',
          Body: Readable.from(split(body, 100_000)),
          ContentLength: body.length,
          ChecksumAlgorithm,
        }),
      )
      const { [`Checksum${ChecksumAlgorithm}` as const]: checksum } = stored
      expect(checksum).toMatch(/=$/)
      const back = await get('streamed', { ChecksumMode: 'ENABLED' })
      expect(back).toMatchObject({ [`Checksum${ChecksumAlgorithm}`]: checksum })
      expect(Buffer.from((await back.Body?.transformToByteArray()) ?? []).equals(body)).toBe(true)
    }
  })

  test('that is not what its checksum says is not kept', async () => {
    const wrong = crc32('something else').toString(16).padStart(8, '0')
    const ChecksumCRC32 = Buffer.from(wrong, 'hex').toString('base64')
    expect(await failure(put('corrupt', 'body', { ChecksumCRC32 }))).toBe('400 BadDigest')
    const ContentMD5 = createHash('md5').update('other').digest('base64')
    expect(await failure(put('corrupt', 'body', { ContentMD5 }))).toBe('400 BadDigest')
    expect(await failure(put('corrupt', 'body', { ContentMD5: 'short' }))).toBe('400 InvalidDigest')
    expect(await failure(get('corrupt'))).toBe('404 NoSuchKey')
  })

  test('that ends in the middle of a frame is not kept', async () => {
    const url = `${sandbox.url}/${Bucket}/torn`
    const answer = await fetch(url, {
      method: 'PUT',
      headers: {
        authorization: `AWS4-HMAC-SHA256 Credential=${administrator(DEV).accessKeyId}/20260101/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=00`,
        'x-amz-content-sha256': 'STREAMING-UNSIGNED-PAYLOAD-TRAILER',
        'x-amz-decoded-content-length': '10',
      },
      body: 'a\r\nhalf',
    })
    expect([answer.status, await answer.text()]).toEqual([
      400,
      expect.stringContaining('<Code>IncompleteBody</Code>'),
    ])
    expect(await failure(get('torn'))).toBe('404 NoSuchKey')
  })

  test('is refused before it has been read, and the connection goes on', async () => {
    const other = s3(sandbox.url, administrator('000000000303'))
    const Body = randomBytes(8_000_000)
    const refused = other.send(new PutObjectCommand({ Bucket, Key: 'x', Body }))
    expect(await failure(refused)).toBe('403 AccessDenied')
    const again = other.send(new GetObjectCommand({ Bucket, Key: 'x' }))
    expect(await failure(again)).toBe('403 AccessDenied')
    other.destroy()
  })
})

describe('a presigned URL', () => {
  test('is its signer’s', async () => {
    await put('signed', 'for you')
    const command = new GetObjectCommand({ Bucket, Key: 'signed', ResponseContentType: 'text/x' })
    const answer = await fetch(await getSignedUrl(client, command, { expiresIn: 60 }))
    expect([answer.status, answer.headers.get('content-type'), await answer.text()]).toEqual([
      200,
      'text/x',
      'for you',
    ])
    const stranger = s3(sandbox.url, administrator('000000000303'))
    const foreign = await fetch(await getSignedUrl(stranger, command))
    expect([foreign.status, await foreign.text()]).toEqual([
      403,
      expect.stringContaining('<Code>AccessDenied</Code>'),
    ])
    stranger.destroy()
  })

  test('takes an upload', async () => {
    const plain = s3(sandbox.url, undefined, { requestChecksumCalculation: 'WHEN_REQUIRED' })
    const command = new PutObjectCommand({ Bucket, Key: 'uploaded', Metadata: { by: 'url' } })
    const url = await getSignedUrl(plain, command)
    expect((await fetch(url, { method: 'PUT', body: 'by hand' })).status).toBe(200)
    expect(await textOf('uploaded')).toBe('by hand')
    plain.destroy()
  })

  test('has its time', async () => {
    const signingDate = new Date(Date.now() - 3_600_000)
    const command = new GetObjectCommand({ Bucket, Key: 'signed' })
    const answer = await fetch(await getSignedUrl(client, command, { expiresIn: 60, signingDate }))
    expect(await answer.text()).toContain('<Message>Request has expired</Message>')
  })
})

function* split(bytes: Buffer, size: number): Iterable<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}
