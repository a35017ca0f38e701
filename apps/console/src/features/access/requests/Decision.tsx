import Button from '@cloudscape-design/components/button'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { AccessRequest } from '@gatehouse/contract/access'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { failureOf } from '../../../app/api/failure.ts'
import { useFailureWords } from '../../../app/api/use-failure-words.ts'
import { FailureAlert } from '../../../parts/feedback/FailureAlert.tsx'
import { ApproveDialog } from './ApproveDialog.tsx'
import type { Overtaken } from './lost-race.ts'
import { OvertakenAlert } from './OvertakenAlert.tsx'
import { PolicyChange } from './PolicyChange.tsx'
import { PolicyLoading } from './PolicyLoading.tsx'
import { RejectDialog } from './RejectDialog.tsx'
import { useApprovalPreview } from './use-approval-preview.ts'
import { useDecisionKeys } from './use-decision-keys.ts'

/** For an administrator: what an approval would change in IAM, and the two ways to decide. */
export function Decision({ request }: { readonly request: AccessRequest }) {
  const { t } = useTranslation('access')
  const words = useFailureWords()
  const [open, setOpen] = useState<'approve' | 'reject' | null>(null)
  const [overtaken, setOvertaken] = useState<Overtaken['by'] | null>(null)
  const mayDecide = request.state === 'pending' && request.mayNotDecide === null
  const preview = useApprovalPreview(request.id, mayDecide)
  const isReady = mayDecide && preview.data !== undefined
  useDecisionKeys({
    approve: isReady ? () => setOpen('approve') : null,
    reject: mayDecide ? () => setOpen('reject') : null,
  })
  const onOvertaken = (by: Overtaken['by']) => {
    setOpen(null)
    setOvertaken(by)
    if (by === 'policy') void preview.refetch()
  }
  if (!mayDecide && overtaken === null && open === null) return null
  return (
    <SpaceBetween size="l">
      {overtaken === null ? null : <OvertakenAlert by={overtaken} request={request} />}
      {!mayDecide ? null : preview.data !== undefined ? (
        <PolicyChange
          diff={preview.data}
          isChecking={preview.isFetching}
          onCheckAgain={() => void preview.refetch()}
        />
      ) : preview.isError ? (
        <FailureAlert
          title={t('requests.approval.failed')}
          failure={words(failureOf(preview.error))}
          onRetry={() => void preview.refetch()}
        />
      ) : (
        <PolicyLoading />
      )}
      {mayDecide ? (
        <SpaceBetween direction="horizontal" size="xs">
          <Button variant="primary" disabled={!isReady} onClick={() => setOpen('approve')}>
            {t('requests.page.approve')}
          </Button>
          <Button onClick={() => setOpen('reject')}>{t('requests.page.reject')}</Button>
        </SpaceBetween>
      ) : null}
      {open === 'approve' && preview.data !== undefined ? (
        <ApproveDialog
          request={request}
          diff={preview.data}
          onClose={() => setOpen(null)}
          onOvertaken={onOvertaken}
        />
      ) : null}
      {open === 'reject' ? (
        <RejectDialog request={request} onClose={() => setOpen(null)} onOvertaken={onOvertaken} />
      ) : null}
    </SpaceBetween>
  )
}
