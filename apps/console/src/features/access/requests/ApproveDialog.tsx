import Box from '@cloudscape-design/components/box'
import type { AccessRequest } from '@gatehouse/contract/access'
import type { PolicyDiff } from '@gatehouse/contract/access-policy'
import { useTranslation } from 'react-i18next'
import { trpc } from '../../../app/api/trpc.ts'
import { useDeed } from '../../../app/api/use-deed.ts'
import { useFailureWords } from '../../../app/api/use-failure-words.ts'
import { notify } from '../../../app/shell/notifications.ts'
import { ReasonDialog } from '../../../parts/form/ReasonDialog.tsx'
import { useFormat } from '../../../parts/format/use-format.ts'
import { visibleText } from '../../../parts/text/visible-text.ts'
import { reasonLength } from '../reason-length.ts'
import { useTeamName } from '../team-name.ts'
import type { Overtaken } from './lost-race.ts'
import { OvertakenAlert } from './OvertakenAlert.tsx'
import { useDecided, useOvertaken } from './use-decision.ts'

interface ApproveDialogProps {
  readonly request: AccessRequest
  readonly diff: PolicyDiff
  readonly onClose: () => void
  readonly onOvertaken: (by: Overtaken['by']) => void
}

/** The decision to approve: bound to the version that was read and the change that was shown. */
export function ApproveDialog({ request, diff, onClose, onOvertaken }: ApproveDialogProps) {
  const { t } = useTranslation('access')
  const words = useFailureWords()
  const format = useFormat()
  const teamName = useTeamName()
  const decided = useDecided()
  const number = t('requests.number', { number: request.number })
  const approve = useDeed(trpc.access.approveRequest.mutationOptions(), {
    onDone: (next) => {
      notify({ type: 'success', header: t('requests.approveDialog.done', { number }) })
      decided(next)
      onClose()
    },
  })
  useOvertaken({ request, failure: approve.failure, onOvertaken })
  // The decision of somebody else can arrive by itself while this dialog is open.
  const isTaken = request.state !== 'pending' && !approve.isRunning
  return (
    <ReasonDialog
      {...reasonLength}
      title={t('requests.approveDialog.title', { number })}
      confirm={t('requests.approveDialog.commit')}
      isRunning={approve.isRunning}
      isDisabled={isTaken}
      failure={approve.failure === null ? null : words(approve.failure)}
      onCancel={onClose}
      onConfirm={(reason) =>
        approve.run({
          requestId: request.id,
          version: request.version,
          contributionHash: diff.contributionHash,
          reason,
        })
      }
    >
      {isTaken ? <OvertakenAlert by="person" request={request} /> : null}
      <div>
        {t('requests.approveDialog.body', {
          team: teamName(request.team),
          models: format.list(request.targets.map(({ id }) => id)),
          account: visibleText(request.accountName),
          days: format.days(request.durationDays),
        })}
      </div>
      <Box color="text-body-secondary">
        {t('requests.approveDialog.signs', { hash: `${diff.contributionHash.slice(0, 12)}…` })}
      </Box>
    </ReasonDialog>
  )
}
