import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { cruise, type ICruiseResult } from 'dependency-cruiser'
import type { Rule } from './rules.ts'

const folders = ['apps', 'packages', 'infra', 'e2e', 'bench', 'tooling']
const notOurs = '(^|/)(node_modules|dist|__generated__|fixtures|\\.turbo)/'

export interface Violation {
  readonly rule: string
  readonly from: string
  readonly to: string
}

/** Reads every import below a root, once, and says which rules are broken where. */
export async function violations(root: string, rules: readonly Rule[]): Promise<Violation[]> {
  const result = await cruise(
    folders.filter((folder) => existsSync(join(root, folder))),
    {
      baseDir: root,
      validate: true,
      ruleSet: {
        forbidden: rules.map(({ name, reason, from, to }) => ({
          name,
          severity: 'error',
          comment: reason,
          from,
          to,
        })),
      },
      // An import of a type alone counts too: it is a dependency of thought if not of the running.
      tsPreCompilationDeps: 'specify',
      doNotFollow: { path: notOurs },
      exclude: { path: [notOurs.replace('node_modules|', '')] },
      combinedDependencies: true,
      enhancedResolveOptions: {
        exportsFields: ['exports'],
        conditionNames: ['types', 'node', 'import', 'default'],
        extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'],
        mainFields: ['types', 'module', 'main'],
      },
    },
  )
  // Without a reporter the output is the result itself; the type leaves room for text.
  const { summary } = result.output as ICruiseResult
  return summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to }))
}
