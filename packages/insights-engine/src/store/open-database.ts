import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import type { LogEngineOptions } from '../log-engine.ts'

export interface Database {
  /** The one that changes anything. */
  readonly writer: DuckDBConnection
  /**
   * Those that queries run on, one at a time each; they tell their progress. Each is within a
   * transaction that has looked at nothing yet: see `lookAnew`.
   */
  readonly forQueries: readonly DuckDBConnection[]
  /** A folder for what does not fit into memory; empty at every start. */
  readonly spillFolder: string
  /** A connection for one reading. */
  reading<T>(read: (connection: DuckDBConnection) => Promise<T>): Promise<T>
  close(): Promise<void>
}

/**
 * Each running query holds one of the four threads that Node has for such work, and the last one is
 * for appends and reads.
 */
const MOST_QUERIES_AT_ONCE = 3

export async function openDatabase(options: LogEngineOptions): Promise<Database> {
  const { directory, memoryLimitMb } = options
  if (directory !== undefined) await mkdir(directory, { recursive: true })
  const path = directory === undefined ? ':memory:' : join(directory, 'events.duckdb')
  const instance = await DuckDBInstance.create(path, {
    threads: String(options.threads ?? availableParallelism()),
    memory_limit: `${memoryLimitMb}MB`,
    // The first whose files know zstd.
    storage_compatibility_version: 'v1.2.0',
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
  })
  // Only now the folder is ours: DuckDB refuses the file that another process has open.
  const spillFolder = await emptySpillFolder(directory)
  const writer = await instance.connect()
  const count = Math.max(1, Math.min(options.queriesAtOnce, MOST_QUERIES_AT_ONCE))
  const forQueries = await Promise.all(Array.from({ length: count }, () => instance.connect()))
  // Settings of a connection, so they come before the lock.
  for (const connection of forQueries) {
    await connection.run('SET enable_progress_bar = true')
    await connection.run('SET enable_progress_bar_print = false')
    await connection.run('SET progress_bar_time = 0')
    // Otherwise what filters leave is gathered to vectors of 2,048 values, however long they are.
    await connection.run('SET enable_caching_operators = false')
    // Counted without the texts of the rows, so that it would be hundreds of megabytes.
    await connection.run("SET streaming_buffer_size = '1KB'")
  }
  await writer.run('SET GLOBAL temp_directory = ?', [spillFolder])
  await writer.run("SET GLOBAL TimeZone = 'UTC'")
  // A checkpoint writes the last rows of a table again, so seldom ones make appends fast; after a
  // crash that much is read again.
  await writer.run("SET GLOBAL checkpoint_threshold = '256MB'")
  await writer.run('SET GLOBAL enable_external_access = false')
  await writer.run('SET GLOBAL lock_configuration = true')
  for (const connection of forQueries) await lookAnew(connection)
  return {
    writer,
    forQueries,
    spillFolder,
    reading: async (read) => {
      const connection = await instance.connect()
      try {
        return await read(connection)
      } finally {
        connection.closeSync()
      }
    },
    close: async () => {
      for (const connection of [...forQueries, writer]) connection.closeSync()
      instance.closeSync()
      await rm(spillFolder, { recursive: true, force: true })
    },
  }
}

/**
 * Ends what a query did and begins the transaction of the next one, which sees the store as it is
 * when its first statement comes, and not as it is now. Makes DuckDB let go of a result that was not
 * read to its end, too.
 */
export async function lookAnew(connection: DuckDBConnection): Promise<void> {
  // Nothing to end, the first time.
  await connection.run('ROLLBACK').catch(() => undefined)
  await connection.run('BEGIN TRANSACTION READ ONLY')
}

async function emptySpillFolder(directory: string | undefined): Promise<string> {
  if (directory === undefined) return await mkdtemp(join(tmpdir(), 'gatehouse-logs-'))
  const folder = join(directory, 'spill')
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  return folder
}
