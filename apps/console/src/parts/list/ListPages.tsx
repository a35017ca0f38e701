import Button from '@cloudscape-design/components/button'
import { useTranslation } from 'react-i18next'
import styles from './list.module.css'
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
    <fieldset className={styles['pages']} aria-label={t('list.pageLabel')}>
      {paging.isFromLink ? (
        <Button variant="inline-link" onClick={paging.goToStart}>
          {t('list.fromStart')}
        </Button>
      ) : null}
      <Button
        variant="icon"
        iconName="angle-left"
        ariaLabel={t('list.previousPage')}
        disabled={paging.page === 1 || isBusy}
        onClick={() => paging.goToPage(paging.page - 1)}
      />
      {paging.isFromLink ? null : (
        <span aria-current="page">{t('list.page', { page: paging.page })}</span>
      )}
      <Button
        variant="icon"
        iconName="angle-right"
        ariaLabel={t('list.nextPage')}
        disabled={nextCursor === null || isBusy}
        onClick={() => {
          if (nextCursor !== null) paging.goNext(nextCursor)
        }}
      />
    </fieldset>
  )
}
