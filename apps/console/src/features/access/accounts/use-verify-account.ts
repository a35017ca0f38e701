import type { Account } from '@gatehouse/contract/access-accounts'
import { useTranslation } from 'react-i18next'
import { trpc } from '../../../app/api/trpc.ts'
import { useDeed } from '../../../app/api/use-deed.ts'
import { notify } from '../../../app/shell/notifications.ts'
import { useNotifyFailure } from '../use-notify-failure.ts'
import { useRefreshAccess } from '../use-refresh-access.ts'

/** Has Gatehouse take both roles now, and tells what came back. */
export function useVerifyAccount({ accountId }: Account) {
  const { t } = useTranslation('access')
  const refreshAccess = useRefreshAccess()
  const id = `verify-${accountId}`
  const deed = useDeed(trpc.access.verifyAccount.mutationOptions(), {
    onDone: ({ state, name }) => {
      const isReached = state === 'connected'
      notify({
        type: isReached ? 'success' : 'error',
        id,
        header: t(isReached ? 'accounts.verify.done' : 'accounts.verify.failed', { name }),
      })
      refreshAccess()
    },
  })
  useNotifyFailure(deed.failure, id)
  return { verify: () => deed.run({ accountId }), isRunning: deed.isRunning }
}
