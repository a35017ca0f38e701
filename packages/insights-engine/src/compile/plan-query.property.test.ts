import { isRunnable } from '@gatehouse/insights-ql/diagnostic'
import { parseQuery } from '@gatehouse/insights-ql/parse-query'
import { printQuery } from '@gatehouse/insights-ql/print-query'
import { anyQuery } from '@gatehouse/insights-ql/testing/arbitrary-query'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { QueryNotRunnable } from '../query-plan.ts'
import { oddEvents, plainEvents } from '../testing/arbitrary-events.ts'
import { runnableQuery, simpleQuery } from '../testing/arbitrary-runnable-query.ts'
import { eventWorld } from '../testing/event-world.ts'
import { askNaively } from '../testing/naive-query.ts'

/** What only the engine can know; anything else is told by the checks of the language. */
const reasons = [
  'There is no lookup table',
  'There are more than 100000 periods',
  // Behind a join or the sums of addtotals.
  'Sessions need @timestamp',
  'too many commands',
  'too deeply',
]

const isKnown = (message: string): boolean => reasons.some((reason) => message.includes(reason))

test('hot columns change no answer, and nothing that reads well fails', {
  timeout: 120_000,
}, async () => {
  const queries = fc.array(runnableQuery, { minLength: 6, maxLength: 6 })
  await fc.assert(
    fc.asyncProperty(oddEvents, oddEvents, queries, async (one, two, texts) => {
      await using world = await eventWorld(one, two)
      for (const text of texts) {
        const fast = await world.ask(text, { tables: world.tables })
        const slow = await world.ask(text, { tables: world.tables, usesHotColumns: false })
        expect([text, slow.columns, slow.rows]).toEqual([text, fast.columns, fast.rows])
        if (slow.matched !== undefined) expect(slow.matched).toBe(fast.matched)
      }
    }),
    { numRuns: 25 },
  )
})

test('the answer is that of a second, simple reading of the language', {
  timeout: 120_000,
}, async () => {
  const queries = fc.array(simpleQuery, { minLength: 8, maxLength: 8 })
  await fc.assert(
    fc.asyncProperty(plainEvents, queries, fc.boolean(), async (events, texts, usesHotColumns) => {
      await using world = await eventWorld(events)
      for (const text of texts) {
        const { rows } = await world.ask(text, { usesHotColumns })
        expect([text, rows]).toEqual([text, askNaively(parseQuery(text).query, events)])
      }
    }),
    { numRuns: 60 },
  )
})

test('any query without errors runs, or is refused for a reason that is known', {
  timeout: 120_000,
}, async () => {
  await using world = await eventWorld(
    [
      { message: '{"status":200,"a":{"b":[1,2,"x"]},"한글":"ㄱ","limit":true,"as":null}' },
      { message: 'no JSON' },
      { message: '{"status":"x","0":1.5,"@own":"z","desc":[{"x-y":1}],"modelId":"m"}' },
    ],
    [{ message: '{"status":7}' }],
  )
  const context = { resolveSource: () => world.tables }
  let ran = 0
  let refused = 0
  await fc.assert(
    fc.asyncProperty(anyQuery, async (query) => {
      const text = printQuery(query)
      if (!isRunnable(parseQuery(text).diagnostics)) return
      try {
        const fast = await world.ask(text, context)
        const slow = await world.ask(text, { ...context, usesHotColumns: false })
        expect(slow.rows).toEqual(fast.rows)
        ran++
      } catch (cause) {
        if (!(cause instanceof QueryNotRunnable)) throw cause
        expect(cause.message).toSatisfy(isKnown)
        expect(cause.to).toBeLessThanOrEqual(text.length)
        refused++
      }
    }),
    { numRuns: 800 },
  )
  expect(ran).toBeGreaterThan(refused)
})

test('text of people stands among the values and nowhere else', async () => {
  await using world = await eventWorld([{ message: '{"a":1}' }])
  const written = fc
    .string({ unit: 'binary', minLength: 3, maxLength: 20 })
    .filter((text) => text.isWellFormed() && !/[`\n\r\\"*]/.test(text) && /[^a-z0-9_ ]/i.test(text))
  await fc.assert(
    fc.asyncProperty(written, written, async (text, name) => {
      const query = `fields "${text}" as \`n${name}\` | filter \`f${name}\` != "${text}" | sort \`n${name}\`
        | parse @message "${text}*" as \`p${name}\` | stats count(*) as \`c${name}\` by \`n${name}\``
      const plan = world.plan(query)
      for (const part of [text, `n${name}`, `f${name}`, `p${name}`]) {
        expect(plan.rows.text.includes(part)).toBe(false)
      }
      expect((await world.run(plan)).rows).toEqual([[text, '1']])
    }),
    { numRuns: 60 },
  )
})
