import type { Plugin } from 'vite'

interface Replacement {
  readonly module: RegExp
  readonly code: string
}

/** Parts of Cloudscape that no page can reach, but that every page would load. */
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
]

export function leaveOut(): Plugin {
  return {
    name: 'gatehouse:leave-out',
    apply: 'build',
    load: {
      filter: { id: /@cloudscape-design\/components\/.+\.js$/ },
      handler: (id) => unreachable.find(({ module }) => module.test(id))?.code ?? null,
    },
  }
}
