import { mkdir, writeFile } from 'node:fs/promises'
import process from 'node:process'
import { migrate } from '../src/migrate.ts'
import { diffFromDatabase } from './engine.ts'

// `DATABASE_URL=<an empty database> pnpm migration <name>`: applies the migrations there and writes
// what the schema has beyond them as the next folder of prisma/migrations. Read it, then add by hand
// what Prisma cannot say: CHECK, partial indexes, triggers.
const [name] = process.argv.slice(2)
const url = process.env['DATABASE_URL']
if (name === undefined || !/^[a-z0-9_]+$/.test(name) || url === undefined) {
  process.stderr.write('usage: DATABASE_URL=<empty database> pnpm migration <snake_case_name>\n')
  process.exit(2)
}
await migrate(url)
const sql = await diffFromDatabase(url)
if (sql === '') {
  process.stdout.write('The migrations say what the schema says; nothing to write.\n')
} else {
  const stamp = new Date().toISOString().replaceAll(/[-:T]/g, '').slice(0, 14)
  const folder = new URL(`../prisma/migrations/${stamp}_${name}/`, import.meta.url)
  await mkdir(folder, { recursive: true })
  await writeFile(new URL('migration.sql', folder), `${sql}\n`)
  process.stdout.write(`${folder.pathname}\n`)
}
