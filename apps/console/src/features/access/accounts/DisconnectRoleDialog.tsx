import type { Principal } from '@gatehouse/contract/access-accounts'
import { useTranslation } from 'react-i18next'
import { trpc } from '../../../app/api/trpc.ts'
import { useDeed } from '../../../app/api/use-deed.ts'
import { useFailureWords } from '../../../app/api/use-failure-words.ts'
import { notify } from '../../../app/shell/notifications.ts'
import { ReasonDialog } from '../../../parts/form/ReasonDialog.tsx'
import { visibleText } from '../../../parts/text/visible-text.ts'
import { reasonLength } from '../reason-length.ts'
import { useRefreshAccess } from '../use-refresh-access.ts'

interface DisconnectRoleDialogProps {
  readonly principal: Principal
  readonly onClose: () => void
}

export function DisconnectRoleDialog({ principal, onClose }: DisconnectRoleDialogProps) {
  const { t } = useTranslation('access')
  const words = useFailureWords()
  const refreshAccess = useRefreshAccess()
  const disconnect = useDeed(trpc.access.disconnectPrincipal.mutationOptions(), {
    onDone: () => {
      notify({ type: 'success', header: t('accounts.principals.disconnected') })
      refreshAccess()
      onClose()
    },
  })
  return (
    <ReasonDialog
      {...reasonLength}
      title={t('accounts.principals.disconnectTitle', { role: visibleText(principal.roleArn) })}
      confirm={t('accounts.principals.disconnect')}
      isRunning={disconnect.isRunning}
      failure={disconnect.failure === null ? null : words(disconnect.failure)}
      onCancel={onClose}
      onConfirm={(reason) => disconnect.run({ principalId: principal.id, reason })}
    >
      {t('accounts.principals.disconnectBody')}
    </ReasonDialog>
  )
}
