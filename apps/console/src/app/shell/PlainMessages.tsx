import Button from '@cloudscape-design/components/button'
import { useTranslation } from 'react-i18next'
import { visibleText } from '../../parts/text/visible-text.ts'
import { dismiss, type Notification } from './notifications.ts'

interface PlainMessagesProps {
  readonly happened: readonly Notification[]
}

export function PlainMessages({ happened }: PlainMessagesProps) {
  const { t } = useTranslation('shell')
  return (
    <>
      {happened.map(({ id, type, header, content }) => (
        <div key={id} role={type === 'error' ? 'alert' : 'status'}>
          <b>{visibleText(header)}</b> {content === undefined ? null : visibleText(content)}{' '}
          <Button variant="inline-link" onClick={() => dismiss(id)}>
            {t('notifications.dismiss')}
          </Button>
        </div>
      ))}
    </>
  )
}
