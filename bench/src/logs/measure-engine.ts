import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import type { LogEngine, NewLogEvent } from '@gatehouse/insights-engine/log-engine'
import { openLogEngine } from '@gatehouse/insights-engine/open-log-engine'
import { type Asked, questionAt, serve } from './side.ts'

export interface Loaded {
  readonly events: number
  readonly seconds: number
}

const GROUP = 'bench'
const MEMORY_MB = 768
const AT_ONCE = 10_000

const [directory = ''] = process.argv.slice(2)
let engine: LogEngine | undefined

const open = (): Promise<LogEngine> =>
  openLogEngine({
    directory,
    memoryLimitMb: MEMORY_MB,
    threads: 2,
    queriesAtOnce: 1,
    queryTimeoutMs: 600_000,
  })

serve({
  /** Leaves the file closed, so that the other side may take a copy. */
  load: async (file): Promise<Loaded> => {
    const loading = await open()
    const begun = performance.now()
    await load(loading, String(file))
    const { events } = await loading.size(GROUP)
    const seconds = (performance.now() - begun) / 1000
    await loading.close()
    return { events, seconds }
  },
  ask: async (index) => {
    engine ??= await open()
    return await ask(engine, questionAt(index).query)
  },
  /** In MB, since the process began. */
  peak: () => Promise.resolve(process.resourceUsage().maxRSS / 1024),
})

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
async function ask(of: LogEngine, text: string): Promise<Asked> {
  const { lastMs = 0 } = await of.size(GROUP)
  const begun = performance.now()
  const run = of.start({
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
  const width = run.columns.filter((name) => name !== '@ptr').length
  await run.discard()
  return { seconds, rows: rows.map((row) => row.slice(0, width)) }
}
