import Alert from '@cloudscape-design/components/alert'
import type { AccessRequest } from '@gatehouse/contract/access'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../parts/format/use-format.ts'
import { useNow } from '../../../parts/format/use-now.ts'
import { visibleText } from '../../../parts/text/visible-text.ts'
import type { Overtaken } from './lost-race.ts'

interface OvertakenAlertProps {
  readonly by: Overtaken['by']
  /** As it is now. */
  readonly request: AccessRequest
}

/** Why the decision was not taken: told aloud, and brought into view. */
export function OvertakenAlert(props: OvertakenAlertProps) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    place.current?.scrollIntoView({ block: 'center' })
  }, [])
  return (
    <div ref={place} role="alert">
      <Why {...props} />
    </div>
  )
}

/** Who was first, or what has changed. */
function Why({ by, request }: OvertakenAlertProps) {
  const { t } = useTranslation('access')
  const format = useFormat()
  const now = useNow()
  if (by === 'policy') {
    return (
      <Alert type="warning" header={t('requests.approval.changedTitle')}>
        {t('requests.approval.changedBody')}
      </Alert>
    )
  }
  const { state, decision } = request
  if (state === 'pending') {
    return <Alert type="warning" header={t('requests.lostRace.pending')} />
  }
  const name = visibleText(decision?.by.name ?? request.requester.name)
  const age = decision === null ? '' : format.relative(decision.at, now)
  return (
    <Alert type="warning" header={t('requests.lostRace.title')}>
      {t(`requests.lostRace.${state}`, { name, age })}
    </Alert>
  )
}
