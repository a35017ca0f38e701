import Button from '@cloudscape-design/components/button'
import { useTranslation } from 'react-i18next'
import { trpc } from '../../../app/api/trpc.ts'
import { useDeed } from '../../../app/api/use-deed.ts'
import { notify } from '../../../app/shell/notifications.ts'
import { useNotifyFailure } from '../use-notify-failure.ts'
import { useRefreshAccess } from '../use-refresh-access.ts'

/** Starts another run for a grant that failed. */
export function RetryButton({ grantId }: { readonly grantId: string }) {
  const { t } = useTranslation('access')
  const refreshAccess = useRefreshAccess()
  const retry = useDeed(trpc.access.retryGrant.mutationOptions(), {
    onDone: () => {
      notify({ type: 'info', id: `retry-${grantId}`, header: t('grants.run.retried') })
      refreshAccess()
    },
  })
  useNotifyFailure(retry.failure, `retry-${grantId}`)
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
