import { gunzipSync } from 'node:zlib'
import { AwsError } from '../operation.ts'
import type { WireRequest } from './wire.ts'

/** Above what the body of any compressed operation may hold. */
const MOST_BYTES = 10 * 1024 * 1024

/** The SDK compresses bodies of PutMetricData from 10 KB on. */
export function uncompressed({ headers, body }: WireRequest): Buffer {
  if (headers['content-encoding'] !== 'gzip') return body
  try {
    return gunzipSync(body, { maxOutputLength: MOST_BYTES })
  } catch {
    throw new AwsError('SerializationException', 400, 'The request body is not valid gzip.')
  }
}
