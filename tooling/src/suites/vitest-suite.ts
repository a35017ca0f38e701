import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { command } from './command.ts'
import type { Suite } from './suite.ts'

interface VitestReport {
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly numPendingTests: number
}

/** One project of vitest.config.ts, counted by Vitest's own JSON report. */
export function vitestSuite(name: string, project: string): Suite {
  return {
    name,
    async run() {
      const folder = await mkdtemp(join(tmpdir(), 'gatehouse-report-'))
      const file = join(folder, 'report.json')
      const { exitCode } = await command('vitest', [
        'run',
        `--project=${project}`,
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${file}`,
      ])
      // Vitest's documented report; a report that was not written means that no test ran.
      const report = JSON.parse(await readFile(file, 'utf8')) as VitestReport
      await rm(folder, { recursive: true, force: true })
      const failed = report.numFailedTests
      return {
        passed: report.numPassedTests,
        // A file that does not load, or an error outside every test, fails no test but the run.
        failed: exitCode !== 0 && failed === 0 ? 1 : failed,
        skipped: report.numPendingTests,
      }
    },
  }
}
