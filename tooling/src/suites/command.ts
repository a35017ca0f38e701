import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { repositoryRoot } from '@gatehouse/testkit/child-process'

export interface CommandOptions {
  readonly cwd?: string
  readonly env?: Readonly<Record<string, string>>
  /** Keeps standard output instead of showing it. */
  readonly isCaptured?: boolean
}

export interface CommandResult {
  readonly exitCode: number
  readonly stdout: string
}

/** Runs a program of the workspace (`vitest`) or of the machine (`apt-get`) to its end. */
export async function command(
  program: string,
  args: readonly string[],
  options: CommandOptions = {},
): Promise<CommandResult> {
  const { PATH = '' } = process.env
  const child = spawn(program, args, {
    cwd: options.cwd ?? repositoryRoot,
    env: {
      ...process.env,
      PATH: `${join(repositoryRoot, 'node_modules/.bin')}:${PATH}`,
      ...options.env,
    },
    stdio: ['ignore', options.isCaptured === true ? 'pipe' : 'inherit', 'inherit'],
  })
  let stdout = ''
  child.stdout?.on('data', (chunk: Buffer) => {
    stdout += chunk.toString()
  })
  const [code] = await once(child, 'close')
  return { exitCode: typeof code === 'number' ? code : 1, stdout }
}
