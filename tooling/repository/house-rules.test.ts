import { globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { repositoryRoot } from '@gatehouse/testkit/child-process'
import { expect, test } from 'vitest'

const mostLines = 400
const sources = globSync('{apps,packages,infra,e2e,bench,tooling}/**/*.{ts,tsx}', {
  cwd: repositoryRoot,
  exclude: (path) => /(^|\/)(node_modules|dist|__generated__|\.turbo|test-results)$/.test(path),
}).map((path) => ({ path, text: readFileSync(join(repositoryRoot, path), 'utf8') }))

test('no file written by hand is longer than can be read in one go', () => {
  const long = sources.filter(({ text }) => text.split('\n').length > mostLines)
  expect(long.map(({ path }) => path)).toEqual([])
})

test('files are named in kebab-case, React components in PascalCase', () => {
  const odd = sources.filter(
    ({ path }) =>
      !/^([a-z0-9-]+|[A-Z][A-Za-z0-9]*|\$[a-z-]+|__root)(\.[a-z0-9-]+)*\.tsx?$/.test(
        basename(path),
      ),
  )
  expect(odd.map(({ path }) => path)).toEqual([])
})

test('no file is named after nothing in particular', () => {
  const vague = sources.filter(({ path }) =>
    /(^|\/)(utils?|helpers?|common|misc)(\/|\.tsx?$)/.test(path),
  )
  expect(vague.map(({ path }) => path)).toEqual([])
})

// Written apart, so that this file does not find itself.
const forbidden = [
  ['@ts-', 'ignore'],
  ['@ts-', 'nocheck'],
  ['TO', 'DO'],
  ['FIX', 'ME'],
  ['debug', 'ger;'],
  // Modules are not mocked, and tests wait for what they mean, not for time to pass.
  ['vi.', 'mock('],
  ['waitFor', 'Timeout('],
].map((parts) => parts.join(''))

test.each(forbidden)('nobody wrote %s', (word) => {
  const found = sources.filter(({ text }) => text.includes(word))
  expect(found.map(({ path }) => path)).toEqual([])
})
