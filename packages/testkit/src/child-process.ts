import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

const endWithParent = new URL('./end-with-parent.ts', import.meta.url).href

/** The root of the checkout: entry points are given relative to it. */
export const repositoryRoot = join(import.meta.dirname, '../../..')

export interface NodeProcessOptions {
  /** What people call it in messages: `API`, `sandbox`. */
  readonly name: string
  /** TypeScript file to run, relative to the repository root. */
  readonly entry: string
  /** The whole environment: nothing of this machine leaks in but PATH and HOME. */
  readonly env: Readonly<Record<string, string>>
  /** The line of standard output that says "ready"; its first group is handed back. */
  readonly ready: RegExp
  readonly readyTimeoutMs?: number
  readonly nodeArguments?: readonly string[]
  readonly onLine?: (line: string) => void
}

/** Thrown when a process ends before it was ready; carries what it said last. */
export class ProcessFailed extends Error {
  override readonly name = 'ProcessFailed'
  readonly processName: string
  readonly lastLines: readonly string[]

  constructor(processName: string, reason: string, lastLines: readonly string[]) {
    super(`${processName} ${reason}\n${lastLines.join('\n')}`)
    this.processName = processName
    this.lastLines = lastLines
  }
}

const keptLines = 200

/** A running Node process; `await using` stops it. */
export class NodeProcess implements AsyncDisposable {
  static readonly #starting = new Set<ChildProcess>()

  readonly name: string
  readonly pid: number
  /** Text of the first group of `ready`. */
  readonly readyText: string
  readonly #child: ChildProcess
  readonly #lines: string[]

  private constructor(name: string, child: ChildProcess, readyText: string, lines: string[]) {
    this.name = name
    this.pid = child.pid ?? 0
    this.readyText = readyText
    this.#child = child
    this.#lines = lines
  }

  static async start(options: NodeProcessOptions): Promise<NodeProcess> {
    const { PATH = '', HOME = '', TMPDIR } = process.env
    const child = spawn(
      process.execPath,
      ['--import', endWithParent, ...(options.nodeArguments ?? []), options.entry],
      {
        cwd: repositoryRoot,
        env: { PATH, HOME, ...(TMPDIR === undefined ? {} : { TMPDIR }), ...options.env },
        stdio: ['pipe', 'pipe', 'pipe'],
        // Its own group: Ctrl-C in a terminal reaches the parent alone, which stops them in order.
        detached: true,
      },
    )
    const lines: string[] = []
    NodeProcess.#starting.add(child)
    try {
      const readyText = await whenReady(child, options, lines)
      return new NodeProcess(options.name, child, readyText, lines)
    } catch (error) {
      child.kill('SIGKILL')
      throw error
    } finally {
      NodeProcess.#starting.delete(child)
    }
  }

  /** Ends what was spawned and is nobody's yet, with all that it spawned itself (`initdb`). */
  static async stopStarting(): Promise<void> {
    await Promise.all([...NodeProcess.#starting].map((child) => endGroup(child)))
  }

  /** The last lines that it printed, standard output and error together. */
  get output(): readonly string[] {
    return this.#lines
  }

  get hasEnded(): boolean {
    return this.#child.exitCode !== null || this.#child.signalCode !== null
  }

  /** Resolves with the exit code, or the signal's name when a signal ended it. */
  async ended(): Promise<number | NodeJS.Signals | null> {
    if (!this.hasEnded) await once(this.#child, 'exit')
    return this.#child.exitCode ?? this.#child.signalCode
  }

  /** Sends a signal and waits until the process is gone. */
  async kill(signal: NodeJS.Signals): Promise<void> {
    if (this.hasEnded) return
    const gone = once(this.#child, 'exit')
    this.#child.kill(signal)
    await gone
  }

  /** Asks it to end; after the grace time it is ended by force. */
  async stop(graceMs = 10_000): Promise<void> {
    const force = setTimeout(() => this.#child.kill('SIGKILL'), graceMs)
    await this.kill('SIGTERM')
    clearTimeout(force)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop()
  }
}

const groupGraceMs = 5_000

async function endGroup(child: ChildProcess): Promise<void> {
  const { pid } = child
  if (pid === undefined) return
  const gone = once(child, 'close')
  signalGroup(pid, 'SIGTERM')
  const force = setTimeout(() => signalGroup(pid, 'SIGKILL'), groupGraceMs)
  await gone
  clearTimeout(force)
}

function signalGroup(leader: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-leader, signal)
  } catch {
    // The group is gone already.
  }
}

function whenReady(
  child: ChildProcess,
  options: NodeProcessOptions,
  lines: string[],
): Promise<string> {
  return new Promise((resolve, reject) => {
    const timeoutMs = options.readyTimeoutMs ?? 60_000
    const fail = (reason: string) => reject(new ProcessFailed(options.name, reason, lines))
    const timer = setTimeout(() => fail(`was not ready after ${timeoutMs} ms`), timeoutMs)
    const keep = (line: string) => {
      lines.push(line)
      if (lines.length > keptLines) lines.shift()
      options.onLine?.(line)
      const match = options.ready.exec(line)
      if (match !== null) {
        clearTimeout(timer)
        resolve(match[1] ?? '')
      }
    }
    for (const stream of [child.stdout, child.stderr]) {
      if (stream !== null) createInterface({ input: stream }).on('line', keep)
    }
    // `close`, not `exit`: only then has everything been read that it said before it died.
    child.once('close', (code, signal) => {
      clearTimeout(timer)
      fail(`ended before it was ready (${signal ?? `exit code ${code}`})`)
    })
    child.once('error', (error) => {
      clearTimeout(timer)
      fail(`could not be started: ${error.message}`)
    })
  })
}
