import { expect, test, vi } from 'vitest'
import { runSuites, summary } from './suite.ts'

test('the last line adds up all suites', () => {
  const text = summary([
    { name: 'unit', passed: 10, failed: 0, seconds: 3 },
    { name: 'journeys', passed: 2, failed: 1, skipped: 1, seconds: 60 },
  ])
  expect(text.trimEnd().split('\n').at(-1)).toBe('12 passed, 1 failed')
  expect(text).toContain('1 skipped')
})

test.each([
  ['ran nothing', async () => ({ passed: 0, failed: 0 })],
  ['failed', async () => ({ passed: 5, failed: 1 })],
  ['broke', () => Promise.reject(new Error('no such program'))],
])('a suite that %s makes the run fail', async (_what, run) => {
  const shown = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
  const good = { name: 'good', run: async () => ({ passed: 1, failed: 0 }) }
  const exitCode = await runSuites([good, { name: 'it', run }])
  shown.mockRestore()
  expect(exitCode).toBe(1)
})
