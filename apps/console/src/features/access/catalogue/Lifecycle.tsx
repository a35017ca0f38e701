import Box from '@cloudscape-design/components/box'
import type { CatalogueEntry } from '@gatehouse/contract/access-catalogue'
import { useTranslation } from 'react-i18next'
import { StatusBadge } from '../../../parts/feedback/StatusBadge.tsx'
import { useFormat } from '../../../parts/format/use-format.ts'
import { useNow } from '../../../parts/format/use-now.ts'

/** Whether AWS still keeps the model up, and until when. */
export function Lifecycle({ lifecycle }: Pick<CatalogueEntry, 'lifecycle'>) {
  const { t } = useTranslation('access')
  const format = useFormat()
  const now = useNow()
  const { status, legacyAt, endOfLifeAt } = lifecycle
  const hasEnded = endOfLifeAt !== null && Date.parse(endOfLifeAt) <= now.getTime()
  const meaning = hasEnded ? 'bad' : status === 'LEGACY' ? 'attention' : 'good'
  return (
    <>
      <StatusBadge meaning={meaning}>{t(`catalogue.lifecycle.${status}`)}</StatusBadge>
      <Box fontSize="body-s" color="text-body-secondary">
        {legacyAt === null || status !== 'LEGACY' ? null : (
          <div>{t('catalogue.lifecycle.legacySince', { date: format.date(legacyAt) })}</div>
        )}
        {endOfLifeAt === null ? null : (
          <div>
            {t(hasEnded ? 'catalogue.lifecycle.endedOn' : 'catalogue.lifecycle.endsOn', {
              date: format.date(endOfLifeAt),
            })}
          </div>
        )}
      </Box>
    </>
  )
}
