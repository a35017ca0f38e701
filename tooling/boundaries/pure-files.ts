import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const alwaysPure = /\/(model|policy|compile-policy[\w-]*|evaluate[\w-]*)\.ts$/

/** Files of governance that are pure by their name, or say of themselves "Marked pure". */
export function pureFiles(root: string): readonly string[] {
  return globSync('packages/governance/src/*/*.ts', { cwd: root })
    .filter((file) => !file.endsWith('.test.ts'))
    .filter(
      (file) =>
        alwaysPure.test(file) || readFileSync(join(root, file), 'utf8').includes('Marked pure'),
    )
    .sort()
}
