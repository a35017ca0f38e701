import { completeAt } from '@gatehouse/insights-ql/complete'
import { parseQuery } from '@gatehouse/insights-ql/parse-query'
import { hostileTexts } from '@gatehouse/insights-ql/testing/hostile-texts'
import { type Figure, median } from './report.ts'

const knowledge = {
  fields: Array.from({ length: 200 }, (_, n) => ({
    name: `output.outputBodyJson.field${n}`,
    share: 1 / (n + 1),
    values: ['end_turn', 'max_tokens', 'guardrail_intervened'],
  })),
}
const knownFields = new Set(knowledge.fields.map(({ name }) => name))

/** From a keystroke to diagnostics and suggestions, and what hostile texts cost. */
export function benchInsightsQl(): readonly Figure[] {
  const typed = queryOf(2_000)
  const diagnostics = timesOf(() => parseQuery(typed, { knownFields }))
  const halfTyped = `${typed} | filter output.outputBodyJson.fiel`
  const suggestions = timesOf(() => {
    parseQuery(halfTyped, { knownFields })
    completeAt(halfTyped, halfTyped.length, knowledge)
  })
  // The least of many runs: what the text costs, without what else the machine did meanwhile.
  const short = Math.min(...timesOf(() => parseQuery(queryOf(4_900))))
  const long = Math.min(...timesOf(() => parseQuery(queryOf(9_800))))
  const noise = noiseOf(10_000, 32, 95)
  const bytes = noiseOf(50_000, 0, 256).repeat(20)
  const hostile = Object.entries(hostileTexts).map(([name, textOf]) => {
    const text = textOf(10_000)
    return { name, ms: median(timesOf(() => parseQuery(text))) }
  })
  const dearest = hostile.reduce((one, other) => (other.ms > one.ms ? other : one))
  return [
    {
      name: 'insights-ql: keystroke to diagnostics, 2,000 characters',
      value: median(diagnostics),
      unit: 'ms',
      bound: { atMost: 16 },
      behind: `median of ${diagnostics.length}`,
    },
    {
      name: 'insights-ql: the same with suggestions',
      value: median(suggestions),
      unit: 'ms',
      bound: { atMost: 16 },
      behind: `200 known fields, median of ${suggestions.length}`,
    },
    {
      name: 'insights-ql: 9,800 over 4,900 characters',
      value: long / short,
      unit: '×',
      bound: { atMost: 2.5 },
      behind: `${long.toFixed(2)} ms and ${short.toFixed(2)} ms, least of 51`,
    },
    {
      name: 'insights-ql: 10,000 random signs',
      value: median(timesOf(() => parseQuery(noise))),
      unit: 'ms',
      bound: { atMost: 200 },
      behind: 'read up to 1,000 characters behind the first error',
    },
    {
      name: 'insights-ql: 1 MB of random bytes',
      value: median(timesOf(() => parseQuery(bytes))),
      unit: 'ms',
      bound: { atMost: 200 },
      behind: 'refused by its length',
    },
    {
      name: 'insights-ql: the dearest of the hostile texts of 10,000 characters',
      value: dearest.ms,
      unit: 'ms',
      bound: { atMost: 200 },
      behind: `${dearest.name}, of ${hostile.length}`,
    },
  ]
}

function timesOf(work: () => void): readonly number[] {
  // The first runs pay for what the machine compiles on the way.
  for (let n = 0; n < 20; n++) work()
  return Array.from({ length: 51 }, () => {
    const started = performance.now()
    work()
    return performance.now() - started
  })
}

/** A query such as people write, of about so many characters. */
function queryOf(characters: number): string {
  const stages = [
    'fields @timestamp, identity.arn, modelId, round(output.outputBodyJson.field1 / 1000, 2) as s',
    'filter operation in ["Converse", "ConverseStream"] and not (stopReason like /^(?i)end/)',
    'parse identity.arn /assumed-role\\/(?<role>[^\\/]+)\\/(?<person>.+)/',
  ]
  let text = 'filter ispresent(modelId)'
  for (let n = 0; text.length < characters - 100; n++) text += `\n| ${stages[n % stages.length]}`
  return text
}

/** Random characters of so many codes, the same ones each time. */
function noiseOf(characters: number, first: number, codes: number): string {
  let state = 1
  return String.fromCharCode(
    ...Array.from({ length: characters }, () => {
      state = (state * 48_271) % 2_147_483_647
      return first + (state % codes)
    }),
  )
}
