import { join } from 'node:path'
import { repositoryRoot } from '@gatehouse/testkit/child-process'
import { freePort } from '@gatehouse/testkit/free-port'
import { createServer } from 'vite'
import { portFromEnvironment } from './src/start/port.ts'
import { run } from './src/start/run.ts'
import { signInTable } from './src/start/sign-ins.ts'

// People open the console's development server; it hands on to the API what is not the console.
const console = join(repositoryRoot, 'apps/console')
const handedOn = ['/auth', '/trpc', '/events', '/healthz', '/readyz']
const apiPort = await freePort()

process.stdout.write('\n  Gatehouse, with reload\n\n')
process.exit(
  await run(() => {
    const port = portFromEnvironment()
    const origin = `http://127.0.0.1:${port}`
    return {
      port: apiPort,
      origin,
      isReloading: true,
      finish: async ({ api }, running) => {
        const server = await createServer({
          root: console,
          configFile: join(console, 'vite.config.ts'),
          server: {
            host: '127.0.0.1',
            port,
            strictPort: true,
            proxy: Object.fromEntries(handedOn.map((path) => [path, { target: api.origin }])),
          },
        })
        running.defer(() => server.close())
        await server.listen()
      },
      ready: () => `
  Gatehouse is at  ${origin}   (console and API reload when a file changes)

${signInTable()}

  Ctrl-C stops everything.
`,
    }
  }),
)
