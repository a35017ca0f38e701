import { appendFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { keepWaitingLines } from './waiting-lines.ts'

let directory: string

beforeEach(() => {
  directory = join(mkdtempSync(join(tmpdir(), 'waiting-')), 'waiting')
})

afterEach(() => rmSync(directory, { recursive: true }))

test('what was not dropped is left, line by line', () => {
  const waiting = keepWaitingLines(directory)
  waiting.append('a', '{"n":1}')
  waiting.append('b', '{"n":2}')
  waiting.append('a', '{"n":3}')
  waiting.drop('b')
  waiting.drop('never')
  expect(keepWaitingLines(directory).left()).toEqual([{ name: 'a', lines: ['{"n":1}', '{"n":3}'] }])
  waiting.clear()
  expect(waiting.left()).toEqual([])
  waiting.append('c', '4')
  expect(waiting.left()).toEqual([{ name: 'c', lines: ['4'] }])
})

test('a line that is torn is none', () => {
  const waiting = keepWaitingLines(directory)
  waiting.append('a', '{"n":1}')
  appendFileSync(join(directory, 'a.ndjson'), '{"n":')
  expect(waiting.left()).toEqual([{ name: 'a', lines: ['{"n":1}'] }])
})
