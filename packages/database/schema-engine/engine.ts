import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import * as engineGlue from '@prisma/schema-engine-wasm/schema_engine_bg'
import { DescribingPg } from './describing-adapter.ts'
import { schemaFiles } from './schema-files.ts'

/**
 * What the Prisma schema has and the database lacks, as SQL; empty where they agree. Prisma's
 * schema engine as WebAssembly: the one that `prisma migrate` runs, without the binary that its CLI
 * would download. For development alone; production applies plain SQL (src/migrate.ts).
 */
export async function diffFromDatabase(databaseUrl: string): Promise<string> {
  const { SchemaEngine } = await startGlue()
  const files = await schemaFiles()
  const factory = new DescribingPg(databaseUrl)
  const engine = await SchemaEngine.new(
    { datamodels: files.map((file): [string, string] => [file.path, file.content]) },
    () => undefined,
    bindMigrationAwareSqlAdapterFactory(factory),
  )
  try {
    const { stdout } = await engine.diff({
      from: { tag: 'schemaDatasource', files, configDir: '.' },
      to: { tag: 'schemaDatamodel', files },
      script: true,
      exitCode: null,
      filters: { externalTables: [], externalEnums: [] },
    })
    const sql = (stdout ?? '').trim()
    return sql.startsWith('-- This is an empty migration') ? '' : sql
  } finally {
    await factory.pool.end()
  }
}

let started: Promise<typeof engineGlue> | undefined

function startGlue(): Promise<typeof engineGlue> {
  started ??= instantiate()
  return started
}

async function instantiate(): Promise<typeof engineGlue> {
  // Where the engine leaves its last words when it panics.
  Object.assign(globalThis, {
    PRISMA_WASM_PANIC_REGISTRY: {
      set_message(message: string) {
        throw new Error(message)
      },
    },
  })
  const glueFile = createRequire(import.meta.url).resolve(
    '@prisma/schema-engine-wasm/schema_engine_bg',
  )
  const bytes = await readFile(glueFile.replace(/\.js$/, '.wasm'))
  // The glue is written for bundlers and its types leave out what a bundler would link.
  const glue = engineGlue as typeof engineGlue & {
    __wbg_set_wasm(exports: WebAssembly.Exports): void
  }
  const { instance } = await WebAssembly.instantiate(bytes, {
    './schema_engine_bg.js': { ...glue },
  })
  glue.__wbg_set_wasm(instance.exports)
  const start = instance.exports['__wbindgen_start']
  if (typeof start === 'function') start()
  return glue
}
