import { once } from 'node:events'
import { createGunzip } from 'node:zlib'
import type { LogObjectLimits, ObjectRefusal } from './log-object-refusal.ts'

/** A piece of that size expands to 16 MB at most, whatever it is. */
const PIECE_BYTES = 16 * 1024
/** Small objects of much repetition are no bombs. */
const RATIO_COUNTS_FROM = 4 * 1024 * 1024

export class ObjectRefused extends Error {
  override readonly name = 'ObjectRefused'
  readonly reason: ObjectRefusal

  constructor(reason: ObjectRefusal) {
    super(reason)
    this.reason = reason
  }
}

/**
 * What a gzip stream holds, piece by piece, and then ObjectRefused if it does not end well: all that
 * came before the fault has been given by then, but for the 16 kB that zlib finds a damage in.
 */
export async function* gunzipBounded(
  body: AsyncIterable<Uint8Array>,
  limits: LogObjectLimits,
): AsyncGenerator<Uint8Array> {
  const gunzip = createGunzip()
  let out: Buffer[] = []
  let refusal: ObjectRefusal | undefined
  let taken = 0
  let given = 0
  const failed = once(gunzip, 'error').then(
    ([cause]) => {
      refusal ??= refusalOf(cause)
    },
    () => undefined,
  )
  gunzip.on('data', (piece: Buffer) => {
    given += piece.byteLength
    const isBomb = given > RATIO_COUNTS_FROM && given > taken * limits.ratio
    if (given > limits.bytes || isBomb) {
      refusal ??= 'expands_too_much'
      gunzip.destroy()
    } else if (refusal === undefined) out.push(piece)
  })
  const closed = new Promise<void>((resolve) => gunzip.once('close', resolve))
  const pour = function* () {
    const pieces = out
    out = []
    yield* pieces
  }
  try {
    for await (const bytes of body) {
      for (let start = 0; start < bytes.byteLength; start += PIECE_BYTES) {
        const piece = bytes.subarray(start, start + PIECE_BYTES)
        taken += piece.byteLength
        if (taken > limits.compressedBytes) throw new ObjectRefused('object_too_large')
        const written = new Promise<void>((resolve) => gunzip.write(piece, () => resolve()))
        await Promise.race([written, failed, closed])
        yield* pour()
        if (refusal !== undefined) throw new ObjectRefused(refusal)
      }
    }
    // A marker of no bytes is an object too, with nothing in it.
    if (taken === 0) return
    const ended = new Promise<void>((resolve) => gunzip.once('end', resolve))
    gunzip.end()
    await Promise.race([ended, failed, closed])
    yield* pour()
    if (refusal !== undefined) throw new ObjectRefused(refusal)
  } finally {
    gunzip.destroy()
  }
}

function refusalOf(cause: unknown): ObjectRefusal {
  const { code, message } =
    cause instanceof Error ? { code: '', ...cause, message: cause.message } : {}
  if (code === 'Z_BUF_ERROR') return 'truncated'
  return message === 'incorrect header check' ? 'not_gzip' : 'corrupt'
}
