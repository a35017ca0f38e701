import ContentLayout from '@cloudscape-design/components/content-layout'
import Header from '@cloudscape-design/components/header'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { trpc } from '../../../app/api/trpc.ts'
import { useMe } from '../../../app/me.ts'
import { EmptyState } from '../../../parts/feedback/EmptyState.tsx'
import { RequestForm } from '../requests/RequestForm.tsx'

export function NewRequestPage() {
  const { t } = useTranslation('access')
  const me = useMe()
  const accounts = useQuery(trpc.access.accounts.queryOptions())
  return (
    <ContentLayout
      header={
        <Header variant="h1" description={t('requests.form.description')}>
          {t('requests.form.title')}
        </Header>
      }
    >
      {me.teams.length === 0 ? (
        <EmptyState title={t('catalogue.noTeams.title')} body={t('catalogue.noTeams.body')} />
      ) : (
        <RequestForm
          person={me.person}
          teams={me.teams}
          accounts={accounts.data ?? []}
          areAccountsLoading={accounts.isPending}
        />
      )}
    </ContentLayout>
  )
}
