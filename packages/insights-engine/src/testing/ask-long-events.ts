import { createHash } from 'node:crypto'
import { createInterface } from 'node:readline'
import { openLogEngine } from '../open-log-engine.ts'
import { LONG_EVENTS, longEvent } from './long-events.ts'

/**
 * Run as a process of its own, so that its memory can be told: keeps long events in a folder, then
 * answers each line with how the query of the line ended, its rows, and the most memory so far.
 */
const [directory, memoryLimitMb] = process.argv.slice(2)
const engine = await openLogEngine({
  directory,
  memoryLimitMb: Number(memoryLimitMb),
  threads: 2,
  queriesAtOnce: 1,
  queryTimeoutMs: 100_000,
})

async function ask(text: string): Promise<object> {
  const run = engine.start({
    text,
    groups: ['g'],
    startMs: 0,
    endMs: Number.MAX_SAFE_INTEGER,
    nowMs: 0,
    mayUnmask: true,
  })
  await run.ended
  const digest = createHash('sha256')
  const columns = run.columns.filter((name) => name !== '@ptr').length
  for (let from = 0; from < run.rowCount(); ) {
    const rows = await run.rows(from, 50)
    for (const row of rows) digest.update(JSON.stringify(row.slice(0, columns)))
    from += rows.length
  }
  const ended = { status: run.status(), failure: run.failure(), rows: run.rowCount() }
  const { recordsMatched: matched } = run.statistics()
  await run.discard()
  return { ...ended, matched, digest: digest.digest('hex') }
}

async function readAll(newestFirst: boolean): Promise<object> {
  const digest = createHash('sha256')
  let rows = 0
  for (let after: string | undefined; ; ) {
    const page = await engine.read({
      ...{ group: 'g', newestFirst, limit: 10_000 },
      ...(after !== undefined && { after }),
    })
    for (const { message } of page.events) digest.update(JSON.stringify([message]))
    rows += page.events.length
    after = page.events.at(-1)?.cursor
    if (!page.hasMore) return { status: 'Complete', rows, digest: digest.digest('hex') }
  }
}

async function carryOut(line: string): Promise<object> {
  switch (line) {
    case 'append': {
      await engine.createGroup('g', '1:g')
      for (let n = 0; n < LONG_EVENTS; n += 50) {
        await engine.append(
          'g',
          Array.from({ length: 50 }, (_, at) => longEvent(n + at).event),
        )
      }
      return await engine.size('g')
    }
    case 'read':
      return await readAll(false)
    case 'read backwards':
      return await readAll(true)
    case 'discover':
      return { names: (await engine.fields('g', 0, Number.MAX_SAFE_INTEGER)).map((it) => it.name) }
    default:
      return await ask(line)
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  const answer = await carryOut(line)
  const mostMb = Math.round(process.resourceUsage().maxRSS / 1024)
  process.stdout.write(`${JSON.stringify({ ...answer, mostMb })}\n`)
}
await engine.close()
