import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FailureWords } from '../feedback/failure-words.ts'
import { ConfirmDialog } from './ConfirmDialog.tsx'
import { ReasonField } from './ReasonField.tsx'

interface ReasonDialogProps {
  readonly title: string
  readonly confirm: string
  readonly onConfirm: (reason: string) => void
  readonly onCancel: () => void
  readonly isRunning?: boolean
  readonly isDisabled?: boolean
  readonly failure?: FailureWords | null
  /** Lengths after trimming, as the server counts them. */
  readonly minLength: number
  readonly maxLength: number
  readonly size?: 'small' | 'medium' | 'large'
  /** What will happen; above the reason. */
  readonly children?: ReactNode
}

/** A decision that needs a reason. What was typed stays when it fails. */
export function ReasonDialog({
  onConfirm,
  minLength,
  maxLength,
  children,
  ...dialog
}: ReasonDialogProps) {
  const { t } = useTranslation('parts')
  const [reason, setReason] = useState('')
  const [wasSent, setWasSent] = useState(false)
  const isTooShort = reason.trim().length < minLength
  return (
    <ConfirmDialog
      {...dialog}
      onConfirm={() => {
        setWasSent(true)
        if (!isTooShort) onConfirm(reason.trim())
      }}
    >
      {children}
      <ReasonField
        value={reason}
        onChange={setReason}
        maxLength={maxLength}
        problem={wasSent && isTooShort ? t('reason.tooShort', { count: minLength }) : null}
        hasFocus
      />
    </ConfirmDialog>
  )
}
