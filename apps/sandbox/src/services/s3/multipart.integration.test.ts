import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateBucketCommand,
  CreateMultipartUploadCommand,
  DeleteBucketCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  UploadPartCommand,
} from '@aws-sdk/client-s3'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Sandbox, startSandbox } from '../../server.ts'
import { s3 } from './s3-clients.ts'

const object = { Bucket: 'multipart-bucket', Key: 'large/one' }
const FIRST = Buffer.alloc(5 * 1024 * 1024, 'a')

let sandbox: Sandbox
let client: ReturnType<typeof s3>

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, oidcClientSecret: 'unused' })
  client = s3(sandbox.url)
  await client.send(new CreateBucketCommand({ Bucket: object.Bucket }))
})

afterAll(async () => {
  client.destroy()
  await sandbox.close()
})

async function begun(): Promise<{ UploadId: string }> {
  const described = { ContentType: 'text/plain', Metadata: { team: 'alpha' } }
  const created = await client.send(new CreateMultipartUploadCommand({ ...object, ...described }))
  return { UploadId: created.UploadId ?? '' }
}

async function part(upload: { UploadId: string }, PartNumber: number, Body: Uint8Array) {
  const { ETag } = await client.send(
    new UploadPartCommand({ ...object, ...upload, PartNumber, Body }),
  )
  return { PartNumber, ETag }
}

const complete = (upload: { UploadId: string }, Parts: Awaited<ReturnType<typeof part>>[]) =>
  client.send(
    new CompleteMultipartUploadCommand({ ...object, ...upload, MultipartUpload: { Parts } }),
  )

test('an object is put together from its parts', async () => {
  const upload = await begun()
  const second = await part(upload, 2, Buffer.from('end'))
  const first = await part(upload, 1, FIRST)
  expect((await client.send(new ListObjectsV2Command(object))).KeyCount).toBe(0)
  await expect(complete(upload, [second, first])).rejects.toMatchObject({
    name: 'InvalidPartOrder',
  })
  await expect(complete(upload, [first, { PartNumber: 3, ETag: 'x' }])).rejects.toMatchObject({
    name: 'InvalidPart',
  })
  const { ETag } = await complete(upload, [first, second])
  expect(ETag).toMatch(/^"[0-9a-f]{32}-2"$/)
  const back = await client.send(new GetObjectCommand(object))
  expect(back).toMatchObject({
    ETag,
    ContentLength: FIRST.length + 3,
    ContentType: 'text/plain',
    Metadata: { team: 'alpha' },
  })
  const bytes = Buffer.from((await back.Body?.transformToByteArray()) ?? [])
  expect(bytes.equals(Buffer.concat([FIRST, Buffer.from('end')]))).toBe(true)
  await expect(complete(upload, [first, second])).rejects.toMatchObject({ name: 'NoSuchUpload' })
})

test('parts before the last may not be small', async () => {
  const upload = await begun()
  const parts = [await part(upload, 1, Buffer.from('a')), await part(upload, 2, Buffer.from('b'))]
  await expect(complete(upload, parts)).rejects.toMatchObject({ name: 'EntityTooSmall' })
})

test('an upload that is given up leaves nothing', async () => {
  const upload = await begun()
  await part(upload, 1, FIRST)
  await client.send(new AbortMultipartUploadCommand({ ...object, ...upload }))
  await expect(part(upload, 2, FIRST)).rejects.toMatchObject({ name: 'NoSuchUpload' })
  await client.send(new DeleteObjectCommand(object))
  await client.send(new DeleteBucketCommand(object))
})
