import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { openLogEngine } from '../open-log-engine.ts'
import { queryOf, sizes, temporaryFolder } from '../testing/temporary-engine.ts'

const script = fileURLToPath(new URL('../testing/append-until-killed.ts', import.meta.url))

test.each([
  { batches: 3, characters: 1500 },
  { batches: 40, characters: 1500 },
  // With fillers behind every event.
  { batches: 3, characters: 50_000 },
])(
  'a process killed after batch $batches leaves whole batches of events of $characters characters',
  async ({ batches, characters }) => {
    const directory = await temporaryFolder()
    const child = spawn(process.execPath, [script, directory, String(characters)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const exited = once(child, 'exit')
    let told = -1
    for await (const line of createInterface({ input: child.stdout })) {
      told = Number(line)
      if (told >= batches) child.kill('SIGKILL')
    }
    await exited
    const engine = await openLogEngine({ ...sizes, directory })
    onTestFinished(() => engine.close())
    const size = await engine.size('g')
    expect(size.events % 500).toBe(0)
    expect(size.events).toBeGreaterThanOrEqual((told + 1) * 500)
    expect(size.events).toBeLessThanOrEqual((told + 2) * 500)
    await engine.append('g', [
      { timestampMs: 0, ingestionTimeMs: 0, logStream: 's', message: 'on' },
    ])
    const run = engine.start(queryOf('g', { text: 'stats count(*)' }))
    await run.ended
    expect(await run.rows(0, 1)).toEqual([[String(size.events + 1)]])
  },
)
