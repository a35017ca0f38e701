import { command } from './command.ts'
import type { Suite } from './suite.ts'
import { workspaceFolders } from './workspace.ts'

interface KnipReport {
  readonly issues: readonly { readonly file: string }[]
}

/** knip: files, exports and dependencies that nobody uses. One check a package. */
export const unusedCode: Suite = {
  name: 'unused code',
  async run() {
    const { exitCode, stdout } = await command('knip', ['--reporter', 'json'], { isCaptured: true })
    // knip's documented report; when it printed none, parsing fails and with it the suite.
    const { issues } = JSON.parse(stdout) as KnipReport
    if (exitCode !== 0) await command('knip', [])
    const folders = ['.', ...workspaceFolders()]
    const withIssues = new Set(
      issues.map(({ file }) => folders.find((folder) => file.startsWith(`${folder}/`)) ?? '.'),
    )
    const failed = exitCode !== 0 ? Math.max(1, withIssues.size) : 0
    return { passed: folders.length - failed, failed }
  },
}
