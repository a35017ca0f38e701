import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import Link from '@cloudscape-design/components/link'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../app/me.ts'
import { pathTo } from '../../app/router/path-to.ts'
import { EmptyState } from '../../parts/feedback/EmptyState.tsx'
import { StatusBadge } from '../../parts/feedback/StatusBadge.tsx'
import { Time } from '../../parts/format/Time.tsx'
import { useFormat } from '../../parts/format/use-format.ts'
import { useRowKeys } from '../../parts/keys/use-row-keys.ts'
import { describeItem, type Item } from './describe-item.ts'
import styles from './needs-you.module.css'

interface NeedsYouListProps {
  readonly items: readonly Item[]
}

export function NeedsYouList({ items }: NeedsYouListProps) {
  const { t } = useTranslation('home')
  const format = useFormat()
  const rows = useRowKeys<HTMLUListElement>({ row: 'li' })
  return (
    <Container
      header={
        <Header variant="h2" counter={`(${format.number(items.length)})`}>
          {t('listTitle')}
        </Header>
      }
      disableContentPaddings
    >
      {items.length === 0 ? (
        <Box padding={{ vertical: 'l', horizontal: 'l' }}>
          <NothingWaits />
        </Box>
      ) : (
        <ul ref={rows} className={styles['list']} aria-label={t('listLabel')}>
          {items.map((item) => {
            const words = describeItem(item, t, format)
            return (
              <li key={words.key} className={styles['item']}>
                <div className={styles['kind']}>
                  <StatusBadge meaning={words.meaning}>{t(`kinds.${words.kind}`)}</StatusBadge>
                </div>
                <div className={styles['words']}>
                  <Link href={words.href} fontSize="body-m">
                    {words.title}
                  </Link>
                  <Box color="text-body-secondary" fontSize="body-s">
                    {words.detail}
                  </Box>
                </div>
                <div className={styles['when']}>
                  {words.at === null ? null : (
                    <Box color="text-body-secondary" fontSize="body-s">
                      <Time at={words.at} show="relative" />
                    </Box>
                  )}
                </div>
              </li>
            )
          })}
        </ul>
      )}
    </Container>
  )
}

function NothingWaits() {
  const { t } = useTranslation('home')
  const mayDecide = useMay('access.request.decide')
  const mayAsk = useMay('access.request.submit')
  const body = mayDecide ? 'emptyAdministrator' : mayAsk ? 'emptyRequester' : 'emptyReader'
  return (
    <EmptyState
      title={t('emptyTitle')}
      body={t(body)}
      action={<Button href={pathTo('grants')}>{t('actions.grants')}</Button>}
    />
  )
}
