import Alert from '@cloudscape-design/components/alert'
import Button from '@cloudscape-design/components/button'
import { useTranslation } from 'react-i18next'
import { HostileText } from '../text/HostileText.tsx'
import { CopyText } from './CopyText.tsx'
import type { FailureWords } from './failure-words.ts'

interface FailureAlertProps {
  readonly failure: FailureWords
  readonly title?: string
  readonly onRetry?: (() => void) | undefined
}

/** What went wrong, what to do next, and the id that AWS's support asks for. */
export function FailureAlert({ failure, title, onRetry }: FailureAlertProps) {
  const { t } = useTranslation('parts')
  return (
    <Alert
      type="error"
      header={title ?? failure.says}
      action={
        onRetry === undefined ? undefined : (
          <Button onClick={onRetry} iconName="refresh">
            {t('retry')}
          </Button>
        )
      }
    >
      {title === undefined ? null : <div>{failure.says}</div>}
      <div>{failure.next}</div>
      {failure.detail === null ? null : (
        <div>
          <HostileText text={failure.detail} />
        </div>
      )}
      {failure.awsRequestId === null ? null : (
        <div>
          {t('requestId')}: <CopyText text={failure.awsRequestId} what={t('requestId')} isCode />
        </div>
      )}
    </Alert>
  )
}
