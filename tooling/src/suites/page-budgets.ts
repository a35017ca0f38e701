import { command } from './command.ts'
import type { Suite } from './suite.ts'

/** Bytes of the built console, a budget a page: `pnpm --filter @gatehouse/console size`. */
export const pageBudgets: Suite = {
  name: 'page budgets',
  async run() {
    const script = ['apps/console/build/measure-size.ts']
    const { exitCode, stdout } = await command(process.execPath, script, { isCaptured: true })
    process.stdout.write(stdout)
    const passed = stdout.match(/^ok /gm)?.length ?? 0
    const over = stdout.match(/^OVER /gm)?.length ?? 0
    return { passed, failed: exitCode === 0 ? over : Math.max(1, over) }
  },
}
