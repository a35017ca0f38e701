import { gzipSync } from 'node:zlib'
import { build } from 'vite'

/** What a browser loads for the language at most, compressed: an editor must not wait for it. */
export const mostGzippedBytes = 60_000

const entries = ['parse-query', 'complete', 'hover', 'format-query', 'print-query', 'language']
const source = `${import.meta.dirname}/..`

/** Everything that a console takes from this package, with the parser's library. */
export async function gzippedBytes(): Promise<number> {
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      rolldownOptions: {
        input: entries.map((entry) => `${source}/${entry}.ts`),
        preserveEntrySignatures: 'strict',
      },
    },
  })
  if ('on' in result) throw new Error('A watcher was made and nothing built.')
  const code = [result]
    .flat()
    .flatMap(({ output }) => output)
    .map((file) => (file.type === 'chunk' ? file.code : ''))
    .join('')
  if (code === '') throw new Error('The bundle is empty.')
  return gzipSync(code).length
}
