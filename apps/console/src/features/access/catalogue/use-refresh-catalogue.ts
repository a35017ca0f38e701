import { useTranslation } from 'react-i18next'
import { trpc } from '../../../app/api/trpc.ts'
import { useDeed } from '../../../app/api/use-deed.ts'
import { notify } from '../../../app/shell/notifications.ts'
import { useNotifyFailure } from '../use-notify-failure.ts'
import { useRefreshAccess } from '../use-refresh-access.ts'

export function useRefreshCatalogue(accountId: string) {
  const { t } = useTranslation('access')
  const refreshAccess = useRefreshAccess()
  const deed = useDeed(trpc.access.refreshCatalogue.mutationOptions(), {
    onDone: () => {
      notify({ type: 'info', id: `refresh-${accountId}`, header: t('catalogue.refreshStarted') })
      refreshAccess()
    },
  })
  useNotifyFailure(deed.failure, `refresh-${accountId}`)
  return { refresh: () => deed.run({ accountId }), isRunning: deed.isRunning }
}
