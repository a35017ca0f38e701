import type { AccessRequest } from '@gatehouse/contract/access'
import { useTranslation } from 'react-i18next'
import { trpc } from '../../../app/api/trpc.ts'
import { useDeed } from '../../../app/api/use-deed.ts'
import { useFailureWords } from '../../../app/api/use-failure-words.ts'
import { notify } from '../../../app/shell/notifications.ts'
import { ConfirmDialog } from '../../../parts/form/ConfirmDialog.tsx'
import { useRefreshAccess } from '../use-refresh-access.ts'

interface WithdrawDialogProps {
  readonly request: AccessRequest
  readonly onClose: () => void
}

export function WithdrawDialog({ request, onClose }: WithdrawDialogProps) {
  const { t } = useTranslation('access')
  const words = useFailureWords()
  const refreshAccess = useRefreshAccess()
  const number = t('requests.number', { number: request.number })
  const withdraw = useDeed(trpc.access.withdrawRequest.mutationOptions(), {
    onDone: () => {
      notify({ type: 'success', header: t('requests.withdrawDialog.done', { number }) })
      refreshAccess()
      onClose()
    },
  })
  return (
    <ConfirmDialog
      title={t('requests.withdrawDialog.title', { number })}
      confirm={t('requests.withdrawDialog.commit')}
      isRunning={withdraw.isRunning}
      failure={withdraw.failure === null ? null : words(withdraw.failure)}
      onCancel={onClose}
      onConfirm={() => withdraw.run({ requestId: request.id, version: request.version })}
    >
      {t('requests.withdrawDialog.body')}
    </ConfirmDialog>
  )
}
