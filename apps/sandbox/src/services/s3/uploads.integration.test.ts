import { createHash, randomBytes } from 'node:crypto'
import { Readable } from 'node:stream'
import { crc32 } from 'node:zlib'
import { GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3'
import { getSignedUrl } from '@aws-sdk/s3-request-presigner'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { administrator } from '../bedrock/world-clients.ts'
import { type BucketWorld, startWithBucket } from './bucket-world.ts'
import { failure, s3 } from './s3-clients.ts'

const Bucket = 'uploads-under-test'
const DEV = '000000000202'

let world: BucketWorld

beforeAll(async () => {
  world = await startWithBucket(Bucket)
})

afterAll(() => world.close())

describe('a body', () => {
  test('that is streamed in frames, with a checksum behind it', async () => {
    const body = randomBytes(3_000_000)
    for (const ChecksumAlgorithm of ['CRC32', 'CRC32C', 'CRC64NVME', 'SHA1', 'SHA256'] as const) {
      const stored = await world.client.send(
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
      const back = await world.get('streamed', { ChecksumMode: 'ENABLED' })
      expect(back).toMatchObject({ [`Checksum${ChecksumAlgorithm}`]: checksum })
      expect(Buffer.from((await back.Body?.transformToByteArray()) ?? []).equals(body)).toBe(true)
    }
  })

  test('that is not what its checksum says is not kept', async () => {
    const wrong = crc32('something else').toString(16).padStart(8, '0')
    const ChecksumCRC32 = Buffer.from(wrong, 'hex').toString('base64')
    expect(await failure(world.put('corrupt', 'body', { ChecksumCRC32 }))).toBe('400 BadDigest')
    const ContentMD5 = createHash('md5').update('other').digest('base64')
    expect(await failure(world.put('corrupt', 'body', { ContentMD5 }))).toBe('400 BadDigest')
    expect(await failure(world.put('corrupt', 'body', { ContentMD5: 'short' }))).toBe(
      '400 InvalidDigest',
    )
    expect(await failure(world.get('corrupt'))).toBe('404 NoSuchKey')
  })

  test('that ends in the middle of a frame is not kept', async () => {
    const url = `${world.sandbox.url}/${Bucket}/torn`
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
    expect(await failure(world.get('torn'))).toBe('404 NoSuchKey')
  })

  test('is refused before it has been read, and the connection goes on', async () => {
    const other = s3(world.sandbox.url, administrator('000000000303'))
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
    await world.put('signed', 'for you')
    const command = new GetObjectCommand({ Bucket, Key: 'signed', ResponseContentType: 'text/x' })
    const answer = await fetch(await getSignedUrl(world.client, command, { expiresIn: 60 }))
    expect([answer.status, answer.headers.get('content-type'), await answer.text()]).toEqual([
      200,
      'text/x',
      'for you',
    ])
    const stranger = s3(world.sandbox.url, administrator('000000000303'))
    const foreign = await fetch(await getSignedUrl(stranger, command))
    expect([foreign.status, await foreign.text()]).toEqual([
      403,
      expect.stringContaining('<Code>AccessDenied</Code>'),
    ])
    stranger.destroy()
  })

  test('takes an upload', async () => {
    const plain = s3(world.sandbox.url, undefined, { requestChecksumCalculation: 'WHEN_REQUIRED' })
    const command = new PutObjectCommand({ Bucket, Key: 'uploaded', Metadata: { by: 'url' } })
    const url = await getSignedUrl(plain, command)
    expect((await fetch(url, { method: 'PUT', body: 'by hand' })).status).toBe(200)
    expect(await world.textOf('uploaded')).toBe('by hand')
    plain.destroy()
  })

  test('has its time', async () => {
    const signingDate = new Date(Date.now() - 3_600_000)
    const command = new GetObjectCommand({ Bucket, Key: 'signed' })
    const answer = await fetch(
      await getSignedUrl(world.client, command, { expiresIn: 60, signingDate }),
    )
    expect(await answer.text()).toContain('<Message>Request has expired</Message>')
  })
})

function* split(bytes: Buffer, size: number): Iterable<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}
