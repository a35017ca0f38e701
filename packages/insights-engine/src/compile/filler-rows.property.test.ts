import { isRunnable } from '@gatehouse/insights-ql/diagnostic'
import { parseQuery } from '@gatehouse/insights-ql/parse-query'
import { printQuery } from '@gatehouse/insights-ql/print-query'
import { anyQuery } from '@gatehouse/insights-ql/testing/arbitrary-query'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { QueryNotRunnable } from '../query-plan.ts'
import { oddEvents, plainEvents } from '../testing/arbitrary-events.ts'
import { runnableQuery, simpleQuery } from '../testing/arbitrary-runnable-query.ts'
import { type EventWorld, eventWorld, eventWorldOf } from '../testing/event-world.ts'
import { askNaively } from '../testing/naive-query.ts'

/** Then most events have fillers behind them, some a few and some dozens. */
const FEW_BYTES = 5

test('an answer over long events is that over short ones', { timeout: 120_000 }, async () => {
  const queries = fc.array(runnableQuery, { minLength: 6, maxLength: 6 })
  await fc.assert(
    fc.asyncProperty(oddEvents, oddEvents, queries, async (one, two, texts) => {
      await using short = await eventWorld(one, two)
      await using long = await eventWorldOf([one, two], FEW_BYTES)
      const unknown = long.tables.map(({ table, group, log }) => ({ table, group, log }))
      for (const text of texts) {
        for (const usesHotColumns of [true, false]) {
          const tables = usesHotColumns ? long.tables : unknown
          const plain = await short.ask(text, { tables: short.tables, usesHotColumns })
          const filled = await long.ask(text, { tables, usesHotColumns })
          expect([text, filled.columns, filled.rows]).toEqual([text, plain.columns, plain.rows])
          expect(filled.matched).toBe(plain.matched)
        }
      }
    }),
    { numRuns: 25 },
  )
})

test('over long events, too, it is that of a second, simple reading of the language', {
  timeout: 120_000,
}, async () => {
  const queries = fc.array(simpleQuery, { minLength: 8, maxLength: 8 })
  await fc.assert(
    fc.asyncProperty(plainEvents, queries, fc.boolean(), async (events, texts, usesHotColumns) => {
      await using world = await eventWorldOf([events], FEW_BYTES)
      for (const text of texts) {
        const { rows } = await world.ask(text, { usesHotColumns })
        expect([text, rows]).toEqual([text, askNaively(parseQuery(text).query, events)])
      }
    }),
    { numRuns: 40 },
  )
})

test('any query says the same of long and of short events, or of neither', {
  timeout: 120_000,
}, async () => {
  const events = [
    { message: '{"status":200,"a":{"b":[1,2,"x"]},"한글":"ㄱ","limit":true,"as":null}' },
    { message: 'no JSON', masked: '** ****' },
    { message: '{"status":"x","0":1.5,"@own":"z","desc":[{"x-y":1}],"modelId":"m"}' },
  ]
  const groups = [events, [{ message: '{"status":7}' }]]
  await using short = await eventWorld(...groups)
  await using long = await eventWorldOf(groups, FEW_BYTES)
  const answerOf = async (world: EventWorld, text: string, mayUnmask: boolean) => {
    try {
      const context = { resolveSource: () => world.tables, mayUnmask }
      const { columns, rows, matched } = await world.ask(text, context)
      return { columns, rows, matched }
    } catch (cause) {
      if (cause instanceof QueryNotRunnable) return cause.message
      throw cause
    }
  }
  await fc.assert(
    fc.asyncProperty(anyQuery, fc.boolean(), async (query, mayUnmask) => {
      const text = printQuery(query)
      if (!isRunnable(parseQuery(text).diagnostics)) return
      const [plain, filled] = [
        await answerOf(short, text, mayUnmask),
        await answerOf(long, text, mayUnmask),
      ]
      // It nests a little deeper, so it may be refused where the other is not.
      if (typeof filled === 'string' && filled.includes('too many commands')) return
      expect([text, filled]).toEqual([text, plain])
    }),
    { numRuns: 400 },
  )
})
