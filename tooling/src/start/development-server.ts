import { join } from 'node:path'
import { repositoryRoot } from '@gatehouse/testkit/child-process'
import { createServer } from 'vite'
import type { Front } from './stack.ts'

/** What is not the console is the API's. */
const handedOn = ['/auth', '/trpc', '/events', '/healthz', '/readyz']

/** Vite on the port that people open; it serves the console from its sources. */
export function developmentServer(port: number): Front {
  return {
    origin: `http://127.0.0.1:${port}`,
    async open(api, running) {
      const root = join(repositoryRoot, 'apps/console')
      const server = await createServer({
        root,
        configFile: join(root, 'vite.config.ts'),
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
  }
}
