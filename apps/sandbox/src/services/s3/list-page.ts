import type { ObjectFacts, ObjectStore } from '../../world/stores/object-store.ts'

export interface ListQuestion {
  readonly bucket: string
  readonly prefix: string
  /** Empty: none. */
  readonly delimiter: string
  /** A key, or a common prefix that an earlier page ended with. */
  readonly after: string
  readonly most: number
}

export interface ListPage {
  readonly contents: readonly ObjectFacts[]
  readonly commonPrefixes: readonly string[]
  /** Where the next page goes on; absent on the last. */
  readonly next?: string
}

/** Behind every key that begins with the group: no code point is greater. */
const behind = (group: string): string => `${group}\u{10FFFF}`

/** Keys are fetched in pieces, so that a group of many is skipped and not walked through. */
const PIECE = 100

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-prefixes.html */
export async function listPage(store: ObjectStore, question: ListQuestion): Promise<ListPage> {
  const { bucket, prefix, delimiter, after, most } = question
  const contents: ObjectFacts[] = []
  const commonPrefixes: string[] = []
  if (most === 0) return { contents, commonPrefixes }
  let last = after
  let group = groupOf(after, prefix, delimiter) === after ? after : undefined
  let position = group === undefined ? after : behind(group)
  const size = delimiter === '' ? most + 1 : PIECE
  for (;;) {
    const piece = await store.list(bucket, prefix, position, size)
    let hasSkipped = false
    for (const facts of piece) {
      position = facts.key
      const common = groupOf(facts.key, prefix, delimiter)
      if (common !== undefined && common === group) continue
      if (contents.length + commonPrefixes.length === most) {
        return { contents, commonPrefixes, next: last }
      }
      last = common ?? facts.key
      if (common === undefined) contents.push(facts)
      else {
        commonPrefixes.push(common)
        group = common
        position = behind(common)
        hasSkipped = true
        break
      }
    }
    if (!hasSkipped && piece.length < size) return { contents, commonPrefixes }
  }
}

/** The key up to the first delimiter behind the prefix. */
function groupOf(key: string, prefix: string, delimiter: string): string | undefined {
  if (delimiter === '' || !key.startsWith(prefix)) return undefined
  const end = key.indexOf(delimiter, prefix.length)
  return end === -1 ? undefined : key.slice(0, end + delimiter.length)
}
