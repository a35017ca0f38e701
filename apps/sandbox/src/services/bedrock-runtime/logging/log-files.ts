import { isDeepStrictEqual } from 'node:util'
import { constants, gzipSync } from 'node:zlib'
import type { LogBucket } from '../../../world/bedrock-state.ts'

/** A file of the log in S3. */
export interface LogFile {
  readonly key: string
  readonly content: Uint8Array
  readonly firstMs: number
  readonly lastMs: number
}

/** What the calls before a moment become in a bucket, made before they are delivered. */
export interface LogFiles {
  readonly bucket: LogBucket
  readonly beforeMs: number
  readonly files: readonly LogFile[]
}

/** Of use only where the configuration still names the bucket that they were made for. */
export function filesFor(made: LogFiles | undefined, bucket: LogBucket): LogFiles | undefined {
  return isDeepStrictEqual(made?.bucket, bucket) ? made : undefined
}

/** As `gzipped`, for a thread that has nothing else to do meanwhile. */
const QUICKLY = { level: constants.Z_BEST_SPEED, memLevel: 9, chunkSize: 64 * 1024 }

/** With bytes of its own: what crosses to another thread takes all of its memory along. */
export function gzippedAlone(content: string | Uint8Array): Uint8Array {
  return new Uint8Array(gzipSync(content, QUICKLY))
}
