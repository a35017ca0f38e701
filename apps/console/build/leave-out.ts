import type { Plugin } from 'vite'

/**
 * Cloudscape's app layout carries a drawer for announcements in AWS's own consoles. Nothing here can
 * open it, and it alone brings a drag-and-drop library into the first page (14 kB gzip).
 */
export function leaveOutAnnouncements(): Plugin {
  return {
    name: 'gatehouse:leave-out-announcements',
    apply: 'build',
    load: {
      filter: { id: /feature-notifications-drawer-content\.js$/ },
      handler: () =>
        'const Nothing = () => null; export { Nothing as RuntimeContentPart, Nothing as default }',
    },
  }
}
