import { existsSync, readFileSync, realpathSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { repositoryRoot } from '@gatehouse/testkit/child-process'
import { describe, expect, test } from 'vitest'
import { workspaceFolders } from '../src/suites/workspace.ts'

interface Manifest {
  readonly name: string
  readonly license?: string
  readonly dependencies?: Readonly<Record<string, string>>
  readonly optionalDependencies?: Readonly<Record<string, string>>
  readonly devDependencies?: Readonly<Record<string, string>>
}

/** Copyleft that reaches what is linked with it or served by it, with no other licence to choose. */
function reachesUs({ license = '' }: Manifest): boolean {
  return license.split(/\bOR\b/).every((choice) => /\b(A?GPL|SSPL|OSL|CC-BY-(NC|SA))/i.test(choice))
}

const sandbox = 'apps/sandbox'
const folders = ['.', ...workspaceFolders()]

describe('licences', () => {
  test.each(folders.filter((folder) => folder !== sandbox))('%s reaches no AGPL code', (folder) => {
    const found = reachable(join(repositoryRoot, folder)).filter(reachesUs)
    expect(found.map(({ name, license }) => `${name} ${license}`)).toEqual([])
  })

  test.each(folders)('%s says its own licence', (folder) => {
    const expected = folder === sandbox ? 'AGPL-3.0-only' : 'Apache-2.0'
    expect(manifestOf(join(repositoryRoot, folder)).license).toBe(expected)
  })

  test('NOTICE names every AGPL library of the sandbox', () => {
    const notice = readFileSync(join(repositoryRoot, 'NOTICE'), 'utf8')
    const names = reachable(join(repositoryRoot, sandbox))
      .filter(reachesUs)
      .map(({ name }) => name)
      .filter((name) => name !== '@gatehouse/sandbox')
    expect(names.length).toBeGreaterThan(0)
    expect(names.filter((name) => !notice.includes(name))).toEqual([])
  })
})

/** Manifests of everything that a package's own code can import, directly or through others. */
function reachable(start: string): readonly Manifest[] {
  const seen = new Map<string, Manifest>()
  const visit = (folder: string, isStart: boolean): void => {
    if (seen.has(folder)) return
    const manifest = manifestOf(folder)
    seen.set(folder, manifest)
    const names = Object.keys({
      ...manifest.dependencies,
      ...manifest.optionalDependencies,
      ...(isStart ? manifest.devDependencies : {}),
    })
    for (const name of names) {
      const found = locate(folder, name)
      if (found !== undefined) visit(found, false)
    }
  }
  visit(realpathSync(start), true)
  return [...seen.values()]
}

/** Where Node would find a package from here; undefined for one of another platform. */
function locate(from: string, name: string): string | undefined {
  for (let folder = from; ; folder = dirname(folder)) {
    const candidate = join(folder, 'node_modules', name)
    if (existsSync(join(candidate, 'package.json'))) return realpathSync(candidate)
    if (folder === dirname(folder)) return undefined
  }
}

function manifestOf(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest
}
