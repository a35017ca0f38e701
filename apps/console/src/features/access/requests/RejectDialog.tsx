import type { AccessRequest } from '@gatehouse/contract/access'
import { useTranslation } from 'react-i18next'
import { trpc } from '../../../app/api/trpc.ts'
import { useDeed } from '../../../app/api/use-deed.ts'
import { useFailureWords } from '../../../app/api/use-failure-words.ts'
import { notify } from '../../../app/shell/notifications.ts'
import { ReasonDialog } from '../../../parts/form/ReasonDialog.tsx'
import { reasonLength } from '../reason-length.ts'
import type { Overtaken } from './lost-race.ts'
import { OvertakenAlert } from './OvertakenAlert.tsx'
import { useDecided, useOvertaken } from './use-decision.ts'

interface RejectDialogProps {
  readonly request: AccessRequest
  readonly onClose: () => void
  readonly onOvertaken: (by: Overtaken['by']) => void
}

export function RejectDialog({ request, onClose, onOvertaken }: RejectDialogProps) {
  const { t } = useTranslation('access')
  const words = useFailureWords()
  const decided = useDecided()
  const number = t('requests.number', { number: request.number })
  const reject = useDeed(trpc.access.rejectRequest.mutationOptions(), {
    onDone: (next) => {
      notify({ type: 'success', header: t('requests.rejectDialog.done', { number }) })
      decided(next)
      onClose()
    },
  })
  useOvertaken({ request, failure: reject.failure, onOvertaken })
  // The decision of somebody else can arrive by itself while this dialog is open.
  const isTaken = request.state !== 'pending' && !reject.isRunning
  return (
    <ReasonDialog
      {...reasonLength}
      title={t('requests.rejectDialog.title', { number })}
      confirm={t('requests.rejectDialog.commit')}
      isRunning={reject.isRunning}
      isDisabled={isTaken}
      failure={reject.failure === null ? null : words(reject.failure)}
      onCancel={onClose}
      onConfirm={(reason) =>
        reject.run({ requestId: request.id, version: request.version, reason })
      }
    >
      {isTaken ? <OvertakenAlert by="person" request={request} /> : null}
      <div>{t('requests.rejectDialog.body')}</div>
    </ReasonDialog>
  )
}
