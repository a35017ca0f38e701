import type { Config } from './config.ts'
import { isLostDatabase } from './trpc/failure.ts'

/** The one sentence that a person reads when the process cannot start. */
export function sentenceFor(error: unknown, config: Config): string {
  if (error instanceof StartFailure) return error.message
  const code = codeOf(error)
  if (code === 'EADDRINUSE') {
    return `Port ${config.port} on ${config.host} is in use; set PORT to another one.`
  }
  if (code === 'EACCES')
    return `Port ${config.port} on ${config.host} may not be used by this user.`
  const { host, pathname } = new URL(config.databaseUrl)
  const database = `the database ${pathname.slice(1)} at ${host}`
  // PostgreSQL: 28xxx authorization, 3D000 no such database, 42P01 no such table.
  if (code?.startsWith('28')) return `The user and password for ${database} were refused.`
  if (code === '3D000') return `There is no ${database.replace(/^the /, '')}.`
  if (code === '42P01' || code === 'P2021') {
    return `The tables of ${database} are missing or old; run the migrations first.`
  }
  if (code === 'ENOTFOUND' || isLostDatabase(error)) {
    return `Gatehouse cannot reach ${database}.`
  }
  return `Gatehouse could not start: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`
}

export class StartFailure extends Error {
  override readonly name = 'StartFailure'
}

function codeOf(error: unknown): string | undefined {
  for (let at = error, depth = 0; at instanceof Error && depth < 5; depth += 1) {
    if (at instanceof AggregateError && at.errors.length > 0) return codeOf(at.errors[0])
    if ('code' in at && typeof at.code === 'string') return at.code
    at = at.cause
  }
  return undefined
}
