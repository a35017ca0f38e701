import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { repositoryRoot } from '@gatehouse/testkit/child-process'
import { expect, test } from 'vitest'
import { workspaceFolders } from '../src/suites/workspace.ts'

const generating = workspaceFolders().filter((folder) => {
  const text = readFileSync(join(repositoryRoot, folder, 'package.json'), 'utf8')
  const { scripts = {} } = JSON.parse(text) as { scripts?: Record<string, string> }
  return scripts['generate'] !== undefined
})

// Code that is generated is not kept in the repository; documents that are generated are, and must
// say what the code says now.
test.each(generating)(
  '%s: generating anew changes no file of the repository',
  (folder) => {
    const before = workTree()
    execFileSync('pnpm', ['run', 'generate'], { cwd: join(repositoryRoot, folder), stdio: 'pipe' })
    expect(workTree()).toEqual(before)
  },
  60_000,
)

/** Every tracked or new file that differs from the last commit, with its content's hash. */
function workTree(): readonly string[] {
  const options = { cwd: repositoryRoot, encoding: 'utf8' } as const
  const files = execFileSync('git', ['ls-files', '-mo', '--exclude-standard', '-z'], options)
    .split('\0')
    .filter((file) => file !== '')
  if (files.length === 0) return []
  const existing = execFileSync('git', ['ls-files', '-d', '-z'], options).split('\0')
  const present = [...new Set(files)].filter((file) => !existing.includes(file)).sort()
  const hashes = execFileSync('git', ['hash-object', '--stdin-paths'], {
    ...options,
    input: present.join('\n'),
  })
  return hashes.split('\n').map((hash, index) => `${hash} ${present[index] ?? ''}`)
}
