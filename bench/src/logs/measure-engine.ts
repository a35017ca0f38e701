import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import type { LogEngine, NewLogEvent } from '@gatehouse/insights-engine/log-engine'
import { openLogEngine } from '@gatehouse/insights-engine/open-log-engine'
import { median } from '../report.ts'
import { askedIn, roundsOf } from './questions.ts'

/** What a process of its own tells on standard output, so that its memory is its own. */
export interface EngineMeasures {
  readonly events: number
  readonly loadSeconds: number
  readonly peakMb: number
  readonly seconds: readonly number[]
  readonly rows: readonly number[]
  /** The first rows of each question, to be compared. */
  readonly answers: readonly (readonly (readonly (string | null)[])[])[]
}

const GROUP = 'bench'
const MEMORY_MB = 768
const AT_ONCE = 10_000

/** With a file, it is loaded and all is asked; without one, what columns answer is asked once more. */
const [directory = '', file] = process.argv.slice(2)
const engine = await openLogEngine({
  directory,
  memoryLimitMb: MEMORY_MB,
  threads: 2,
  queriesAtOnce: 1,
  queryTimeoutMs: 600_000,
})
const started = performance.now()
if (file !== undefined) await load(engine, file)
const { events, lastMs = 0 } = await engine.size(GROUP)
const loadSeconds = (performance.now() - started) / 1000
const runs = []
for (const question of askedIn(file === undefined ? 'again' : 'whole')) {
  const seconds: number[] = []
  let answer: Answer = { columns: [], rows: [] }
  for (let round = 0; round < roundsOf(question); round++) {
    const asked = await ask(question.query)
    answer = asked
    seconds.push(asked.seconds)
  }
  runs.push({ seconds: median(seconds), answer })
}
await engine.close()
const measures: EngineMeasures = {
  events,
  loadSeconds,
  peakMb: process.resourceUsage().maxRSS / 1024,
  seconds: runs.map(({ seconds }) => seconds),
  rows: runs.map(({ answer }) => answer.rows.length),
  answers: runs.map(({ answer }) =>
    answer.rows.map((row) => row.slice(0, answer.columns.filter((name) => name !== '@ptr').length)),
  ),
}
process.stdout.write(JSON.stringify(measures))

interface Answer {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly (string | null)[])[]
}

async function load(into: LogEngine, records: string): Promise<void> {
  await into.createGroup(GROUP, `000000000202:${GROUP}`)
  let batch: NewLogEvent[] = []
  // The next lines are read while the last ones are stored.
  let storing: Promise<void> = Promise.resolve()
  for await (const message of createInterface({ input: createReadStream(records) })) {
    const timestampMs = Date.parse(
      message.slice(message.indexOf('"timestamp":"') + 13).slice(0, 20),
    )
    batch.push({ timestampMs, ingestionTimeMs: timestampMs, logStream: 'bench', message })
    if (batch.length === AT_ONCE) {
      await storing
      storing = into.append(GROUP, batch)
      batch = []
    }
  }
  await storing
  if (batch.length > 0) await into.append(GROUP, batch)
}

/** The rows and how long they took. What the engine counts afterwards, SQL by hand does not. */
async function ask(text: string): Promise<Answer & { readonly seconds: number }> {
  const begun = performance.now()
  const run = engine.start({
    text,
    groups: [GROUP],
    startMs: 0,
    endMs: lastMs,
    nowMs: lastMs,
    mayUnmask: false,
  })
  await run.answered
  const rows = await run.rows(0, run.rowCount())
  const seconds = (performance.now() - begun) / 1000
  await run.ended
  if (run.status() !== 'Complete') throw new Error(`${text}: ${run.status()} ${run.failure()}`)
  const { columns } = run
  await run.discard()
  return { columns, rows, seconds }
}
