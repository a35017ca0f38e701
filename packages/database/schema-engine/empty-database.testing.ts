import { randomBytes } from 'node:crypto'
import process from 'node:process'
import { Client } from 'pg'

/** An empty database on the run's PostgreSQL; testkit's own are migrated already. */
export async function createEmptyDatabase(): Promise<AsyncDisposable & { readonly url: string }> {
  const maintenance = process.env['GATEHOUSE_TEST_POSTGRES']
  if (maintenance === undefined) throw new Error('Run this through the integration project.')
  const name = `empty_${randomBytes(8).toString('hex')}`
  await query(maintenance, `CREATE DATABASE ${name}`)
  const url = new URL(maintenance)
  url.pathname = `/${name}`
  return {
    url: url.href,
    async [Symbol.asyncDispose]() {
      await query(maintenance, `DROP DATABASE ${name} WITH (FORCE)`)
    },
  }
}

export async function query(
  url: string,
  text: string,
): Promise<readonly Record<string, unknown>[]> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(text)).rows
  } finally {
    await client.end()
  }
}
