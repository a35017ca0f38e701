import { command } from './command.ts'
import type { Suite } from './suite.ts'

/** Biome's two halves, one check each. */
export const formatAndLint: Suite = {
  name: 'format and lint',
  async run() {
    const results = [
      await command('biome', ['format', '.']),
      await command('biome', ['lint', '--error-on-warnings', '.']),
    ]
    const failed = results.filter(({ exitCode }) => exitCode !== 0).length
    return { passed: results.length - failed, failed }
  },
}
