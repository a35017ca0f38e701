import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { repositoryRoot } from '@gatehouse/testkit/child-process'
import { freePort } from '@gatehouse/testkit/free-port'
import { type Figure, median } from './report.ts'

/** `pnpm start` on an empty folder (database made, organisation filled) and again on a full one. */
export async function benchStart(): Promise<readonly Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'gatehouse-bench-'))
  try {
    const cold = await secondsToReady(folder)
    const warm = median([
      await secondsToReady(folder),
      await secondsToReady(folder),
      await secondsToReady(folder),
    ])
    return [
      {
        name: 'start: warm, until the address is printed',
        value: warm,
        unit: 's',
        bound: { atMost: 6 },
        behind: 'median of 3, console built before',
      },
      {
        name: 'start: first, with database and seed, over warm',
        value: cold / warm,
        unit: '×',
        behind: `${cold.toFixed(1)} s and ${warm.toFixed(1)} s`,
      },
    ]
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function secondsToReady(folder: string): Promise<number> {
  const started = performance.now()
  const child = spawn(process.execPath, ['tooling/start.ts'], {
    cwd: repositoryRoot,
    env: { ...process.env, GATEHOUSE_STATE_DIR: folder, PORT: String(await freePort()) },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(child, 'exit')
  const lines = createInterface({ input: child.stdout })
  try {
    for await (const line of lines) {
      if (line.includes('Gatehouse is at')) return (performance.now() - started) / 1000
    }
    throw new Error('start ended before it was ready')
  } finally {
    child.kill('SIGINT')
    await ended
  }
}
