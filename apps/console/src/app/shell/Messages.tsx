import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { useIsLiveLost } from '../api/live-events.ts'
import type { Condition } from './FlashMessages.tsx'
import { useNotifications } from './notifications.ts'
import { useIsOffline } from './use-is-offline.ts'

const FlashMessages = lazy(async () => ({
  default: (await import('./FlashMessages.tsx')).FlashMessages,
}))

/** The flashbar: lasting conditions first, then what happened. Loaded with the first message. */
export function Messages() {
  const { t } = useTranslation('shell')
  const isOffline = useIsOffline()
  const isLiveLost = useIsLiveLost()
  const happened = useNotifications()
  const conditions: Condition[] = []
  if (isOffline) {
    conditions.push({
      id: 'offline',
      header: t('notifications.offline'),
      content: t('notifications.offlineDetail'),
    })
  } else if (isLiveLost) {
    conditions.push({
      id: 'live-lost',
      header: t('notifications.liveLost'),
      content: t('notifications.liveLostDetail'),
    })
  }
  if (conditions.length + happened.length === 0) return null
  return (
    <Suspense>
      <FlashMessages conditions={conditions} happened={happened} />
    </Suspense>
  )
}
