import { createHash } from 'node:crypto'
import type { Call } from '../../operation.ts'
import { type Page, page } from '../../protocols/paginate.ts'
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

interface Wanted {
  readonly nextToken: string | undefined
  readonly size: number
}

export function listPage<Item>(
  items: readonly Item[],
  list: string,
  { nextToken, size }: Wanted,
  call: Call,
): Page<Item> {
  const token = nextToken === undefined ? undefined : unstamped(nextToken, call)
  const { items: shown, next } = page(items, list, token, size, invalidToken)
  return next === undefined ? { items: shown } : { items: shown, next: stamped(next, call) }
}
