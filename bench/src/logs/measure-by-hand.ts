import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { median } from '../report.ts'
import { askedIn, roundsOf } from './questions.ts'

/** The engine's own file, asked in SQL written by hand. */
export interface HandMeasures {
  readonly seconds: readonly number[]
  readonly answers: readonly (readonly (readonly unknown[])[])[]
}

const MEMORY = '768MB'

const [directory = '', table = '', turn = 'whole'] = process.argv.slice(2)
const instance = await DuckDBInstance.create(join(directory, 'events.duckdb'), {
  access_mode: 'READ_ONLY',
  threads: '2',
  memory_limit: MEMORY,
})
const connection = await instance.connect()
const runs = []
for (const question of askedIn(turn)) {
  const seconds: number[] = []
  let rows: readonly (readonly unknown[])[] = []
  for (let round = 0; round < roundsOf(question); round++) {
    const begun = performance.now()
    rows = (await connection.runAndReadAll(question.sql(table))).getRowsJson()
    seconds.push((performance.now() - begun) / 1000)
  }
  runs.push({ seconds: median(seconds), rows })
}
connection.closeSync()
instance.closeSync()
const measures: HandMeasures = {
  seconds: runs.map(({ seconds }) => seconds),
  answers: runs.map(({ rows }) => rows),
}
process.stdout.write(JSON.stringify(measures))
