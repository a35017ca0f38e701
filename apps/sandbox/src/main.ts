import { randomBytes } from 'node:crypto'
import { type Sandbox, startSandbox } from './server.ts'
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
  try {
    return await startSandbox({
      port,
      stateDir: env['SANDBOX_STATE_DIR'],
      oidcClientSecret: env['SANDBOX_OIDC_CLIENT_SECRET'] ?? randomBytes(24).toString('base64url'),
    })
  } catch (error) {
    if (error instanceof UnreadableSnapshot) refuse(error.message)
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
      refuse(`Port ${port} is in use. Set SANDBOX_PORT to another one.`)
    }
    throw error
  }
}

const sandbox = await start()
process.stdout.write(`sandbox listening on ${sandbox.url}\n`)

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    void sandbox.close().then(() => process.exit(0))
  })
}
