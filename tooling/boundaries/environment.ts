import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Its name, as of a rule, for its fixture and its message. */
export const environmentRule = {
  name: 'only-the-configuration-reads-the-environment',
  reason: 'a setting that is read in one place can be checked, named and documented there',
}

const folders = ['apps', 'packages', 'infra', 'e2e', 'bench', 'tooling']

const mayRead = [
  /^apps\/api\/src\/config\.ts$/,
  /^apps\/sandbox\/src\/main\.ts$/,
  /^(tooling|e2e|bench)\//,
  /^packages\/testkit\//,
  // A developer's tool: it writes the next migration from the schema.
  /^packages\/database\/schema-engine\//,
  // Configuration files of tools, which the tool runs and nothing imports.
  /^[^/]+\/[^/]+\/[\w-]+\.config\.ts$/,
  /\.(test|testing)\.tsx?$/,
]

const reads =
  /\bprocess\s*\.\s*env\b|import\.meta\.env\b|\{[^}]*\benv\b[^}]*\}\s*from\s*'(node:)?process'/

/** Files that read an environment variable and may not. */
export function environmentReaders(root: string): readonly string[] {
  return folders
    .flatMap((folder) =>
      globSync(`${folder}/**/*.{ts,tsx}`, {
        cwd: root,
        exclude: (path) => /(^|\/)(node_modules|dist|__generated__|fixtures|\.turbo)$/.test(path),
      }),
    )
    .filter((file) => !mayRead.some((allowed) => allowed.test(file)))
    .filter((file) => reads.test(readFileSync(join(root, file), 'utf8')))
    .sort()
}
