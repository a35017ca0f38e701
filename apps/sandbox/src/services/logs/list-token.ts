import { createHash } from 'node:crypto'
import type { Call } from '../../operation.ts'
import type { Page } from '../../protocols/paginate.ts'
import { invalidToken } from './logs-errors.ts'

/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_DescribeLogGroups.html */
const TOKEN_LASTS_MS = 24 * 60 * 60_000

/**
 * Names a list with who asks for it, where, and all that was asked, so that its tokens serve that
 * question only.
 */
export function listId(operation: string, { caller, region }: Call, asked: unknown): string {
  const question = JSON.stringify([operation, caller.accountId, region, asked])
  return createHash('sha256').update(question).digest('base64url').slice(0, 16)
}

/** A token with the moment it was made. */
export const stamped = (token: string, { now }: Pick<Call, 'now'>): string =>
  `${now.getTime().toString(36)}.${token}`

/** What was stamped, if that is not too long ago. */
export function unstamped(
  token: string,
  { now }: Pick<Call, 'now'>,
  lastsMs = TOKEN_LASTS_MS,
): string {
  const [, made = '', inner] = /^([0-9a-z]{1,11})\.(.*)$/s.exec(token) ?? []
  if (inner === undefined || isOver(Number.parseInt(made, 36), now, lastsMs)) throw invalidToken()
  return inner
}

/** Also of a moment that is no number. */
export function isOver(madeMs: number, now: Date, lastsMs = TOKEN_LASTS_MS): boolean {
  const hasRoom = now.getTime() - madeMs <= lastsMs
  return !hasRoom
}

/** What an item is ordered by, of its own in the list: two of one place could part at a page's end. */
type Place = readonly (string | number)[]

interface Wanted<Item> {
  readonly nextToken: string | undefined
  readonly size: number
  readonly placeOf: (item: Item, index: number) => Place
  readonly isDescending?: boolean
}

/**
 * Puts the list in order and shows a page of it. The token names the last item that was shown, so
 * whoever deletes what a page brought still gets all the rest with the next one.
 */
export function listPage<Item>(
  items: readonly Item[],
  list: string,
  { nextToken, size, placeOf, isDescending = false }: Wanted<Item>,
  call: Call,
): Page<Item> {
  const last = nextToken === undefined ? undefined : placeIn(unstamped(nextToken, call), list)
  const sign = isDescending ? -1 : 1
  const left = items
    .map((item, index) => ({ item, place: placeOf(item, index) }))
    .filter(({ place }) => last === undefined || sign * compare(place, last) > 0)
    .sort((a, b) => sign * compare(a.place, b.place))
  const shown = left.slice(0, size)
  const page = { items: shown.map(({ item }) => item) }
  const end = shown.at(-1)?.place
  if (end === undefined || shown.length === left.length) return page
  const token = Buffer.from(JSON.stringify([list, ...end])).toString('base64url')
  return { ...page, next: stamped(token, call) }
}

function placeIn(token: string, list: string): Place {
  const [its, ...place] = readPlace(Buffer.from(token, 'base64url').toString('utf8'))
  if (its !== list || place.length === 0) throw invalidToken()
  return place
}

function readPlace(text: string): Place {
  try {
    const read: unknown = JSON.parse(text)
    if (Array.isArray(read) && read.every(isOrdered)) return read
  } catch {
    // Nobody here made it: refused below.
  }
  throw invalidToken()
}

const isOrdered = (value: unknown): boolean =>
  typeof value === 'string' || typeof value === 'number'

function compare(a: Place, b: Place): number {
  for (const [index, one] of a.entries()) {
    const other = b[index]
    if (other === undefined || one > other) return 1
    if (one < other) return -1
  }
  return 0
}
