import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { differencesPage } from './differences-page.ts'
import { operationName, operationTable } from './operation-table.ts'

test('docs/sandbox-differences.md says what the operation table says', () => {
  const file = new URL('../../../docs/sandbox-differences.md', import.meta.url)
  expect(readFileSync(file, 'utf8')).toBe(differencesPage())
})

test('no operation stands in the table twice', () => {
  const names = operationTable.map((each) => `${each.service}:${operationName(each)}`)
  expect(names).toEqual([...new Set(names)])
})
