import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createReadStream, createWriteStream } from 'node:fs'
import { access, copyFile, mkdir, mkdtemp, rename, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { repositoryRoot } from '@gatehouse/testkit/child-process'
import { type Figure, median } from '../report.ts'
import type { Loaded } from './measure-engine.ts'
import { literal, type Question, questions, roundsOf } from './questions.ts'
import { sameAnswer } from './same-answer.ts'
import { type Asked, Side } from './side.ts'

/**
 * The engine over realistic invocation logs, against the same questions in hand-written SQL on the
 * same file, against jq and against ripgrep. `GATEHOUSE_BENCH_EVENTS` makes it smaller than the five
 * million that the bounds are about; the folder needs about five kilobytes an event. With
 * `GATEHOUSE_BENCH_FOLDER` the records are kept there and used again.
 */
export async function benchLogs(): Promise<readonly Figure[]> {
  const events = Number(process.env['GATEHOUSE_BENCH_EVENTS'] ?? 5_000_000)
  const kept = process.env['GATEHOUSE_BENCH_FOLDER']
  const folder = await mkdtemp(join(kept ?? tmpdir(), 'gatehouse-bench-logs-'))
  const started: Side[] = []
  try {
    const file = join(kept ?? folder, `records-${events}.ndjson`)
    if (!(await isThere(file))) await writeRecords(file, events)
    const { size } = await stat(file)
    const directory = join(folder, 'engine')
    await mkdir(directory)
    const engine = Side.start('measure-engine.ts', directory)
    started.push(engine)
    const loaded = await engine.call<Loaded>('load', file)
    const copy = join(folder, 'copy.duckdb')
    await copyFile(join(directory, 'events.duckdb'), copy)
    const byHand = Side.start('measure-by-hand.ts', copy, 'events_1')
    started.push(byHand)
    const pairs: Pair[] = []
    for (const question of questions) pairs.push(await pairOf(question, engine, byHand))
    const peakMb = await engine.call<number>('peak')
    return [
      ...pairs.map(againstHand),
      await againstJq(file, pairs),
      await againstRipgrep(file, pairs, loaded),
      ...ofLoading(loaded, size, peakMb),
    ]
  } finally {
    for (const side of started) side.end()
    await rm(folder, { recursive: true, force: true })
  }
}

async function isThere(file: string): Promise<boolean> {
  return await access(file).then(
    () => true,
    () => false,
  )
}

async function writeRecords(file: string, events: number): Promise<void> {
  const script = join(repositoryRoot, 'apps/sandbox/src/traffic/write-records.ts')
  const child = spawn(process.execPath, [script, '--events', String(events)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(child, 'exit')
  // Whole or not at all, so that a kept file is never half of one.
  await pipeline(child.stdout, createWriteStream(`${file}.draft`))
  const [code] = await ended
  if (code !== 0) throw new Error('the records could not be written')
  await rename(`${file}.draft`, file)
}

function outputOf(program: string, words: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(program, [...words], { maxBuffer: 1 << 30 }, (error, stdout) => {
      if (error === null) resolve(stdout)
      else reject(new Error(`${program}: ${error.message}`, { cause: error }))
    })
  })
}

const atMost: Readonly<Record<Question['reads'], number>> = { columns: 1.3, json: 1.5, text: 1.5 }

interface Pair {
  readonly question: Question
  /** In seconds. */
  readonly engine: number
  readonly byHand: number
  readonly answer: Asked['rows']
}

/** In turns, round by round, so that what else the machine does meets both. */
async function pairOf(question: Question, engine: Side, byHand: Side): Promise<Pair> {
  const ours: Asked[] = []
  const theirs: Asked[] = []
  for (let round = 0; round < roundsOf(question); round++) {
    ours.push(await engine.ask(question))
    theirs.push(await byHand.ask(question))
  }
  const answer = ours.at(-1)?.rows ?? []
  if (!sameAnswer(question, answer, theirs.at(-1)?.rows ?? [])) {
    throw new Error(`${question.name}: two answers to one question`)
  }
  return {
    question,
    engine: median(ours.map(({ seconds }) => seconds)),
    byHand: median(theirs.map(({ seconds }) => seconds)),
    answer,
  }
}

function againstHand({ question, engine, byHand }: Pair): Figure {
  return {
    name: `logs: ${question.name}, over SQL by hand`,
    value: engine / byHand,
    unit: '×',
    bound: { atMost: atMost[question.reads] },
    behind: `${seconds(engine)} and ${seconds(byHand)}, ${question.reads}, median of ${roundsOf(question)}`,
  }
}

/** The first question, which jq answers in one pass with one line of program. */
async function againstJq(file: string, pairs: readonly Pair[]): Promise<Figure> {
  const program =
    'reduce inputs as $r ({}; .[$r.identity.arn] += ($r.output.outputTokenCount // 0)) | length'
  const begun = performance.now()
  const principals = Number(await outputOf('jq', ['-n', program, file]))
  const jq = (performance.now() - begun) / 1000
  const own = pairs[0]?.engine ?? Number.NaN
  return {
    name: 'logs: jq over the engine, tokens by identity',
    value: jq / own,
    unit: '×',
    bound: { atLeast: 100 },
    behind: `${seconds(jq)} and ${seconds(own)}, ${principals} identities, one run of jq`,
  }
}

async function againstRipgrep(
  file: string,
  pairs: readonly Pair[],
  { events }: Loaded,
): Promise<Figure> {
  const pair = pairs.find(({ question }) => question.reads === 'text')
  const own = pair?.engine ?? Number.NaN
  const times: number[] = []
  let lines = ''
  // Once before, so that the file lies in memory as the table does.
  await readThrough(file)
  for (let round = 0; round < 3; round++) {
    const begun = performance.now()
    lines = (await outputOf('rg', ['--count', '--fixed-strings', literal, file])).trim()
    times.push((performance.now() - begun) / 1000)
  }
  if (lines !== pair?.answer[0]?.[0]) throw new Error('ripgrep counts otherwise')
  return {
    name: 'logs: full text over ripgrep, the whole range',
    value: own / median(times),
    unit: '×',
    behind: `${seconds(own)} and ${seconds(median(times))}, ${lines} of ${events} events`,
  }
}

async function readThrough(file: string): Promise<void> {
  for await (const _chunk of createReadStream(file, { highWaterMark: 1 << 20 }));
}

function ofLoading(
  { events, seconds: loadSeconds }: Loaded,
  bytes: number,
  peakMb: number,
): readonly Figure[] {
  const megabytes = bytes / 1e6
  return [
    {
      name: 'logs: loading, events a second',
      value: events / loadSeconds,
      unit: '/s',
      behind: `${events} events, ${megabytes.toFixed(0)} MB in ${seconds(loadSeconds)}`,
    },
    {
      name: 'logs: most memory of the process that loads and asks',
      value: peakMb,
      unit: 'MB',
      bound: { atMost: 2048 },
      behind: 'DuckDB may hold 768 MB of it',
    },
  ]
}

const seconds = (value: number): string =>
  value < 1 ? `${(value * 1000).toFixed(1)} ms` : `${value.toFixed(1)} s`
