import { freePort } from '@gatehouse/testkit/free-port'
import { developmentServer } from './src/start/development-server.ts'
import { portFromEnvironment } from './src/start/port.ts'
import { run } from './src/start/run.ts'
import { signInTable } from './src/start/sign-ins.ts'

const apiPort = await freePort()

process.stdout.write('\n  Gatehouse, with reload\n\n')
process.exit(
  await run(() => ({
    port: apiPort,
    front: developmentServer(portFromEnvironment()),
    ready: ({ origin, sandboxUrl }) => `
  Gatehouse is at  ${origin}   (console, API and sandbox reload when a file changes)
  AWS, pretended   ${sandboxUrl}

${signInTable()}

  Ctrl-C stops everything.
`,
  })),
)
