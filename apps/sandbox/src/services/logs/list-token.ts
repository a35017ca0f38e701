import { createHash } from 'node:crypto'

/** Names a list with all that was asked of it, so that its tokens serve that question only. */
export function listId(...asked: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(asked)).digest('base64url').slice(0, 16)
}
