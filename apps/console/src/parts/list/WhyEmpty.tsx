import Button from '@cloudscape-design/components/button'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../feedback/EmptyState.tsx'
import { FailureAlert } from '../feedback/FailureAlert.tsx'
import type { FailureWords } from '../feedback/failure-words.ts'

interface WhyEmptyProps {
  readonly failure: FailureWords | null
  readonly onRetry: () => void
  /** null: no filter is set. */
  readonly onClearFilter: (() => void) | null
  readonly empty: { readonly title: string; readonly body: string; readonly action?: ReactNode }
}

/** No rows: because reading failed, because nothing matches, or because there is nothing. */
export function WhyEmpty({ failure, onRetry, onClearFilter, empty }: WhyEmptyProps) {
  const { t } = useTranslation('parts')
  if (failure !== null) {
    return <FailureAlert failure={failure} title={t('failureTitle')} onRetry={onRetry} />
  }
  if (onClearFilter !== null) {
    return (
      <EmptyState
        title={t('list.noMatchTitle')}
        body={t('list.noMatch')}
        action={<Button onClick={onClearFilter}>{t('list.clearFilter')}</Button>}
      />
    )
  }
  return <EmptyState title={empty.title} body={empty.body} action={empty.action} />
}
