import AppLayoutToolbar from '@cloudscape-design/components/app-layout-toolbar'
import { Outlet, useRouterState } from '@tanstack/react-router'
import { lazy, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PageSlotsProvider } from '../../parts/page/slots.tsx'
import { useMe } from '../me.ts'
import { mayOpen, pages } from '../pages.ts'
import { NoPermission } from '../states/NoPermission.tsx'
import { Crumbs } from './Crumbs.tsx'
import { HelpDrawer } from './HelpDrawer.tsx'
import { Late } from './Late.tsx'
import { Messages } from './Messages.tsx'
import { Navigation } from './Navigation.tsx'
import { dismissNews } from './notifications.ts'
import { ShellKeys } from './ShellKeys.tsx'
import { TopBar } from './TopBar.tsx'
import { useCurrentPage } from './use-current-page.ts'
import { useFocusAfterNavigation } from './use-focus-after-navigation.ts'
import { usePreviewPanel } from './use-preview-panel.ts'
import { useWindowTitle } from './use-window-title.ts'

const PreviewPanel = lazy(async () => ({
  default: (await import('./PreviewPanel.tsx')).PreviewPanel,
}))

const topBarId = 'top-bar'

/** Top bar, navigation, breadcrumbs, messages, page, preview and help, as in every AWS console. */
export function AppFrame() {
  const { t } = useTranslation('shell')
  const page = useCurrentPage()
  const held = new Set<string>(useMe().permissions)
  const mayShow = page === null || mayOpen(page, held)
  const pathname = useRouterState({ select: ({ location }) => location.pathname })
  const [isNavigationOpen, setNavigationOpen] = useState(() => innerWidth >= 1_280)
  const [isHelpOpen, setHelpOpen] = useState(false)
  const [title, setTitle] = useState<string | null>(null)
  const preview = usePreviewPanel()

  useWindowTitle(title ?? (page === null ? t('states.notFoundTitle') : t(`pages.${page}`)))
  useEffect(() => dismissNews(), [pathname])
  useFocusAfterNavigation()

  return (
    <>
      <a className="skip-link" href="#main">
        {t('skipToContent')}
      </a>
      <div id={topBarId}>
        <TopBar />
      </div>
      <PageSlotsProvider
        value={{
          splitPanelBody: preview.body,
          openSplitPanel: preview.open,
          closeSplitPanel: preview.close,
          setTitle,
        }}
      >
        <ShellKeys onEscape={preview.panel?.onClose} />
        <AppLayoutToolbar
          headerSelector={`#${topBarId}`}
          contentType={page === null ? 'default' : pages[page].layout}
          ariaLabels={{
            navigation: t('navigation.label'),
            navigationToggle: t('navigation.open'),
            navigationClose: t('navigation.close'),
            notifications: t('notifications.label'),
            tools: t('help.label'),
            toolsToggle: t('help.open'),
            toolsClose: t('help.close'),
          }}
          navigation={<Navigation />}
          navigationOpen={isNavigationOpen}
          onNavigationChange={({ detail }) => setNavigationOpen(detail.open)}
          breadcrumbs={page === null ? undefined : <Crumbs page={page} title={title} />}
          notifications={<Messages />}
          stickyNotifications
          tools={page === null ? undefined : <HelpDrawer help={pages[page].help} />}
          toolsHide={page === null}
          toolsOpen={isHelpOpen}
          onToolsChange={({ detail }) => setHelpOpen(detail.open)}
          splitPanel={
            preview.panel === null ? undefined : (
              <Late name={preview.panel.title}>
                <PreviewPanel preview={preview} />
              </Late>
            )
          }
          splitPanelOpen={preview.panel !== null}
          onSplitPanelToggle={({ detail }) => {
            if (!detail.open) preview.panel?.onClose()
          }}
          splitPanelPreferences={preview.preferences}
          onSplitPanelPreferencesChange={({ detail }) => preview.setPreferences(detail)}
          content={
            <div id="main" tabIndex={-1}>
              {mayShow ? <Outlet /> : <NoPermission />}
            </div>
          }
        />
      </PageSlotsProvider>
    </>
  )
}
