import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Modal from '@cloudscape-design/components/modal'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { FailureAlert } from '../feedback/FailureAlert.tsx'
import type { FailureWords } from '../feedback/failure-words.ts'
import { useKeys } from '../keys/KeysProvider.tsx'

export interface ConfirmDialogProps {
  readonly title: string
  /** The verb on the button: "Discard", "Revoke". */
  readonly confirm: string
  readonly onConfirm: () => void
  readonly onCancel: () => void
  readonly isRunning?: boolean
  /** There is nothing left to confirm, and the content says why. */
  readonly isDisabled?: boolean
  readonly failure?: FailureWords | null
  readonly size?: 'small' | 'medium' | 'large'
  readonly children: ReactNode
}

/** Asks before something happens. Rendered only while it is open; ⌘/Ctrl+Enter confirms. */
export function ConfirmDialog({
  title,
  confirm,
  onConfirm,
  onCancel,
  isRunning = false,
  isDisabled = false,
  failure = null,
  size = 'medium',
  children,
}: ConfirmDialogProps) {
  const { t } = useTranslation('parts')
  useKeys({
    commit: () => {
      if (!isRunning && !isDisabled) onConfirm()
    },
  })
  return (
    <Modal
      visible
      size={size}
      header={title}
      onDismiss={onCancel}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={onCancel}>
              {t('cancel')}
            </Button>
            <Button variant="primary" loading={isRunning} disabled={isDisabled} onClick={onConfirm}>
              {confirm}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="m">
        {children}
        {failure === null ? null : <FailureAlert failure={failure} />}
      </SpaceBetween>
    </Modal>
  )
}
