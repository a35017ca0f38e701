import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { build } from 'vite'

export interface ServedPage extends AsyncDisposable {
  readonly url: string
  /** The scripts that were asked for, by the module that each was made of. */
  readonly asked: readonly string[]
}

const html =
  '<!doctype html><html lang="en"><title>Editor</title><script type="module" src="/page.js"></script></html>'

/** A page with one script and what that imports, as a browser gets it; nothing else may run or load. */
export async function servePage(script: string): Promise<ServedPage> {
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      modulePreload: false,
      rolldownOptions: {
        input: script,
        output: { entryFileNames: 'page.js', chunkFileNames: '[name].js' },
      },
    },
  })
  if ('on' in result) throw new Error('A watcher was made and nothing built.')
  const files = new Map<string, string>()
  for (const file of [result].flat().flatMap(({ output }) => output)) {
    if (file.type === 'chunk') files.set(`/${file.fileName}`, file.code)
  }
  const asked: string[] = []
  const server = createServer(({ url = '/' }, response) => {
    const code = files.get(url)
    if (code !== undefined) asked.push(url.slice(1))
    response.setHeader('content-security-policy', "default-src 'none'; script-src 'self'")
    response.setHeader('content-type', code === undefined ? 'text/html' : 'text/javascript')
    response.end(code ?? html)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/`,
    asked,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
