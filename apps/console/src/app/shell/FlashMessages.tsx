import Flashbar, { type FlashbarProps } from '@cloudscape-design/components/flashbar'
import { useTranslation } from 'react-i18next'
import { visibleText } from '../../parts/text/visible-text.ts'
import { dismiss, type Notification } from './notifications.ts'

const looks = {
  success: { type: 'success' },
  error: { type: 'error' },
  info: { type: 'info' },
  warning: { type: 'warning' },
  'in-progress': { type: 'info', loading: true },
} as const satisfies Record<Notification['type'], Partial<FlashbarProps.MessageDefinition>>

interface FlashMessagesProps {
  readonly happened: readonly Notification[]
}

export function FlashMessages({ happened }: FlashMessagesProps) {
  const { t } = useTranslation('shell')
  const items = happened.map(
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
      items={items}
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
