import { CreateBucketCommand, GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3'
import { startSandbox } from '../../server.ts'
import { s3 } from './s3-clients.ts'

export type BucketWorld = Awaited<ReturnType<typeof startWithBucket>>

/** A sandbox with a bucket of the account genai-dev, and its administrator's client. */
export async function startWithBucket(Bucket: string) {
  const sandbox = await startSandbox({ port: 0, oidcClientSecret: 'unused' })
  const client = s3(sandbox.url)
  await client.send(new CreateBucketCommand({ Bucket }))

  const put = (Key: string, Body: string | Uint8Array, more: object = {}) =>
    client.send(new PutObjectCommand({ Bucket, Key, Body, ...more }))
  const get = (Key: string, more: object = {}) =>
    client.send(new GetObjectCommand({ Bucket, Key, ...more }))
  const textOf = async (Key: string, more: object = {}) =>
    (await get(Key, more)).Body?.transformToString()
  const close = () => {
    client.destroy()
    return sandbox.close()
  }
  return { sandbox, client, put, get, textOf, close }
}
