import { portFromEnvironment } from './src/start/port.ts'
import { run } from './src/start/run.ts'
import { signInTable } from './src/start/sign-ins.ts'

process.stdout.write('\n  Gatehouse\n\n')
process.exit(
  await run(() => ({
    port: portFromEnvironment(),
    ready: ({ origin, sandboxUrl }) => `
  Gatehouse is at  ${origin}
  AWS, pretended   ${sandboxUrl}

  Who can sign in (choose a person on the sign-in page, there are no passwords):

${signInTable()}

  Ctrl-C stops everything.
`,
  })),
)
