import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { repositoryRoot } from '@gatehouse/testkit/child-process'

export interface TurboRun {
  readonly exitCode: number
  readonly output: string
}

/** Runs Turborepo's tasks; what is unchanged comes out of its cache. */
export async function turbo(args: readonly string[], show = false): Promise<TurboRun> {
  const child = spawn(join(repositoryRoot, 'node_modules/.bin/turbo'), ['run', ...args], {
    cwd: repositoryRoot,
    env: {
      ...process.env,
      TURBO_TELEMETRY_DISABLED: '1',
      TURBO_NO_UPDATE_NOTIFIER: '1',
      DO_NOT_TRACK: '1',
      TURBO_UI: 'false',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString()
      if (show) process.stdout.write(chunk)
    })
  }
  const [code] = await once(child, 'close')
  return { exitCode: typeof code === 'number' ? code : 1, output }
}
