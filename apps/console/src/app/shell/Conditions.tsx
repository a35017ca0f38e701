import { useTranslation } from 'react-i18next'
import { useIsLiveLost } from '../api/live-events.ts'
import { useMe } from '../me.ts'
import styles from './top-bar.module.css'
import { useIsOffline } from './use-is-offline.ts'

/**
 * What holds for the whole console until it is over: that AWS is the sandbox, that the network is
 * gone. Lines of their own below the top bar; nobody can dismiss them, and they need no other script.
 */
export function Conditions() {
  const { t } = useTranslation('shell')
  const isOffline = useIsOffline()
  const isLiveLost = useIsLiveLost()
  const { isSandbox } = useMe()
  return (
    <section aria-label={t('conditions.label')}>
      {isSandbox ? <div className={styles['condition']}>{t('conditions.sandbox')}</div> : null}
      <div role="status">
        {isOffline ? <div className={styles['condition']}>{t('conditions.offline')}</div> : null}
        {isLiveLost && !isOffline ? (
          <div className={styles['condition']}>{t('conditions.liveLost')}</div>
        ) : null}
      </div>
    </section>
  )
}
