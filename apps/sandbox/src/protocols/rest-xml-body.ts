import { AwsError } from '../operation.ts'
import { withoutChunks } from './aws-chunked.ts'
import { CHECKSUMS, expectationsOf } from './rest-xml-checksums.ts'
import type { WireRequest } from './wire.ts'

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/upload-objects.html */
const MOST_OBJECT_BYTES = 5 * 1024 ** 3

/**
 * The body as it was meant: without transport frames, and only whole if it is what its checksums
 * say. It can be read once; whoever stores it must wait for the end before believing it.
 */
export class IncomingBody implements AsyncIterable<Uint8Array> {
  readonly #request: WireRequest
  readonly #promised: Map<string, string>

  constructor(request: WireRequest) {
    this.#request = request
    this.#promised = new Map(Object.entries(request.headers))
  }

  /** The checksums that came with it, by member name; complete once the body has ended. */
  checksums(): Record<string, string> {
    const known = CHECKSUMS.map(({ header, member }) => [member, this.#promised.get(header)])
    return Object.fromEntries(known.filter(([, value]) => value !== undefined))
  }

  async *[Symbol.asyncIterator](): AsyncIterator<Uint8Array> {
    const { headers } = this.#request
    const expectations = expectationsOf(headers, this.#promised)
    let size = 0
    for await (const bytes of this.#unframed()) {
      size += bytes.length
      if (size > MOST_OBJECT_BYTES) throw tooLarge()
      for (const { digest } of expectations) digest.update(bytes)
      yield bytes
    }
    const declared = headers['x-amz-decoded-content-length']
    if (declared !== undefined && Number(declared) !== size) throw incomplete()
    for (const { digest, expected, encoding, code, message } of expectations) {
      const found = Buffer.from(await digest.digest()).toString(encoding)
      if (found !== expected()) throw new AwsError(code, 400, message)
    }
  }

  #unframed(): AsyncIterable<Uint8Array> {
    const { stream, body } = this.#request
    const source = stream === undefined ? once(body) : arriving(stream)
    if (!isFramed(this.#request.headers)) return source
    return withoutChunks(source, (name, value) => this.#promised.set(name, value))
  }
}

/** A body that is read as a whole: XML and policy documents. */
export async function wholeBody(request: WireRequest): Promise<Buffer> {
  if (request.stream !== undefined) {
    throw new AwsError('MaxMessageLengthExceeded', 400, 'Your request was too big.')
  }
  const pieces: Uint8Array[] = []
  for await (const piece of new IncomingBody(request)) pieces.push(piece)
  return Buffer.concat(pieces)
}

function isFramed(headers: Readonly<Record<string, string>>): boolean {
  return (
    (headers['x-amz-content-sha256'] ?? '').startsWith('STREAMING-') ||
    (headers['content-encoding'] ?? '').split(/\s*,\s*/).includes('aws-chunked')
  )
}

const tooLarge = (): AwsError =>
  new AwsError('EntityTooLarge', 400, 'Your proposed upload exceeds the maximum allowed size')

const incomplete = (): AwsError =>
  new AwsError(
    'IncompleteBody',
    400,
    'You did not provide the number of bytes specified by the Content-Length HTTP header',
  )

/** A client that goes away in the middle is no failure of ours. */
async function* arriving(stream: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  try {
    yield* stream
  } catch {
    throw incomplete()
  }
}

async function* once(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  if (bytes.length > 0) yield bytes
}
