import { randomBytes } from 'node:crypto'
import { type Sandbox, startSandbox } from './server.ts'
import { trafficSetting } from './traffic/traffic-setting.ts'
import { UnreadableSnapshot } from './world/snapshot.ts'

function refuse(sentence: string): never {
  process.stderr.write(`${sentence}\n`)
  process.exit(1)
}

function portFrom(text: string | undefined): number {
  const port = Number(text ?? 4566)
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    refuse(`SANDBOX_PORT is not a port: ${text}`)
  return port
}

async function start(): Promise<Sandbox> {
  const { env } = process
  if (env['NODE_ENV'] === 'production') refuse('The sandbox is never part of production.')
  const port = portFrom(env['SANDBOX_PORT'])
  const traffic = trafficSetting(env['SANDBOX_TRAFFIC'])
  if (traffic === undefined) refuse('SANDBOX_TRAFFIC is off, history, live or resume.')
  try {
    const sandbox = await startSandbox({
      port,
      stateDir: env['SANDBOX_STATE_DIR'],
      oidcClientSecret: env['SANDBOX_OIDC_CLIENT_SECRET'] ?? randomBytes(24).toString('base64url'),
      onTraffic: (line) => process.stdout.write(`${line}\n`),
    })
    process.stdout.write(`sandbox listening on ${sandbox.url}\n`)
    const hasHistory = sandbox.parts.world.state.traffic !== undefined
    if (traffic !== 'off' && (traffic !== 'resume' || hasHistory)) {
      sandbox.parts.traffic.goOn(traffic !== 'history')
    }
    return sandbox
  } catch (error) {
    if (error instanceof UnreadableSnapshot) refuse(error.message)
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
      refuse(`Port ${port} is in use. Set SANDBOX_PORT to another one.`)
    }
    throw error
  }
}

const sandbox = await start()

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    void sandbox.close().then(() => process.exit(0))
  })
}
