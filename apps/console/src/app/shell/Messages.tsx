import Flashbar, { type FlashbarProps } from '@cloudscape-design/components/flashbar'
import { useTranslation } from 'react-i18next'
import { visibleText } from '../../parts/text/visible-text.ts'
import { useIsLiveLost } from '../api/live-events.ts'
import { dismiss, type Notification, useNotifications } from './notifications.ts'
import { useIsOffline } from './use-is-offline.ts'

const looks = {
  success: { type: 'success' },
  error: { type: 'error' },
  info: { type: 'info' },
  warning: { type: 'warning' },
  'in-progress': { type: 'info', loading: true },
} as const satisfies Record<Notification['type'], Partial<FlashbarProps.MessageDefinition>>

/** The flashbar: lasting conditions first, then what happened. */
export function Messages() {
  const { t } = useTranslation('shell')
  const isOffline = useIsOffline()
  const isLiveLost = useIsLiveLost()
  const conditions: FlashbarProps.MessageDefinition[] = []
  if (isOffline) {
    conditions.push({
      id: 'offline',
      type: 'warning',
      header: t('notifications.offline'),
      content: t('notifications.offlineDetail'),
    })
  } else if (isLiveLost) {
    conditions.push({
      id: 'live-lost',
      type: 'warning',
      header: t('notifications.liveLost'),
      content: t('notifications.liveLostDetail'),
    })
  }
  const happened = useNotifications().map(
    ({ id, type, header, content }): FlashbarProps.MessageDefinition => ({
      id,
      ...looks[type],
      header: visibleText(header),
      ...(content === undefined ? {} : { content: visibleText(content) }),
      ariaRole: type === 'error' ? 'alert' : 'status',
      dismissible: true,
      dismissLabel: t('notifications.dismiss'),
      onDismiss: () => dismiss(id),
    }),
  )
  return (
    <Flashbar
      items={[...conditions, ...happened]}
      i18nStrings={{
        ariaLabel: t('notifications.label'),
        errorIconAriaLabel: t('notifications.error'),
        successIconAriaLabel: t('notifications.success'),
        infoIconAriaLabel: t('notifications.info'),
        warningIconAriaLabel: t('notifications.warning'),
        inProgressIconAriaLabel: t('notifications.inProgress'),
      }}
    />
  )
}
