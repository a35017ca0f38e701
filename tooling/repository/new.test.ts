import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { repositoryRoot } from '@gatehouse/testkit/child-process'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { nameOf } from '../src/new/names.ts'
import { exportSlice, sliceFiles } from '../src/new/slice.ts'
import { useCaseFiles } from '../src/new/use-case.ts'
import { writeFiles } from '../src/new/write-files.ts'

const bin = join(repositoryRoot, 'node_modules/.bin')
const slice = nameOf('spend-forecasts', 'A slice')
const useCase = nameOf('publish-forecast', 'A use case')
const files = { ...sliceFiles(slice), ...useCaseFiles(slice, useCase) }
const paths = Object.keys(files)
let root = ''

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'gatehouse-new-'))
  const copied = ['packages/contract', 'packages/governance', 'apps/api']
  for (const folder of copied) {
    cpSync(join(repositoryRoot, folder, 'src'), join(root, folder, 'src'), { recursive: true })
    cpSync(join(repositoryRoot, folder, 'package.json'), join(root, folder, 'package.json'))
    symlinkSync(join(repositoryRoot, folder, 'node_modules'), join(root, folder, 'node_modules'))
  }
  symlinkSync(join(repositoryRoot, 'node_modules'), join(root, 'node_modules'))
  await writeFiles(root, files)
  await exportSlice(root, slice)
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

test('what is generated passes the linter, and the formatter after it had its say', () => {
  const config = JSON.parse(readFileSync(join(repositoryRoot, 'biome.json'), 'utf8'))
  writeFileSync(join(root, 'biome.json'), JSON.stringify({ ...config, vcs: { enabled: false } }))
  execFileSync(join(bin, 'biome'), ['check', '--write', ...paths], { cwd: root, stdio: 'pipe' })
  execFileSync(join(bin, 'biome'), ['ci', '--error-on-warnings', ...paths], {
    cwd: root,
    stdio: 'pipe',
  })
})

test('what is generated type-checks', () => {
  writeFileSync(
    join(root, 'tsconfig.json'),
    JSON.stringify({
      extends: join(repositoryRoot, 'tsconfig.base.json'),
      compilerOptions: {
        // The copies, not the originals that the links in node_modules lead to.
        paths: { '@gatehouse/contract/*': ['./packages/contract/src/*.ts'] },
      },
      files: paths,
    }),
  )
  const { stdout } = spawnSync(join(bin, 'tsc'), ['-p', 'tsconfig.json'], {
    cwd: root,
    encoding: 'utf8',
  })
  // What is generated is judged here; what it imports has its own check.
  expect(stdout.split('\n').filter((line) => paths.some((path) => line.startsWith(path)))).toEqual(
    [],
  )
})

test('the slice can be imported by its name', () => {
  const { exports } = JSON.parse(
    readFileSync(join(root, 'packages/governance/package.json'), 'utf8'),
  ) as { exports: Record<string, string> }
  expect(exports['./spend-forecasts']).toBe('./src/spend-forecasts/index.ts')
})

test('nothing is written over', async () => {
  await expect(writeFiles(root, files)).rejects.toThrow(/already there/)
})

test.each(['Approve', 'approve_request', '../x', '', undefined])('%s is no name', (text) => {
  expect(() => nameOf(text, 'A slice')).toThrow(/kebab-case/)
})
