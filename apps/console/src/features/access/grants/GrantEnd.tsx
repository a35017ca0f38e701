import StatusIndicator from '@cloudscape-design/components/status-indicator'
import type { Grant } from '@gatehouse/contract/access'
import { useTranslation } from 'react-i18next'
import { Time } from '../../../parts/format/Time.tsx'
import { useNow } from '../../../parts/format/use-now.ts'
import { endingOf, endsSoon } from './ending.ts'

/** The day from which IAM itself denies, and how soon that is. */
export function GrantEnd({ grant }: { readonly grant: Pick<Grant, 'state' | 'expiresAt'> }) {
  const { t } = useTranslation('access')
  const now = useNow()
  const ending = endingOf(grant.expiresAt, now)
  const words =
    ending.when === 'soon' || ending.when === 'later'
      ? t('grants.ends.in', { count: ending.days })
      : t(`grants.ends.${ending.when}`)
  return (
    <>
      <Time at={grant.expiresAt} show="date" />
      {endsSoon(grant, now) ? (
        <div>
          <StatusIndicator type="warning">{words}</StatusIndicator>
        </div>
      ) : null}
    </>
  )
}
