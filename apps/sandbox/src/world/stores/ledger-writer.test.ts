import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { appendColumns } from './append-columns.ts'
import { LedgerWriter } from './ledger-writer.ts'

let instance: DuckDBInstance
let connection: DuckDBConnection
let writer: LedgerWriter
let isBroken = false
const told: string[] = []

/** A part of whole numbers; `breaks` fails where the test says so, after it has written. */
function part(table: string, breaks = false) {
  let waiting: number[] = []
  writer.add({
    take: () => {
      const rows = waiting
      waiting = []
      if (rows.length === 0) return undefined
      return {
        write: async (writing) => {
          await appendColumns(writing, table, [rows])
          if (breaks && isBroken) throw new Error('The disk is full.')
        },
        failed: () => told.push(table),
      }
    },
    forget: () => {
      waiting = []
    },
  })
  return (...rows: number[]) => {
    waiting.push(...rows)
    return writer.recorded(rows.length)
  }
}

beforeEach(async () => {
  isBroken = false
  told.length = 0
  instance = await DuckDBInstance.create(':memory:')
  connection = await instance.connect()
  await connection.run('CREATE TABLE one (n INTEGER); CREATE TABLE two (n INTEGER)')
  writer = new LedgerWriter(await instance.connect())
})

afterEach(async () => {
  await writer.close()
  connection.closeSync()
  instance.closeSync()
})

async function counts(): Promise<number[]> {
  const reader = await connection.runAndReadAll(
    'SELECT (SELECT count(*) FROM one), (SELECT count(*) FROM two)',
  )
  return reader.getRows().flat().map(Number)
}

test('few rows wait, many are written before anybody goes on', async () => {
  const one = part('one')
  await one(1)
  expect(await counts()).toEqual([0, 0])
  await one(...Array.from({ length: 5_000 }, (_, index) => index))
  expect(await counts()).toEqual([5_001, 0])
})

test('what was recorded in one turn is there as a whole or not at all', async () => {
  const one = part('one')
  const two = part('two', true)
  isBroken = true
  const recorded = Promise.all([one(1, 2), two(3), writer.flush()])
  await expect(recorded).rejects.toThrow('The disk is full.')
  expect(await counts()).toEqual([0, 0])
  expect(told).toEqual(['one', 'two'])
  isBroken = false
  await Promise.all([one(4), two(5), writer.flush()])
  expect(await counts()).toEqual([1, 1])
})

test('clear forgets what waits as well', async () => {
  const one = part('one')
  await one(1)
  await writer.flush()
  await one(2)
  await writer.clear(['one', 'two'])
  await writer.flush()
  expect(await counts()).toEqual([0, 0])
})
