import fc from 'fast-check'
import { expect, test } from 'vitest'
import { withoutChunks } from './aws-chunked.ts'

async function* cut(bytes: Uint8Array, sizes: readonly number[]): AsyncIterable<Uint8Array> {
  let at = 0
  for (const size of sizes) {
    yield bytes.subarray(at, at + size)
    at += size
  }
  yield bytes.subarray(at)
}

async function read(bytes: Uint8Array, sizes: readonly number[] = []) {
  const trailers: Record<string, string> = {}
  const pieces: Uint8Array[] = []
  const onTrailer = (name: string, value: string) => {
    trailers[name] = value
  }
  for await (const piece of withoutChunks(cut(bytes, sizes), onTrailer)) pieces.push(piece)
  return { body: Buffer.concat(pieces), trailers }
}

function framed(chunks: readonly Uint8Array[], extension: string, trailer: string): Buffer {
  const parts = [...chunks.filter((chunk) => chunk.length > 0), new Uint8Array()].flatMap(
    (chunk) =>
      chunk.length === 0
        ? [Buffer.from(`0${extension}\r\n`)]
        : [Buffer.from(`${chunk.length.toString(16)}${extension}\r\n`), chunk, Buffer.from('\r\n')],
  )
  return Buffer.concat([...parts, Buffer.from(trailer)])
}

test('frames come off, wherever the network cuts them', async () => {
  const chunks = fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 6 })
  const sizes = fc.array(fc.integer({ min: 1, max: 200 }), { maxLength: 20 })
  const extension = fc.constantFrom('', `;chunk-signature=${'0'.repeat(64)}`)
  await fc.assert(
    fc.asyncProperty(chunks, sizes, extension, async (given, places, signature) => {
      const bytes = framed(given, signature, 'x-amz-checksum-crc32:AAAA==\r\n\r\n')
      const { body, trailers } = await read(bytes, places)
      expect(body.equals(Buffer.concat(given))).toBe(true)
      expect(trailers).toEqual({ 'x-amz-checksum-crc32': 'AAAA==' })
    }),
    { numRuns: 200 },
  )
})

test.each([
  ['nothing at all', ''],
  ['no size', 'zz\r\n'],
  ['too few bytes', '5\r\nabc'],
  ['too many bytes', '2\r\nabc\r\n0\r\n\r\n'],
  ['no last frame', '3\r\nabc\r\n'],
  ['a trailer without a colon', '0\r\nnonsense\r\n\r\n'],
  ['a line without an end', 'a'.repeat(20_000)],
])('%s is an incomplete body', async (_, text) => {
  await expect(read(Buffer.from(text))).rejects.toMatchObject({ code: 'IncompleteBody' })
})
