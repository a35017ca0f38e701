import type { z } from 'zod'
import { fail, ok, type Result } from './result.ts'

/**
 * A cursor is the key of the last row seen, as base64url JSON: opaque to clients, and checked like
 * any input when it comes back. It carries no scope; what a reader may see is asked anew each page.
 */
export function encodeCursor(key: Readonly<Record<string, string>>): string {
  return btoa(JSON.stringify(key)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

export function decodeCursor<Key>(
  cursor: string | undefined,
  schema: z.ZodType<Key>,
): Result<Key | null> {
  if (cursor === undefined) return ok(null)
  const parsed = schema.safeParse(jsonOf(cursor))
  if (parsed.success) return ok(parsed.data)
  return fail({
    code: 'request.malformed',
    fields: { cursor: 'This is not a cursor of this list.' },
  })
}

function jsonOf(cursor: string): unknown {
  if (!/^[A-Za-z0-9_-]+$/.test(cursor)) return undefined
  try {
    return JSON.parse(atob(cursor.replaceAll('-', '+').replaceAll('_', '/')))
  } catch {
    return undefined
  }
}
