import Button from '@cloudscape-design/components/button'
import { useTranslation } from 'react-i18next'
import { failureOf } from '../../../app/api/failure.ts'
import { useFailureWords } from '../../../app/api/use-failure-words.ts'
import { useMay } from '../../../app/me.ts'
import { pathTo } from '../../../app/router/path-to.ts'
import { PageLoading } from '../../../app/states/PageLoading.tsx'
import { EmptyState } from '../../../parts/feedback/EmptyState.tsx'
import { FailureAlert } from '../../../parts/feedback/FailureAlert.tsx'
import { CatalogueList } from '../catalogue/CatalogueList.tsx'
import { useWhere } from '../catalogue/use-where.ts'
import { catalogueSearch } from '../search.ts'
import { usePageSearch } from '../use-page-search.ts'

/** What can be called in an account, for one team. */
export function CataloguePage() {
  const { t } = useTranslation('access')
  const words = useFailureWords()
  const mayConnect = useMay('access.account.connect')
  const [search] = usePageSearch(catalogueSearch)
  const where = useWhere(search)
  if (where.isPending) return <PageLoading />
  if (where.error !== null) return <FailureAlert failure={words(failureOf(where.error))} />
  if (where.accountId === undefined) {
    return (
      <EmptyState
        title={t('catalogue.noAccounts.title')}
        body={t('catalogue.noAccounts.body')}
        action={
          mayConnect ? (
            <Button variant="primary" href={pathTo('connectAccount')}>
              {t('catalogue.noAccounts.action')}
            </Button>
          ) : undefined
        }
      />
    )
  }
  if (where.teamId === undefined) {
    return <EmptyState title={t('catalogue.noTeams.title')} body={t('catalogue.noTeams.body')} />
  }
  return (
    <CatalogueList
      search={search}
      where={{ ...where, teamId: where.teamId, accountId: where.accountId }}
    />
  )
}
