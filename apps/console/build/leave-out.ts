import { readFileSync } from 'node:fs'
import type { Plugin } from 'vite'

interface Replacement {
  readonly module: RegExp
  readonly code: string | ((original: string) => string)
}

/** Parts of libraries that nothing here can reach, but that the first page or every list would load. */
const unreachable: readonly Replacement[] = [
  // The drawer for announcements in AWS's own consoles; it brings a drag-and-drop library (14 kB gzip).
  {
    module: /feature-notifications-drawer-content\.js$/,
    code: 'const Nothing = () => null; export { Nothing as RuntimeContentPart, Nothing as default }',
  },
  // Lists of thousands of options; without them the plain list serves (4 kB gzip).
  {
    module: /(select\/parts|autosuggest)\/virtual-list\.js$/,
    code: "export { default } from './plain-list'",
  },
  // Editing in a table cell: our lists never write, a decision has its own dialog.
  {
    module: /table\/body-cell\/inline-editor\.js$/,
    code: 'export const InlineEditor = () => null',
  },
  {
    module: /table\/body-cell\/disabled-inline-editor\.js$/,
    code: 'export const DisabledInlineEditor = () => null',
  },
  // Describing a schema as JSON Schema is nothing that a browser does here (5 kB gzip).
  {
    module: /zod\/v4\/core\/(to-json-schema|json-schema-processors)\.js$/,
    code: refusing,
  },
]

/**
 * The same exports. zod makes the methods of a schema by calling two of them, so a call answers with
 * what throws when somebody uses it after all.
 */
function refusing(original: string): string {
  const names = [...original.matchAll(/^export (?:const|function) (\w+)/gm)].map(([, name]) => name)
  const renamed = [...original.matchAll(/^export \{ (\w+) as (\w+) \}/gm)].map(([, , name]) => name)
  const all = [...names, ...renamed].map((name) => `leftOut as ${name}`).join(', ')
  return [
    "const refuse = () => { throw new Error('This was left out of the build.') }",
    'const leftOut = () => refuse',
    `export { ${all} }`,
  ].join('\n')
}

export function leaveOut(): Plugin {
  return {
    name: 'gatehouse:leave-out',
    apply: 'build',
    load: {
      filter: { id: /node_modules\/(@cloudscape-design\/components|zod)\/.+\.js$/ },
      handler: (id) => {
        const found = unreachable.find(({ module }) => module.test(id))
        if (found === undefined) return null
        return typeof found.code === 'string' ? found.code : found.code(readFileSync(id, 'utf8'))
      },
    },
  }
}
