import Alert from '@cloudscape-design/components/alert'
import type { ApplyRun } from '@gatehouse/contract/access'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../parts/format/use-format.ts'
import { useNow } from '../../../parts/format/use-now.ts'
import { HostileText } from '../../../parts/text/HostileText.tsx'

/** Why a run has not come through, what it left in the account, and whether it goes on by itself. */
export function RunFailure({ run }: { readonly run: ApplyRun }) {
  const { t } = useTranslation('access')
  const format = useFormat()
  const now = useNow()
  const isOver = run.state === 'failed'
  return (
    <Alert
      type={isOver ? 'error' : 'warning'}
      header={isOver ? t('grants.run.failedTitle') : t(`grants.run.state.${run.state}`)}
    >
      {run.failure === null ? null : (
        <div>
          <HostileText text={run.failure} isVerbatim />
        </div>
      )}
      {run.nextAttemptAt === null ? null : (
        <div>{t('grants.run.nextAttempt', { age: format.relative(run.nextAttemptAt, now) })}</div>
      )}
      {!isOver ? null : run.leftBehind.length === 0 ? (
        <div>{t('grants.run.nothingLeft')}</div>
      ) : (
        <div>
          {t('grants.run.leftBehind')}
          <ul>
            {run.leftBehind.map((left) => (
              <li key={left}>
                <HostileText text={left} />
              </li>
            ))}
          </ul>
        </div>
      )}
    </Alert>
  )
}
