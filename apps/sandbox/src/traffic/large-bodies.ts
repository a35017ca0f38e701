import { Dice } from './dice.ts'

const noise = (dice: Dice, bytes: number): Buffer => {
  const words = new Uint32Array(Math.ceil(bytes / 4))
  for (let index = 0; index < words.length; index += 1) words[index] = dice.next() * 4294967296
  return Buffer.from(words.buffer, 0, bytes)
}

const JPEG = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0x00, 0x10, 0x4a, 0x46, 0x49, 0x46, 0x00, 0x01])
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const PDF = Buffer.from('%PDF-1.7\n')

const file = (magic: Buffer, name: string, bytes: number): string =>
  Buffer.concat([magic, noise(new Dice(name), bytes)]).toString('base64')

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

const photographs = once(() =>
  [6, 10, 18].map((kilobytes) => file(JPEG, `photo/${kilobytes}`, kilobytes * 1024)),
)
const scans = once(() =>
  [78, 90, 104].map((kilobytes) => file(PDF, `scan/${kilobytes}`, kilobytes * 1024)),
)
const drawings = once(() =>
  [80, 100].map((kilobytes) => file(PNG, `drawing/${kilobytes}`, kilobytes * 1024)),
)

/** Photographs of damage, small enough to stand in the log. */
export const photograph = (dice: Dice) => ({
  image: { format: 'jpeg', source: { bytes: dice.pick(photographs()) } },
})

/** Scanned files that are too large for an event. */
export const scan = (dice: Dice) => ({
  document: {
    format: 'pdf',
    name: `scan-${dice.digits(6)}`,
    source: { bytes: dice.pick(scans()) },
  },
})

export const drawing = (dice: Dice): string => dice.pick(drawings())

const vectors = once(() =>
  Array.from({ length: 24 }, (_unused, index) => {
    const dice = new Dice(`vector/${index}`)
    return (dimensions: number) =>
      Array.from({ length: dimensions }, () => Number((dice.next() * 0.2 - 0.1).toFixed(4)))
  }),
)
const short = once(() => vectors().map((make) => make(256)))
const long = once(() => vectors().map((make) => make(1024)))

/** Embeddings; there are a few only, because nobody reads them. */
export const shortVector = (dice: Dice): readonly number[] => dice.pick(short())
export const longVector = (dice: Dice): readonly number[] => dice.pick(long())
