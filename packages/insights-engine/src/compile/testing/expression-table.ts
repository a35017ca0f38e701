import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ExpressionBench, openBench, type Row } from './expression-bench.ts'

/** An expression, the row it is asked of, and what results show for it; null: no value. */
export type ExpressionCase = [text: string, row: Row, expected: string | null]

/** For a file of tests: tables of expressions, all on one database that is opened once. */
export function expressionTables(): (title: string, cases: readonly ExpressionCase[]) => void {
  let bench: ExpressionBench
  beforeAll(async () => {
    bench = await openBench()
  })
  afterAll(() => bench[Symbol.asyncDispose]())
  return (title, cases) => {
    describe(title, () => {
      test.each(cases)('%s of %j is %j', async (text, row, expected) => {
        expect(await bench.show(text, [row])).toEqual([expected])
      })
    })
  }
}
