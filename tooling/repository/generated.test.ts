import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { repositoryRoot } from '@gatehouse/testkit/child-process'
import { expect, test } from 'vitest'
import { workspaceFolders } from '../src/suites/workspace.ts'

/** Names of scripts that write what is generated: code, and documents that are kept. */
const generators = ['generate', 'differences']

const generating = workspaceFolders().flatMap((folder) => {
  const text = readFileSync(join(repositoryRoot, folder, 'package.json'), 'utf8')
  const { scripts = {} } = JSON.parse(text) as { scripts?: Record<string, string> }
  return generators.filter((name) => scripts[name] !== undefined).map((name) => [folder, name])
})

const notKept = new Set(['node_modules', 'dist', '__generated__', '.turbo', 'test-results'])

test.each(generating)(
  '%s: `pnpm %s` changes no file of the repository',
  (folder = '', script = '') => {
    const before = workTree()
    execFileSync('pnpm', ['run', script], { cwd: join(repositoryRoot, folder), stdio: 'pipe' })
    expect(workTree()).toEqual(before)
  },
  60_000,
)

/** Every file that is kept in the repository, with its content's hash; works without git, too. */
function workTree(): ReadonlyMap<string, string> {
  const files = globSync(['*', '{apps,packages,infra,e2e,bench,tooling,docs}/**/*'], {
    cwd: repositoryRoot,
    withFileTypes: true,
    exclude: ({ name }) => notKept.has(name),
  }).filter((entry) => entry.isFile())
  return new Map(
    files.map(({ parentPath, name }) => {
      const path = join(parentPath, name)
      return [path, createHash('sha256').update(readFileSync(path)).digest('hex')]
    }),
  )
}
