import { globSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { describe, expect, test } from 'vitest'
import { answerTo, casesOf } from './testing/cases.ts'

const files = globSync(`${import.meta.dirname}/../cases/*.txt`).sort()

describe.each(files.map((file) => [basename(file, '.txt'), file]))('%s', (_, file) => {
  const cases = casesOf(readFileSync(file, 'utf8'))

  test('has cases with titles of their own', () => {
    const titles = cases.map(({ title }) => title)
    expect(new Set(titles).size).toBe(titles.length)
    expect(titles.length).toBeGreaterThan(0)
  })

  test.each(cases.map(({ title, ...others }) => [title, others] as const))(
    '%s',
    (_title, { query, expected }) => {
      expect(answerTo(query).trim()).toBe(expected)
    },
  )
})
