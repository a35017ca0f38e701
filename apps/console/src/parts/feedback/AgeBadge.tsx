import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../format/use-format.ts'
import { useNow } from '../format/use-now.ts'
import styles from './feedback.module.css'

interface AgeBadgeProps {
  /** When it was read from its source; null: never. */
  readonly readAt: string | null
  /** From this age on the reading is called stale. */
  readonly staleAfterMs?: number
}

/** How old a reading is: nothing that came from AWS is shown without it. */
export function AgeBadge({ readAt, staleAfterMs = 60 * 60 * 1_000 }: AgeBadgeProps) {
  const { t } = useTranslation('parts')
  const format = useFormat()
  const now = useNow()
  if (readAt === null) return <StatusIndicator type="pending">{t('age.never')}</StatusIndicator>
  const ago = format.relative(readAt, now)
  const isStale = now.getTime() - Date.parse(readAt) > staleAfterMs
  return (
    <span className={styles['age']} title={t('age.readAtTitle', { at: format.utc(readAt) })}>
      {isStale ? (
        <StatusIndicator type="warning">{t('age.stale', { ago })}</StatusIndicator>
      ) : (
        <StatusIndicator type="info" colorOverride="grey">
          {t('age.read', { ago })}
        </StatusIndicator>
      )}
    </span>
  )
}
