import { execFileSync } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { repositoryRoot } from '@gatehouse/testkit/child-process'
import { expect, test } from 'vitest'

interface Plan {
  readonly tasks: readonly {
    readonly task: string
    readonly package: string
    readonly command: string
    readonly hash: string
  }[]
}

test('a changed file of the contract reruns what is built on it and nothing else', () => {
  const rerun = rerunAfter('packages/contract/src/caching-probe.ts')
  expect(rerun).toEqual(
    expect.arrayContaining([
      '@gatehouse/contract',
      '@gatehouse/governance',
      '@gatehouse/api',
      '@gatehouse/console',
    ]),
  )
  expect(rerun).not.toContain('@gatehouse/sandbox')
})

test('a changed file of the console reruns the console and nothing else', () => {
  expect(rerunAfter('apps/console/src/caching-probe.ts')).toEqual(['@gatehouse/console'])
})

test.each([
  ['apps/console/src/caching-probe.ts', ['@gatehouse/console']],
  ['packages/contract/src/caching-probe.ts', ['@gatehouse/console']],
  ['apps/api/src/caching-probe.ts', []],
  ['packages/governance/src/caching-probe.ts', []],
])('the console is built anew after %s: %j', (path, expected) => {
  expect(rerunAfter(path, 'build')).toEqual(expected)
})

/** Packages whose task would run anew with a further file there. */
function rerunAfter(path: string, task = 'typecheck'): readonly string[] {
  const before = hashesOf(task)
  const changed = withFile(path, () => hashesOf(task))
  const after = hashesOf(task)
  // Whoever saves a file meanwhile changes a hash too; that is not the probe's doing.
  return [...before]
    .filter(([name, hash]) => after.get(name) === hash && changed.get(name) !== hash)
    .map(([name]) => name)
}

/** Turborepo's own plan says what it would take from its cache: same hash, no rerun. */
function hashesOf(task: string): Map<string, string> {
  const output = execFileSync(
    join(repositoryRoot, 'node_modules/.bin/turbo'),
    ['run', task, '--dry=json'],
    {
      cwd: repositoryRoot,
      encoding: 'utf8',
      env: { ...process.env, TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1' },
      maxBuffer: 64 * 1024 * 1024,
    },
  )
  // Turborepo's documented plan, read for three members.
  const plan = JSON.parse(output) as Plan
  return new Map(
    plan.tasks
      // Turborepo plans a task for packages, too, that have no such script.
      .filter((planned) => planned.task === task && planned.command !== '<NONEXISTENT>')
      .map(({ package: name, hash }) => [name, hash]),
  )
}

function withFile<T>(path: string, work: () => T): T {
  const file = join(repositoryRoot, path)
  writeFileSync(file, 'export const probe = 1\n', { flag: 'wx' })
  try {
    return work()
  } finally {
    rmSync(file)
  }
}
