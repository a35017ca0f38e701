import { AwsError } from '../operation.ts'

export interface Page<Item> {
  readonly items: readonly Item[]
  /** Absent on the last page. */
  readonly next?: string
}

/** A token is opaque to clients; ours carries the offset and the list it belongs to. */
export function page<Item>(
  items: readonly Item[],
  list: string,
  token: string | undefined,
  size: number,
  invalidToken: () => AwsError = () =>
    new AwsError('ValidationException', 400, 'The specified token is not valid.'),
): Page<Item> {
  const start = token === undefined ? 0 : offsetOf(token, list)
  if (start === undefined || start > items.length) throw invalidToken()
  const end = start + size
  const slice = items.slice(start, end)
  if (end >= items.length) return { items: slice }
  return { items: slice, next: Buffer.from(`${list}:${end}`).toString('base64url') }
}

function offsetOf(token: string, list: string): number | undefined {
  const match = /^(.*):(\d+)$/.exec(Buffer.from(token, 'base64url').toString('utf8'))
  return match?.[1] === list ? Number(match[2]) : undefined
}
