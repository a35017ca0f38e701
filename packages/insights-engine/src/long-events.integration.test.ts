import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { LONG_EVENTS, type LongEvent, longEvent } from './testing/long-events.ts'
import { temporaryFolder } from './testing/temporary-engine.ts'

const script = fileURLToPath(new URL('testing/ask-long-events.ts', import.meta.url))

const LIMIT_MB = 256
/** What Node needs, and what DuckDB does not count. */
const MORE_MB = 768
/**
 * Of that, JavaScript: with more, V8 leaves garbage lying for as long as it pleases, and how much
 * that is says how busy the machine is, not what the engine needs. One that needs more dies of it.
 */
const HEAP_MB = 192

type Row = readonly (string | null)[]

const all = Array.from({ length: LONG_EVENTS }, (_, n) => longEvent(n))
const newestFirst = Array.from({ length: LONG_EVENTS }, (_, at) => LONG_EVENTS - 1 - at)
const shown = ({ event }: LongEvent): string => event.masked ?? event.message
const timeOf = ({ event }: LongEvent): string =>
  new Date(event.timestampMs).toISOString().replace('T', ' ').replace('Z', '')

function* rowsOf(
  numbers: readonly number[],
  row: (event: LongEvent) => Row | undefined,
): Generator<Row> {
  for (const n of numbers) {
    const event = all[n]
    const made = event && row(event)
    if (made !== undefined) yield made
  }
}

const ofAll = (row: (event: LongEvent) => Row | undefined) => () => rowsOf(newestFirst, row)
const keyed = newestFirst.filter((n) => all[n]?.fields !== undefined)
const keyOf = (n: number): number => all[n]?.fields?.key ?? 0
const byKey = keyed
  .map((n) => ({ n, key: keyOf(n) }))
  .sort((a, b) => b.key - a.key)
  .map(({ n }) => n)

/** Each query with its rows, worked out without the engine. */
const queries: readonly (readonly [string, () => Iterable<Row>])[] = [
  [
    'fields @timestamp, @message | sort @timestamp desc | limit 10000',
    ofAll((it) => [timeOf(it), shown(it)]),
  ],
  ['fields @message', ofAll((it) => [shown(it)])],
  [
    'fields @message | filter @message like /level=ERROR/',
    ofAll((it) => (shown(it).includes('level=ERROR') ? [shown(it)] : undefined)),
  ],
  ['fields unmask(@message) as m', ofAll(({ event }) => [event.message])],
  [
    'fields key, @message | filter ispresent(key) | sort key desc | limit 10000',
    () => rowsOf(byKey, (it) => [String(it.fields?.key), shown(it)]),
  ],
  [
    "parse @message 'id=* level=* ' as id, level | filter ispresent(id) | stats count(*) by level",
    () => [
      ['ERROR', '50'],
      ['INFO', '100'],
    ],
  ],
  [
    'filter user.name like "user 1" | stats count(*) by user.name | sort user.name | limit 2',
    () => [
      ['user 1', '12'],
      ['user 10', '6'],
    ],
  ],
  [
    'fields n, @message | filter ispresent(n) | dedup user.name | limit 10000',
    () => rowsOf(firstOfUsers(), (it) => [String(it.n), shown(it)]),
  ],
  ['fields @timestamp | dedup @message', ofAll((it) => [timeOf(it)])],
  [
    'fields @message, n | filter ispresent(n) | unnest items into item',
    () => {
      const twice = keyed.flatMap((n) => [n, n])
      let at = 0
      return rowsOf(twice, (it) => [shown(it), String(it.n), at++ % 2 === 0 ? `a${it.n}` : 'b'])
    },
  ],
  [
    'json field=@message "user.name" as name | filter ispresent(name) | fields name, @message',
    () => rowsOf(keyed, (it) => [it.fields?.user ?? null, shown(it)]),
  ],
  [
    'fields jsonParse(@message) as j | unnest j.items into it | filter it = "b" | stats count(*)',
    () => [['450']],
  ],
  [
    'filter n in (filter key > 50000 | fields n) | fields @message',
    () => rowsOf(keyed, (it) => ((it.fields?.key ?? 0) > 50_000 ? [shown(it)] : undefined)),
  ],
  [
    'fields n | join type=inner left=a right=b where a.n = b.n (fields n, key) | fields a.@message, b.key | display a.@message, b.key',
    () => rowsOf(keyed, (it) => [shown(it), String(it.fields?.key)]),
  ],
  [
    'filter ispresent(n) | limit 100 | sort n asc | fields n, @message',
    () => rowsOf(keyed.slice(0, 100).reverse(), (it) => [String(it.n), shown(it)]),
  ],
  ['stats count(*) by @message', () => rowsOf(byBeginning(), (it) => [shown(it), '1'])],
]

/** Groups of long texts are in the order of how those begin, and of their digests. */
function byBeginning(): readonly number[] {
  const made = all.map((event, n) => {
    const digest = createHash('sha256').update(shown(event)).digest('hex')
    return { n, key: Buffer.from(shown(event).slice(0, 200) + digest) }
  })
  return made.sort((a, b) => Buffer.compare(a.key, b.key)).map(({ n }) => n)
}

function firstOfUsers(): readonly number[] {
  const seen = new Set<string>()
  return keyed.filter((n) => {
    const user = all[n]?.fields?.user ?? ''
    return !seen.has(user) && seen.add(user)
  })
}

test('queries over long events are answered in little memory', { timeout: 240_000 }, async () => {
  const child = spawn(
    process.execPath,
    [`--max-old-space-size=${HEAP_MB}`, script, await temporaryFolder(), String(LIMIT_MB)],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  )
  onTestFinished(async () => {
    const exited = once(child, 'exit')
    child.stdin.end()
    await exited
  })
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const answer = async (line: string): Promise<object> => {
    child.stdin.write(`${line}\n`)
    const { value } = await answers.next()
    const { mostMb, ...said } = JSON.parse(String(value))
    expect([line, mostMb < LIMIT_MB + MORE_MB ? 'little' : mostMb]).toEqual([line, 'little'])
    return said
  }
  expect(await answer('append')).toMatchObject({ events: LONG_EVENTS })
  for (const [text, expected] of queries) {
    expect([text, await answer(text)]).toEqual([
      text,
      { ...digestOf(expected()), matched: expect.any(Number) },
    ])
  }
  const messages = digestOf(rowsOf(newestFirst, ({ event }) => [event.message]))
  const oldestFirst = newestFirst.toReversed()
  expect(await answer('read')).toEqual(digestOf(rowsOf(oldestFirst, (it) => [it.event.message])))
  expect(await answer('read backwards')).toEqual(messages)
  expect(await answer('discover')).toMatchObject({
    names: expect.arrayContaining(['@message', 'user.name', 'body', 'f149', 'list.0.v']),
  })
})

function digestOf(rows: Iterable<Row>) {
  const digest = createHash('sha256')
  let count = 0
  for (const row of rows) {
    digest.update(JSON.stringify(row))
    count += 1
  }
  return { status: 'Complete', rows: count, digest: digest.digest('hex') }
}
