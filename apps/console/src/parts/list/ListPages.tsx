import Button from '@cloudscape-design/components/button'
import Pagination from '@cloudscape-design/components/pagination'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useTranslation } from 'react-i18next'
import type { ListPaging } from './use-list-address.ts'

interface ListPagesProps {
  readonly paging: ListPaging
  readonly nextCursor: string | null
  readonly isBusy: boolean
}

/** Pages by key: the next one is known only while there is one, those before by the way taken. */
export function ListPages({ paging, nextCursor, isBusy }: ListPagesProps) {
  const { t } = useTranslation('parts')
  return (
    <SpaceBetween direction="horizontal" size="xs" alignItems="center">
      {paging.isFromLink ? (
        <Button variant="inline-link" onClick={paging.goToStart}>
          {t('list.fromStart')}
        </Button>
      ) : null}
      <Pagination
        currentPageIndex={paging.page}
        pagesCount={paging.page}
        openEnd={nextCursor !== null}
        disabled={isBusy}
        ariaLabels={{ paginationLabel: t('list.pageLabel') }}
        onChange={({ detail }) => {
          const { currentPageIndex: wanted } = detail
          if (wanted < paging.page) paging.goToPage(wanted)
          else if (wanted > paging.page && nextCursor !== null) paging.goNext(nextCursor)
        }}
      />
    </SpaceBetween>
  )
}
