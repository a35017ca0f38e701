import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { repositoryRoot } from '@gatehouse/testkit/child-process'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Violation, violations } from './cruise.ts'
import { environmentReaders, environmentRule } from './environment.ts'
import { pureFiles } from './pure-files.ts'
import { rulesFor } from './rules.ts'

const record = 'docs/decisions/0002-import-boundaries.md'
const fixtures = join(import.meta.dirname, 'fixtures')
// A fixture's own pure files are among the names that are pure everywhere.
const pure = [
  ...new Set([
    ...pureFiles(repositoryRoot),
    'packages/governance/src/access/model.ts',
    'packages/governance/src/access/policy.ts',
  ]),
]
const rules = rulesFor(pure)
const all = [...rules, environmentRule]

describe('the repository', () => {
  let broken: readonly Violation[] = []
  beforeAll(async () => {
    broken = await findAll(repositoryRoot)
  })

  test.each(all)('$name', ({ name, reason }) => {
    const here = broken.filter(({ rule }) => rule === name).map(({ from, to }) => `${from} → ${to}`)
    expect(here, `${name}: ${reason} (${record})`).toEqual([])
  })
})

describe('a red fixture breaks', () => {
  test.each(all)('$name and nothing else', async ({ name }) => {
    const broken = await findAll(join(fixtures, name))
    expect([...new Set(broken.map(({ rule }) => rule))]).toEqual([name])
  })

  test('one rule each: no fixture is left over', () => {
    expect(readdirSync(fixtures).sort()).toEqual(all.map(({ name }) => name).sort())
  })
})

async function findAll(root: string): Promise<Violation[]> {
  const readers = environmentReaders(root)
  return [
    ...(await violations(root, rules)),
    ...readers.map((from) => ({ rule: environmentRule.name, from, to: 'process.env' })),
  ]
}
