import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import { type Asked, questionAt, serve } from './side.ts'

/** A copy of the engine's own file, asked in SQL written by hand. */
const MEMORY = '768MB'

const [file = '', table = ''] = process.argv.slice(2)
let connection: DuckDBConnection | undefined

async function open(): Promise<DuckDBConnection> {
  const instance = await DuckDBInstance.create(file, {
    access_mode: 'READ_ONLY',
    threads: '2',
    memory_limit: MEMORY,
  })
  return await instance.connect()
}

serve({
  ask: async (index): Promise<Asked> => {
    connection ??= await open()
    const begun = performance.now()
    const rows = (await connection.runAndReadAll(questionAt(index).sql(table))).getRowsJson()
    return { seconds: (performance.now() - begun) / 1000, rows }
  },
})
