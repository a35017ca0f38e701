import { randomBytes } from 'node:crypto'
import { NodeProcess } from './child-process.ts'

export interface SandboxOptions {
  /** 0, the default, takes any free port. */
  readonly port?: number
  /** Folder of the snapshot; without one the world lives in memory. */
  readonly stateDir?: string
  readonly oidcClientSecret?: string
  /** Calls to models that the sandbox makes up; none by default. */
  readonly traffic?: 'off' | 'history' | 'live' | 'resume'
  readonly nodeArguments?: readonly string[]
  readonly onLine?: (line: string) => void
}

export type FailureMode =
  | 'throttle'
  | 'error-500'
  | 'error-503'
  | 'reset-before'
  | 'reset-after'
  | 'stall-before'
  | 'stall-after'
  | 'malformed'
  | 'access-denied'

export interface Failure {
  readonly service: string
  readonly operation: string
  readonly times: number
  readonly mode: FailureMode
  /** Only calls whose input has these members with these values. */
  readonly match?: Readonly<Record<string, unknown>>
}

export interface ReceivedCall {
  readonly seq: number
  readonly at: string
  readonly service: string
  readonly operation: string
  readonly accountId: string
  readonly region: string
  readonly callerArn: string
  readonly input: Readonly<Record<string, unknown>>
  readonly status: number
  readonly errorCode?: string
  readonly requestId: string
}

export interface CallFilter {
  readonly service?: string
  readonly operation?: string
  /** Only calls with a higher sequence number. */
  readonly after?: number
}

/** A running sandbox and its control plane; `await using` stops it. */
export class Sandbox implements AsyncDisposable {
  readonly process: NodeProcess
  readonly url: string
  readonly oidcIssuer: string
  readonly oidcClientSecret: string

  constructor(process: NodeProcess, oidcClientSecret: string) {
    this.process = process
    this.url = process.readyText
    this.oidcIssuer = `${this.url}/oidc`
    this.oidcClientSecret = oidcClientSecret
  }

  async reset(): Promise<void> {
    await this.#control('POST', 'reset', {})
  }

  async moveClock(
    to: { readonly advanceSeconds: number } | { readonly now: string } | { readonly reset: true },
  ): Promise<void> {
    await this.#control('POST', 'clock', to)
  }

  async failNext(failure: Failure): Promise<void> {
    await this.#control('POST', 'fail-next', failure)
  }

  async forgetFailures(): Promise<void> {
    await this.#control('DELETE', 'fail-next')
  }

  async calls(filter: CallFilter = {}): Promise<readonly ReceivedCall[]> {
    const query = new URLSearchParams()
    for (const [name, value] of Object.entries(filter)) query.set(name, String(value))
    const answer = await this.#control('GET', `calls?${query}`)
    // The sandbox's agreed answer; the tests that use it check the members they need.
    return (answer as { calls: readonly ReceivedCall[] }).calls
  }

  async world(): Promise<unknown> {
    return this.#control('GET', 'world')
  }

  async setIamPropagation(iamPropagationMs: number): Promise<void> {
    await this.#control('POST', 'settings', { iamPropagationMs })
  }

  async stop(): Promise<void> {
    await this.process.stop()
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop()
  }

  async #control(method: string, path: string, body?: object): Promise<unknown> {
    const response = await fetch(`${this.url}/_sandbox/${path}`, {
      method,
      ...(body === undefined
        ? {}
        : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    })
    const text = await response.text()
    if (!response.ok) throw new Error(`sandbox ${method} ${path}: ${response.status} ${text}`)
    return text === '' ? undefined : JSON.parse(text)
  }
}

/** Spawns the sandbox as every user of it does: as a process, reached over HTTP. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const secret = options.oidcClientSecret ?? randomBytes(24).toString('base64url')
  const child = await NodeProcess.start({
    name: 'The sandbox',
    entry: 'apps/sandbox/src/main.ts',
    env: {
      SANDBOX_PORT: String(options.port ?? 0),
      SANDBOX_OIDC_CLIENT_SECRET: secret,
      ...(options.stateDir === undefined ? {} : { SANDBOX_STATE_DIR: options.stateDir }),
      ...(options.traffic === undefined ? {} : { SANDBOX_TRAFFIC: options.traffic }),
    },
    ready: /^sandbox listening on (http:\/\/\S+)$/,
    ...(options.nodeArguments === undefined ? {} : { nodeArguments: options.nodeArguments }),
    ...(options.onLine === undefined ? {} : { onLine: options.onLine }),
  })
  return new Sandbox(child, secret)
}
