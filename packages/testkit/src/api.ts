import { awsEnvironment } from './aws-environment.ts'
import { NodeProcess } from './child-process.ts'
import { freePort } from './free-port.ts'
import { groupsConfiguration } from './organisation.ts'

export interface ApiOptions {
  readonly databaseUrl: string
  /** A running sandbox: AWS and the sign-in provider. */
  readonly sandbox: {
    readonly url: string
    readonly oidcIssuer: string
    readonly oidcClientSecret: string
  }
  /** `all` (default), the HTTP side alone, or the worker alone. */
  readonly process?: 'all' | 'api' | 'worker'
  readonly port?: number
  readonly leaseSeconds?: number
  readonly consoleDir?: string
  /** Further variables; they win over the ones set here. */
  readonly env?: Readonly<Record<string, string>>
  readonly nodeArguments?: readonly string[]
  readonly onLine?: (line: string) => void
}

/** A running API process; `await using` stops it. */
export interface Api extends AsyncDisposable {
  readonly process: NodeProcess
  readonly origin: string
  /** Ends it without warning, as a machine that fails would. */
  kill(): Promise<void>
  stop(): Promise<void>
}

export async function startApi(options: ApiOptions): Promise<Api> {
  // Chosen beforehand: the process has to know its own origin for the sign-in's redirect.
  const port = options.port ?? (await freePort())
  const origin = `http://127.0.0.1:${port}`
  const child = await NodeProcess.start({
    name: 'The API',
    entry: 'apps/api/src/main.ts',
    env: { ...apiEnvironment(options, port, origin), ...options.env },
    // A worker alone listens to nobody.
    ready: /^gatehouse (?:listening on (http:\/\/\S+)|worker running)$/,
    ...(options.nodeArguments === undefined ? {} : { nodeArguments: options.nodeArguments }),
    ...(options.onLine === undefined ? {} : { onLine: options.onLine }),
  })
  return {
    process: child,
    origin,
    kill: () => child.kill('SIGKILL'),
    stop: () => child.stop(),
    [Symbol.asyncDispose]: () => child.stop(),
  }
}

function apiEnvironment(options: ApiOptions, port: number, origin: string): Record<string, string> {
  return {
    DATABASE_URL: options.databaseUrl,
    PORT: String(port),
    HOST: '127.0.0.1',
    GATEHOUSE_ORIGIN: origin,
    GATEHOUSE_PROCESS: options.process ?? 'all',
    GATEHOUSE_GROUPS: groupsConfiguration,
    GATEHOUSE_LEASE_SECONDS: String(options.leaseSeconds ?? 15),
    ...(options.consoleDir === undefined ? {} : { GATEHOUSE_CONSOLE_DIR: options.consoleDir }),
    OIDC_ISSUER: options.sandbox.oidcIssuer,
    OIDC_CLIENT_ID: 'gatehouse-console',
    OIDC_CLIENT_SECRET: options.sandbox.oidcClientSecret,
    ...awsEnvironment(options.sandbox.url),
  }
}
