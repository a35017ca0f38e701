import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const folder = new URL('../fixtures/unaudited-write/', import.meta.url)

test('a write without its audit entry does not compile', async () => {
  const source = await readFile(new URL('refused.ts', folder), 'utf8')
  const attempts = source
    .split('\n')
    .flatMap((line, index) =>
      /^(void database|void transaction\.(reads|records)| {2}await tables)/.test(line)
        ? [index + 1]
        : [],
    )
  expect(attempts).toHaveLength(8)
  const refused = await compile()
  expect(refused).toEqual(attempts)
})

/** Numbers of the lines that the compiler refuses. */
async function compile(): Promise<number[]> {
  const compiler = fileURLToPath(new URL('../node_modules/typescript/bin/tsc', import.meta.url))
  const argv = [compiler, '-p', fileURLToPath(folder)]
  const output = await promisify(execFile)(process.execPath, argv).then(
    ({ stdout }) => stdout,
    (error: { readonly stdout: string }) => error.stdout,
  )
  const lines = [...output.matchAll(/refused\.ts\((\d+),\d+\): error/g)].map(([, line]) =>
    Number(line),
  )
  return [...new Set(lines)].sort((a, b) => a - b)
}
