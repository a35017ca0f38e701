import { formatAndLint } from './format-and-lint.ts'
import { journeys } from './journeys.ts'
import { pageBudgets } from './page-budgets.ts'
import { build, generate } from './prepare.ts'
import type { Suite } from './suite.ts'
import { types } from './types.ts'
import { unusedCode } from './unused-code.ts'
import { vitestSuite } from './vitest-suite.ts'

/** What needs no server: `pnpm check`. */
export const withoutServers: readonly Suite[] = [
  generate,
  formatAndLint,
  vitestSuite('boundaries', 'boundaries'),
  types,
  unusedCode,
  vitestSuite('unit', 'unit'),
]

/** Everything: `pnpm test`. */
export const everything: readonly Suite[] = [
  ...withoutServers,
  vitestSuite('repository', 'repository'),
  build,
  pageBudgets,
  vitestSuite('integration', 'integration'),
  journeys,
]
