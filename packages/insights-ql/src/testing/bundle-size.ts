import { gzipSync } from 'node:zlib'
import { build } from 'vite'

const source = `${import.meta.dirname}/..`

const start = ['parse-query', 'diagnostic', 'complete']
const everyDay = [...start, 'language', 'hover', 'format-query']

/**
 * What a browser loads at most, in bytes gzipped and with the parser's library: an editor must not
 * wait for it. Nothing that a console takes from this package is missing in the first.
 */
export const loads: readonly {
  readonly name: string
  readonly entries: readonly string[]
  readonly most: number
}[] = [
  {
    name: 'the whole package, in both languages',
    entries: [...everyDay, 'print-query', 'sentences/en', 'sentences/ko'],
    most: 60_000,
  },
  {
    name: 'all that a person who reads English needs',
    entries: [...everyDay, 'sentences/en'],
    most: 56_000,
  },
  {
    name: 'all that a person who reads Korean needs',
    entries: [...everyDay, 'sentences/ko'],
    most: 56_400,
  },
  {
    name: 'the start of an editor in English: reading, diagnostics, completion',
    entries: [...start, 'sentences/en'],
    most: 49_000,
  },
  {
    name: 'the start of an editor in Korean: reading, diagnostics, completion',
    entries: [...start, 'sentences/ko'],
    most: 50_000,
  },
]

export async function gzippedBytes(entries: readonly string[]): Promise<number> {
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
