import { turbo } from '../start/turbo.ts'
import type { Suite } from './suite.ts'

/** Generated code that everything else reads. */
export const generate: Suite = {
  name: 'generate',
  async run() {
    const { exitCode } = await turbo(['generate', '--output-logs=errors-only'], true)
    return exitCode === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
  },
}

/** The console as it ships, which the journeys open. */
export const build: Suite = {
  name: 'build',
  async run() {
    const { exitCode } = await turbo(['build', '--output-logs=errors-only'], true)
    return exitCode === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
  },
}
