import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { temporaryFolder } from '../testing/temporary-engine.ts'
import { ResultRows } from './result-rows.ts'

const long = 'x'.repeat(1024 * 1024)

test.each(['', long])('rows that come in another order are read in theirs', async (more) => {
  const rows = new ResultRows(join(await temporaryFolder(), 'rows'))
  onTestFinished(() => rows.discard())
  const places: number[] = []
  rows.comeWith(places)
  const come = async (...some: readonly number[]) => {
    for (const place of some) await rows.add([`row ${place}${more}`])
    await rows.flush()
    places.push(...some)
  }
  const read = async (from: number, count: number) =>
    (await rows.read(from, count)).map(([cell]) => cell?.replace(/x+$/, ''))
  await come(4, 12, 2)
  expect(rows.count).toBe(3)
  expect(await read(0, 10)).toEqual(['row 2', 'row 4', 'row 12'])
  // What came, but whose place is not known yet, nobody sees.
  await rows.add([`row 1${more}`])
  await rows.flush()
  expect(rows.count).toBe(3)
  expect(await read(1, 10)).toEqual(['row 4', 'row 12'])
  places.push(1)
  await come(3, 5, 11, 6, 10, 7, 9, 8)
  expect(await read(0, 3)).toEqual(['row 1', 'row 2', 'row 3'])
  expect(await read(9, 5)).toEqual(['row 10', 'row 11', 'row 12'])
})
