import fc from 'fast-check'
import { expect, onTestFinished, test } from 'vitest'
import type { LogEngine, ReadEvents } from '../log-engine.ts'
import { openLogEngine } from '../open-log-engine.ts'
import { eventAt, noon, queryOf, sizes, temporaryFolder } from '../testing/temporary-engine.ts'

/** Then a few dozen bytes are a long event, and hundreds of fillers follow each. */
const LITTLE = 0.03

const event = fc.record({
  offset: fc.nat({ max: 5 }),
  logStream: fc.constantFrom('s1', 's2'),
  message: fc.constantFrom('{"a":1}', '{"b":"한글","a":2}', 'no JSON', ''),
})
const step = fc.oneof(
  { weight: 4, arbitrary: fc.array(event, { minLength: 1, maxLength: 5 }) },
  fc.record({ removeBefore: fc.nat({ max: 5 }) }),
  fc.record({ removeStream: fc.constantFrom('s1', 's2') }),
)
type Step = typeof step extends fc.Arbitrary<infer Some> ? Some : never

async function carryOut(engine: LogEngine, wanted: Step): Promise<void> {
  if ('removeBefore' in wanted) await engine.removeBefore('g', noon + wanted.removeBefore)
  else if ('removeStream' in wanted) await engine.removeStream('g', wanted.removeStream)
  else
    await engine.append(
      'g',
      wanted.map(({ offset, ...more }) => eventAt(offset, more)),
    )
}

async function allEvents(engine: LogEngine, narrowed: Partial<ReadEvents>) {
  const events: unknown[] = []
  let after: string | undefined
  for (;;) {
    const page = await engine.read({
      ...{ group: 'g', newestFirst: false, limit: 2, ...narrowed },
      ...(after !== undefined && { after }),
    })
    for (const { cursor, ...it } of page.events) {
      events.push(it, await engine.event(it.pointer))
      after = cursor
    }
    if (!page.hasMore) return events
  }
}

async function everythingSaid(engine: LogEngine) {
  const range = { startMs: noon + 1, endMs: noon + 4 }
  const text = 'fields @message, a | sort a desc | limit 5'
  const run = engine.start(queryOf('g', { text, ...range }))
  await run.ended
  return {
    size: await engine.size('g'),
    streams: await engine.streams('g'),
    forwards: await allEvents(engine, {}),
    backwards: await allEvents(engine, { newestFirst: true, ...range, streams: ['s1'] }),
    fields: await engine.fields('g', 0, Number.MAX_SAFE_INTEGER),
    rows: await run.rows(0, 10),
    statistics: run.statistics(),
  }
}

test('a store with fillers says what one without says, also after a restart', {
  timeout: 120_000,
}, async () => {
  const steps = fc.array(step, { minLength: 1, maxLength: 6 })
  await fc.assert(
    fc.asyncProperty(steps, async (wanted) => {
      const directory = await temporaryFolder()
      const open = () => openLogEngine({ ...sizes, directory, bytesPerRow: LITTLE })
      const plain = await openLogEngine(sizes)
      let filled = await open()
      onTestFinished(async () => {
        await Promise.all([plain.close(), filled.close()])
      })
      await plain.createGroup('g', '1:g')
      await filled.createGroup('g', '1:g')
      for (const [index, it] of wanted.entries()) {
        await carryOut(plain, it)
        await carryOut(filled, it)
        if (index === 2) {
          await filled.close()
          filled = await open()
        }
      }
      expect(await everythingSaid(filled)).toEqual(await everythingSaid(plain))
      await Promise.all([plain.close(), filled.close()])
    }),
    { numRuns: 12 },
  )
})
