import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { repositoryRoot } from '@gatehouse/testkit/child-process'
import { command } from './command.ts'
import type { Suite } from './suite.ts'

interface PlaywrightReport {
  readonly stats: {
    readonly expected: number
    readonly unexpected: number
    readonly flaky: number
    readonly skipped: number
  }
}

/** People at work in Chromium, counted by Playwright's own JSON report. */
export const journeys: Suite = {
  name: 'journeys',
  async run() {
    const folder = await mkdtemp(join(tmpdir(), 'gatehouse-report-'))
    const file = join(folder, 'report.json')
    const e2e = join(repositoryRoot, 'e2e')
    const { exitCode } = await command(
      join(e2e, 'node_modules/.bin/playwright'),
      ['test', '--reporter=list,json'],
      { cwd: e2e, env: { PLAYWRIGHT_JSON_OUTPUT_NAME: file } },
    )
    // Playwright's documented report, read for its sums.
    const { stats } = JSON.parse(await readFile(file, 'utf8')) as PlaywrightReport
    await rm(folder, { recursive: true, force: true })
    // A test that passed at the second try is a test that fails.
    const failed = stats.unexpected + stats.flaky
    return {
      passed: stats.expected,
      failed: exitCode !== 0 && failed === 0 ? 1 : failed,
      skipped: stats.skipped,
    }
  },
}
