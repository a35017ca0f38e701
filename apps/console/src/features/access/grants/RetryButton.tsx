import Button from '@cloudscape-design/components/button'
import { useEffect, useEffectEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { trpc } from '../../../app/api/trpc.ts'
import { useDeed } from '../../../app/api/use-deed.ts'
import { useFailureWords } from '../../../app/api/use-failure-words.ts'
import { notify } from '../../../app/shell/notifications.ts'
import { useRefreshAccess } from '../use-refresh-access.ts'

/** Starts another run for a grant that failed. */
export function RetryButton({ grantId }: { readonly grantId: string }) {
  const { t } = useTranslation('access')
  const words = useFailureWords()
  const refreshAccess = useRefreshAccess()
  const retry = useDeed(trpc.access.retryGrant.mutationOptions(), {
    onDone: () => {
      notify({ type: 'info', header: t('grants.run.retried') })
      refreshAccess()
    },
  })
  const { failure } = retry
  const tell = useEffectEvent(() => {
    if (failure === null) return
    const { says, next } = words(failure)
    notify({ type: 'error', id: `retry-${grantId}`, header: says, content: next })
  })
  const code = failure?.code
  useEffect(() => {
    if (code !== undefined) tell()
  }, [code])
  return (
    <Button
      variant="primary"
      iconName="refresh"
      loading={retry.isRunning}
      onClick={() => retry.run({ grantId })}
    >
      {t('grants.run.retry')}
    </Button>
  )
}
