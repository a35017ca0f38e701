import { createHash } from 'node:crypto'

/** The database knows a token's hash alone: who reads the table cannot take over a session. */
export function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
