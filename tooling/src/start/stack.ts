import { existsSync } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import { setTimeout as delay } from 'node:timers/promises'
import { migrate } from '@gatehouse/database/migrate'
import { type Api, startApi } from '@gatehouse/testkit/api'
import { type Cluster, startCluster } from '@gatehouse/testkit/cluster'
import { clearStaleLock } from '@gatehouse/testkit/cluster-lock'
import { isPortFree } from '@gatehouse/testkit/free-port'
import { type Sandbox, startSandbox } from '@gatehouse/testkit/sandbox'
import { withClient } from '@gatehouse/testkit/with-client'
import { seed } from '../seed/seed.ts'
import { Explained, explainLine } from './explained.ts'
import { logFile } from './log-file.ts'
import { news, step } from './progress.ts'
import type { StateFolder } from './state-folder.ts'
import { beginTraffic, trafficNews, trafficOfSandbox } from './traffic.ts'
import { turbo } from './turbo.ts'

export interface StackOptions {
  readonly state: StateFolder
  readonly port: number
  /** With it, everything reloads when a file changes. */
  readonly front?: Front
  /** Called with one sentence when a running part can no longer go on. */
  readonly onTrouble: (sentence: string) => void
}

export interface Stack {
  /** Where people open it. */
  readonly origin: string
  readonly sandboxUrl: string
}

/** The console's development server before the API, in place of the built console. */
export interface Front {
  readonly origin: string
  open(api: Api, running: AsyncDisposableStack): Promise<void>
}

/** Starts everything; each part is handed to `running`, which stops them in the reverse order. */
export async function startStack(
  options: StackOptions,
  running: AsyncDisposableStack,
): Promise<Stack> {
  const { state, port } = options
  const ports = [port, state.settings.sandboxPort]
  if (state.wasKilled) {
    await step('The last run was killed: putting in order what it left', () => untilFree(ports))
  }
  await refuseTakenPorts(port, state.settings.sandboxPort)
  // A first start that was interrupted is begun again: nobody can have worked in it yet.
  const isFirstStart = !existsSync(state.seeded)
  if (isFirstStart) await startAfresh(state)

  const [cluster, sandbox] = await Promise.all([
    step('PostgreSQL', () => startDatabase(options, running)),
    step('Sandbox: AWS and the sign-in provider', () => startWorld(options, running)),
    step(options.front === undefined ? 'Console' : 'Generated code', () => build(options)),
  ])
  const api = await step('API and worker', () =>
    startServer(options, running, cluster.urlOf('gatehouse'), sandbox),
  )
  const origin = options.front?.origin ?? api.origin
  await options.front?.open(api, running)
  if (isFirstStart) {
    await step('First start: people, accounts and requests of a pretend organisation', () =>
      seed({ origin, sandboxUrl: sandbox.url }),
    )
    await writeFile(state.seeded, `${new Date().toISOString()}\n`)
  }
  await beginTraffic(sandbox.url)
  return { origin, sandboxUrl: sandbox.url }
}

async function startAfresh(state: StateFolder): Promise<void> {
  await clearStaleLock(state.postgres)
  await rm(state.postgres, { recursive: true, force: true })
  await rm(state.sandbox, { recursive: true, force: true })
}

/** The parts of a killed run end by themselves; whoever holds a port longer is somebody else. */
async function untilFree(ports: readonly number[]): Promise<void> {
  for (let tries = 0; tries < 50; tries += 1) {
    const free = await Promise.all(ports.map((port) => isPortFree(port)))
    if (free.every(Boolean)) return
    await delay(100)
  }
}

async function refuseTakenPorts(port: number, sandboxPort: number): Promise<void> {
  if (!(await isPortFree(port))) {
    throw new Explained(
      `Port ${port} is taken by another program: stop that one, or choose another port with \`PORT=${port + 1} npx pnpm start\`.`,
    )
  }
  if (!(await isPortFree(sandboxPort))) {
    throw new Explained(
      `Port ${sandboxPort}, the sandbox's, is taken by another program: stop that one, or delete the folder .gatehouse and start with \`SANDBOX_PORT=${sandboxPort + 1} npx pnpm start\`.`,
    )
  }
}

/** Turborepo skips what has not changed since the last start. */
async function build({ front }: StackOptions): Promise<void> {
  const tasks = front === undefined ? ['generate', 'build'] : ['generate']
  const { exitCode, output } = await turbo([...tasks, '--filter=@gatehouse/console...'])
  if (exitCode !== 0) throw new Error(`The console does not build:\n${output}`)
}

async function startDatabase(
  { state, onTrouble }: StackOptions,
  running: AsyncDisposableStack,
): Promise<Cluster> {
  const log = logFile(state.logs, 'postgres')
  const cluster = running.use(
    await startCluster({
      dataDir: state.postgres,
      port: state.settings.postgresPort,
      password: state.settings.postgresPassword,
      isDurable: true,
      onLine: (line) => {
        log(line)
        report(explainLine(line), onTrouble)
      },
    }),
  )
  await withClient(cluster.urlOf('postgres'), async (client) => {
    const found = await client.query(`SELECT 1 FROM pg_database WHERE datname = 'gatehouse'`)
    if (found.rowCount === 0) await client.query('CREATE DATABASE gatehouse')
  })
  await migrate(cluster.urlOf('gatehouse'))
  return cluster
}

async function startWorld(
  { state, front, onTrouble }: StackOptions,
  running: AsyncDisposableStack,
): Promise<Sandbox> {
  const log = logFile(state.logs, 'sandbox')
  const sandbox = running.use(
    await startSandbox({
      port: state.settings.sandboxPort,
      stateDir: state.sandbox,
      oidcClientSecret: state.settings.oidcClientSecret,
      traffic: trafficOfSandbox(),
      ...(front === undefined ? {} : { nodeArguments: ['--watch'] }),
      onLine: (line) => {
        log(line)
        news(trafficNews(line))
        report(explainLine(line), onTrouble)
      },
    }),
  )
  watch(sandbox.process, onTrouble, running)
  return sandbox
}

async function startServer(
  { state, port, front, onTrouble }: StackOptions,
  running: AsyncDisposableStack,
  databaseUrl: string,
  sandbox: Sandbox,
): Promise<Api> {
  const log = logFile(state.logs, 'api')
  const api = running.use(
    await startApi({
      port,
      databaseUrl,
      sandbox,
      ...(front === undefined ? {} : { env: { GATEHOUSE_ORIGIN: front.origin } }),
      ...(front === undefined ? {} : { nodeArguments: ['--watch'] }),
      onLine: (line) => {
        log(line)
        report(explainLine(line), onTrouble)
      },
    }),
  )
  watch(api.process, onTrouble, running)
  return api
}

function report(sentence: string | undefined, onTrouble: (sentence: string) => void): void {
  if (sentence !== undefined) onTrouble(sentence)
}

/** A part that ends while the others run takes them along, with its last words. */
function watch(
  process: { readonly name: string; readonly output: readonly string[]; ended(): Promise<unknown> },
  onTrouble: (sentence: string) => void,
  running: AsyncDisposableStack,
): void {
  void process.ended().then((how) => {
    if (running.disposed) return
    const last = process.output.slice(-10).join('\n')
    onTrouble(`${process.name} ended unexpectedly (${how}). It said last:\n${last}`)
  })
}
