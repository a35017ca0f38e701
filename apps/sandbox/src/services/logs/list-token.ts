import { createHash } from 'node:crypto'
import type { Call } from '../../operation.ts'

/**
 * Names a list with who asks for it, where, and all that was asked, so that its tokens serve that
 * question only.
 */
export function listId(operation: string, { caller, region }: Call, asked: unknown): string {
  const question = JSON.stringify([operation, caller.accountId, region, asked])
  return createHash('sha256').update(question).digest('base64url').slice(0, 16)
}
