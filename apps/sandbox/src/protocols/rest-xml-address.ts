import { AwsError } from '../operation.ts'
import type { WireRequest } from './wire.ts'

/** What a request to S3 is about: the service itself, a bucket, or an object. */
export interface S3Address {
  readonly bucket?: string
  readonly key?: string
}

/** These name S3 and no bucket: https://docs.aws.amazon.com/general/latest/gr/s3.html */
const SERVICE_HOST = /^(?:localhost|[\d.]+|\[.*\]|s3(?:[.-].*)?\.amazonaws\.com(?:\.cn)?)$/

/** `BUCKET.localhost`, `BUCKET.s3.amazonaws.com`, `BUCKET.s3.REGION.amazonaws.com` */
const BUCKET_HOST = /^(.+)\.(?:localhost|s3(?:[.-][\w-]+)*\.amazonaws\.com(?:\.cn)?)$/

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/VirtualHosting.html */
export function s3Address({ headers, path }: WireRequest): S3Address {
  const host = (headers['host'] ?? headers[':authority'] ?? '').replace(/:\d+$/, '')
  const bucketOfHost = SERVICE_HOST.test(host) ? undefined : BUCKET_HOST.exec(host)?.[1]
  const rest = path.startsWith('/') ? path.slice(1) : path
  if (bucketOfHost !== undefined) return address(bucketOfHost, rest)
  const slash = rest.indexOf('/')
  const bucket = slash === -1 ? rest : rest.slice(0, slash)
  return bucket === '' ? {} : address(decoded(bucket), slash === -1 ? '' : rest.slice(slash + 1))
}

function address(bucket: string, rawKey: string): S3Address {
  return rawKey === '' ? { bucket } : { bucket, key: decoded(rawKey) }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    throw new AwsError('InvalidURI', 400, "Couldn't parse the specified URI.")
  }
}
