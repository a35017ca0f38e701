import { portFromEnvironment } from './src/start/port.ts'
import { run } from './src/start/run.ts'
import { signInTable } from './src/start/sign-ins.ts'

process.stdout.write('\n  Gatehouse\n\n')
process.exit(
  await run(() => ({
    port: portFromEnvironment(),
    isReloading: false,
    ready: ({ api, sandbox }) => `
  Gatehouse is at  ${api.origin}
  AWS, pretended   ${sandbox.url}

  Who can sign in (choose a person on the sign-in page, there are no passwords):

${signInTable()}

  Ctrl-C stops everything.
`,
  })),
)
