import Box from '@cloudscape-design/components/box'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import type { Grant } from '@gatehouse/contract/access'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { failureOf } from '../../../app/api/failure.ts'
import { trpc } from '../../../app/api/trpc.ts'
import { useFailureWords } from '../../../app/api/use-failure-words.ts'
import { CodeSnippet } from '../../../parts/code/CodeSnippet.tsx'
import { FailureAlert } from '../../../parts/feedback/FailureAlert.tsx'
import { samplesFor } from './code-tabs.ts'

interface GrantCodeTabsProps {
  readonly grant: Grant
  readonly region: string
}

export function GrantCodeTabs({ grant, region }: GrantCodeTabsProps) {
  const { t } = useTranslation('access')
  const words = useFailureWords()
  const query = useQuery(trpc.access.grantCode.queryOptions({ grantId: grant.id }))
  if (query.isPending) {
    return <StatusIndicator type="loading">{t('grants.code.loading')}</StatusIndicator>
  }
  if (query.data === undefined) {
    return (
      <FailureAlert failure={words(failureOf(query.error))} onRetry={() => void query.refetch()} />
    )
  }
  const samples = samplesFor(query.data.samples, region)
  if (samples.length === 0) {
    return <Box color="text-body-secondary">{t('grants.code.none')}</Box>
  }
  return (
    <CodeSnippet
      tabs={samples.map(({ language, install, code }) => ({
        id: language,
        label: t(`grants.code.language.${language}`),
        install,
        code,
      }))}
    />
  )
}
