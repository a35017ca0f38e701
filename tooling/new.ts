import { repositoryRoot } from '@gatehouse/testkit/child-process'
import { nameOf } from './src/new/names.ts'
import { exportSlice, nextSteps, sliceFiles } from './src/new/slice.ts'
import { useCaseFiles } from './src/new/use-case.ts'
import { type Files, writeFiles } from './src/new/write-files.ts'
import { Explained } from './src/start/explained.ts'
import { command } from './src/suites/command.ts'

const usage = 'pnpm new slice <name>   or   pnpm new use-case <slice> <verb-noun>'
const [what, first, second] = process.argv.slice(2)

async function write(files: Files): Promise<void> {
  const paths = await writeFiles(repositoryRoot, files)
  // Names differ in length, so the formatter has the last word on line breaks.
  await command('biome', ['check', '--write', ...paths])
  process.stdout.write(`${paths.map((path) => `  ${path}`).join('\n')}\n`)
}

try {
  if (what === 'slice') {
    const slice = nameOf(first, 'A slice')
    await write(sliceFiles(slice))
    await exportSlice(repositoryRoot, slice)
    process.stdout.write(nextSteps(slice))
  } else if (what === 'use-case') {
    await write(useCaseFiles(nameOf(first, 'A slice'), nameOf(second, 'A use case')))
  } else {
    throw new Explained(usage)
  }
} catch (error) {
  if (!(error instanceof Explained)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exit(1)
}
