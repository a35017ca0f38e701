import {
  CopyObjectCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
} from '@aws-sdk/client-s3'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type BucketWorld, startWithBucket } from './bucket-world.ts'
import { failure } from './s3-clients.ts'

const Bucket = 'objects-under-test'

let world: BucketWorld

beforeAll(async () => {
  world = await startWithBucket(Bucket)
})

afterAll(() => world.close())

describe('an object', () => {
  test('comes back with everything that was said of it', async () => {
    const stored = await world.put('described', 'hello', {
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
    expect(
      await world.client.send(new HeadObjectCommand({ Bucket, Key: 'described' })),
    ).toMatchObject({
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
    expect(await world.textOf('described')).toBe('hello')
  })

  test.each([
    ['bytes=0-0', '206 h bytes 0-0/5'],
    ['bytes=1-', '206 ello bytes 1-4/5'],
    ['bytes=-2', '206 lo bytes 3-4/5'],
    ['bytes=3-900', '206 lo bytes 3-4/5'],
    ['bytes=4-1', '200 hello undefined'],
    ['lines=1-2', '200 hello undefined'],
  ])('in part: %s', async (Range, expected) => {
    const part = await world.get('described', { Range })
    const body = await part.Body?.transformToString()
    expect(`${part.$metadata.httpStatusCode} ${body} ${part.ContentRange}`).toBe(expected)
  })

  test('beyond its end is not satisfiable', async () => {
    expect(await failure(world.get('described', { Range: 'bytes=5-' }))).toBe('416 InvalidRange')
  })

  test('is given under conditions', async () => {
    const { ETag = '', LastModified = new Date() } = await world.get('described')
    expect(await failure(world.get('described', { IfMatch: '"other"' }))).toBe(
      '412 PreconditionFailed',
    )
    expect(await world.textOf('described', { IfMatch: ETag })).toBe('hello')
    expect(await failure(world.get('described', { IfNoneMatch: ETag }))).toMatch(/^304/)
    expect(await failure(world.get('described', { IfModifiedSince: LastModified }))).toMatch(/^304/)
    const before = new Date(LastModified.getTime() - 1000)
    expect(await world.textOf('described', { IfModifiedSince: before })).toBe('hello')
    const unmodified = world.get('described', { IfUnmodifiedSince: before })
    expect(await failure(unmodified)).toBe('412 PreconditionFailed')
  })

  test('is made once only, and replaced only if it is the expected one', async () => {
    const { ETag = '' } = await world.put('once', '1', { IfNoneMatch: '*' })
    expect(await failure(world.put('once', '2', { IfNoneMatch: '*' }))).toBe(
      '412 PreconditionFailed',
    )
    await world.put('once', '3', { IfMatch: ETag })
    expect(await failure(world.put('once', '4', { IfMatch: ETag }))).toBe('412 PreconditionFailed')
    expect(await failure(world.put('never', '4', { IfMatch: ETag }))).toBe('404 NoSuchKey')
    expect(await world.textOf('once')).toBe('3')
    const racing = Array.from({ length: 10 }, (_, index) =>
      failure(world.put('raced', `${index}`, { IfNoneMatch: '*' })),
    )
    expect((await Promise.all(racing)).filter((outcome) => outcome === 'none')).toHaveLength(1)
  })

  test('that is not there', async () => {
    expect(await failure(world.get('missing'))).toBe('404 NoSuchKey')
    const head = world.client.send(new HeadObjectCommand({ Bucket, Key: 'missing' }))
    expect(await failure(head)).toBe('404 NotFound')
    expect(
      await failure(world.client.send(new DeleteObjectCommand({ Bucket, Key: 'missing' }))),
    ).toBe('none')
  })

  test('is copied, described anew or as it was', async () => {
    const CopySource = `${Bucket}/described`
    const { CopyObjectResult } = await world.client.send(
      new CopyObjectCommand({ Bucket, Key: 'copy ü', CopySource }),
    )
    expect(CopyObjectResult?.ETag).toBe('"5d41402abc4b2a76b9719d911017c592"')
    expect(await world.get('copy ü')).toMatchObject({ Metadata: { team: 'alpha' } })
    const CopyAgain = encodeURI(`${Bucket}/copy ü`)
    const renamed = { MetadataDirective: 'REPLACE' as const, Metadata: { team: 'beta' } }
    await world.client.send(
      new CopyObjectCommand({ Bucket, Key: 'anew', CopySource: CopyAgain, ...renamed }),
    )
    expect(await world.get('anew')).toMatchObject({ Metadata: { team: 'beta' }, ContentLength: 5 })
    const itself = new CopyObjectCommand({ Bucket, Key: 'described', CopySource })
    expect(await failure(world.client.send(itself))).toBe('400 InvalidRequest')
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
    await world.put(Key, Key)
    expect(await world.textOf(Key)).toBe(Key)
    const listed = await world.client.send(
      new ListObjectsV2Command({ Bucket, Prefix: Key, EncodingType: 'url' }),
    )
    expect(listed.Contents?.map((each) => decodeURIComponent(each.Key ?? ''))).toContain(Key)
  })

  test('one byte too long', async () => {
    expect(await failure(world.put('k'.repeat(1025), ''))).toBe('400 KeyTooLongError')
  })

  test('are deleted together, each by itself', async () => {
    const Objects = HOSTILE.filter((key) => !/[\0\n]/.test(key)).map((Key) => ({ Key }))
    const { Deleted, Errors } = await world.client.send(
      new DeleteObjectsCommand({ Bucket, Delete: { Objects } }),
    )
    expect(Deleted?.map(({ Key }) => Key)).toEqual(Objects.map(({ Key }) => Key))
    expect(Errors).toBeUndefined()
    expect(await failure(world.get('..'))).toBe('404 NoSuchKey')
  })
})
