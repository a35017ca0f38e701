import Alert from '@cloudscape-design/components/alert'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { Catalogue } from '@gatehouse/contract/access-catalogue'
import { useTranslation } from 'react-i18next'
import { CopyText } from '../../../parts/feedback/CopyText.tsx'
import { StatusBadge, type StatusMeaning } from '../../../parts/feedback/StatusBadge.tsx'
import { useFormat } from '../../../parts/format/use-format.ts'
import { useNow } from '../../../parts/format/use-now.ts'
import { HostileText } from '../../../parts/text/HostileText.tsx'
import { type Reading, readingKey } from './reading-key.ts'

const meanings: Readonly<Record<Reading['state'], StatusMeaning>> = {
  never: 'waiting',
  reading: 'working',
  current: 'good',
  stale: 'attention',
  failed: 'bad',
}

/** How old what is shown is, Region by Region; a reading that failed says so plainly. */
export function ReadingsNote({ readings }: Pick<Catalogue, 'readings'>) {
  const { t } = useTranslation('access')
  const format = useFormat()
  const now = useNow()
  const failed = readings.filter(({ state }) => state === 'failed')
  return (
    <SpaceBetween size="xs">
      {/* biome-ignore lint/a11y/useSemanticElements: badges in a row, not a form. */}
      <div role="group" aria-label={t('catalogue.readings.title')}>
        <SpaceBetween direction="horizontal" size="m">
          {readings.map((reading) => (
            <StatusBadge key={reading.region} meaning={meanings[reading.state]}>
              {t(`catalogue.readings.${readingKey(reading)}`, {
                region: reading.region,
                age: reading.readAt === null ? '' : format.relative(reading.readAt, now),
              })}
            </StatusBadge>
          ))}
        </SpaceBetween>
      </div>
      {failed.length === 0 ? null : (
        <Alert type="warning" header={t('catalogue.readings.failedHeader')}>
          {t('catalogue.readings.failedBody')}
          {failed.map((reading) => (
            <div key={reading.region}>
              <b>{reading.region}</b>: <HostileText text={reading.failure ?? ''} />{' '}
              {reading.awsRequestId === null ? null : (
                <CopyText
                  text={reading.awsRequestId}
                  what={t('accounts.readings.requestId')}
                  isCode
                />
              )}
            </div>
          ))}
        </Alert>
      )}
    </SpaceBetween>
  )
}
