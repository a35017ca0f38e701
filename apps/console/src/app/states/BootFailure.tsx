import Box from '@cloudscape-design/components/box'
import type { ErrorComponentProps } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { FailureAlert } from '../../parts/feedback/FailureAlert.tsx'
import { failureOf } from '../api/failure.ts'
import { useFailureWords } from '../api/use-failure-words.ts'

/** Nothing could be read yet, not even who is signed in: the page has no shell around it. */
export function BootFailure({ error }: ErrorComponentProps) {
  const { t } = useTranslation('shell')
  const words = useFailureWords()
  return (
    <main>
      <Box padding="xxl">
        <Box variant="h1">{t('product')}</Box>
        <FailureAlert failure={words(failureOf(error))} onRetry={() => location.reload()} />
      </Box>
    </main>
  )
}
