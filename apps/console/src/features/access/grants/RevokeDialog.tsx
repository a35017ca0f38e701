import type { Grant } from '@gatehouse/contract/access'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { trpc } from '../../../app/api/trpc.ts'
import { useDeed } from '../../../app/api/use-deed.ts'
import { useFailureWords } from '../../../app/api/use-failure-words.ts'
import { notify } from '../../../app/shell/notifications.ts'
import { ReasonDialog } from '../../../parts/form/ReasonDialog.tsx'
import { visibleText } from '../../../parts/text/visible-text.ts'
import { reasonLength } from '../reason-length.ts'
import { useTeamName } from '../team-name.ts'
import { useRefreshAccess } from '../use-refresh-access.ts'

interface RevokeDialogProps {
  readonly grant: Grant
  readonly onClose: () => void
}

/** Takes a grant back, after telling what that does to calls. */
export function RevokeDialog({ grant, onClose }: RevokeDialogProps) {
  const { t } = useTranslation('access')
  const words = useFailureWords()
  const teamName = useTeamName()
  const queryClient = useQueryClient()
  const refreshAccess = useRefreshAccess()
  const revoke = useDeed(trpc.access.revokeGrant.mutationOptions(), {
    onDone: (next) => {
      queryClient.setQueryData(trpc.access.grant.queryKey({ grantId: next.id }), next)
      notify({ type: 'success', header: t('grants.revoke.done') })
      refreshAccess()
      onClose()
    },
  })
  return (
    <ReasonDialog
      {...reasonLength}
      title={t('grants.revoke.title', {
        team: teamName(grant.team),
        target: visibleText(grant.target.id),
      })}
      confirm={t('grants.revoke.commit')}
      isRunning={revoke.isRunning}
      failure={revoke.failure === null ? null : words(revoke.failure)}
      onCancel={onClose}
      onConfirm={(reason) => revoke.run({ grantId: grant.id, version: grant.version, reason })}
    >
      <div>{t('grants.revoke.body')}</div>
      <div>{t('grants.revoke.scope')}</div>
    </ReasonDialog>
  )
}
