import { readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { repositoryRoot } from '@gatehouse/testkit/child-process'
import { turbo } from '../start/turbo.ts'
import type { Suite } from './suite.ts'

interface RunSummary {
  readonly tasks: readonly {
    readonly task: string
    readonly package: string
    readonly execution?: { readonly exitCode: number }
  }[]
}

/** TypeScript on every package: one check a package, counted from Turborepo's run summary. */
export const types: Suite = {
  name: 'types',
  async run() {
    const summaries = join(repositoryRoot, '.turbo/runs')
    await rm(summaries, { recursive: true, force: true })
    await turbo(['typecheck', '--continue', '--summarize', '--output-logs=errors-only'], true)
    const [file] = await readdir(summaries)
    if (file === undefined) throw new Error('Turborepo wrote no summary of its run.')
    // Turborepo's documented summary, read for three members.
    const { tasks } = JSON.parse(await readFile(join(summaries, file), 'utf8')) as RunSummary
    const checked = tasks.filter(({ task }) => task === 'typecheck')
    // A task that was never run, because one before it failed, has no exit code and has not passed.
    const failed = checked.filter(({ execution }) => execution?.exitCode !== 0)
    for (const task of failed) process.stdout.write(`✘ ${task.package}\n`)
    return { passed: checked.length - failed.length, failed: failed.length }
  },
}
