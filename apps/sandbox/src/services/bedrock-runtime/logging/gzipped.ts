import { promisify } from 'node:util'
import { constants, gzip } from 'node:zlib'

const compress = promisify(gzip)

/** Most files fit into one piece, and each further one is another trip to the thread pool. */
const PIECE_BYTES = 128 * 1024

/** History is written by the hundred thousand, so speed goes before size. */
export function gzipped(content: string | Uint8Array): Promise<Uint8Array> {
  return compress(content, { level: constants.Z_BEST_SPEED, chunkSize: PIECE_BYTES })
}
