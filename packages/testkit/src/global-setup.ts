import { startPostgres } from './postgres.ts'

/** Vitest's and Playwright's global setup: one PostgreSQL for the whole run. */
export default async function globalSetup(): Promise<() => Promise<void>> {
  const postgres = await startPostgres()
  process.env['GATEHOUSE_TEST_POSTGRES'] = postgres.url
  return async () => {
    await postgres[Symbol.asyncDispose]()
  }
}
