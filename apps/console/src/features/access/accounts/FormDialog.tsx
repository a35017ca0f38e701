import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Modal from '@cloudscape-design/components/modal'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Failure } from '../../../app/api/failure.ts'
import { useFailureWords } from '../../../app/api/use-failure-words.ts'
import { FailureAlert } from '../../../parts/feedback/FailureAlert.tsx'
import { useKeys } from '../../../parts/keys/KeysProvider.tsx'

interface FormDialogProps {
  readonly title: string
  readonly commit: string
  readonly failure: Failure | null
  readonly failureTitle: string
  readonly isRunning: boolean
  readonly isCommitDisabled?: boolean
  readonly onCommit: () => void
  readonly onClose: () => void
  readonly size?: 'medium' | 'large'
  readonly children: ReactNode
}

/** A form over the page: ⌘/Ctrl+Enter commits it, Esc leaves it. */
export function FormDialog(props: FormDialogProps) {
  const { t } = useTranslation('access')
  const failureWords = useFailureWords()
  const { onCommit, onClose, isRunning, failure, isCommitDisabled = false } = props
  const commit = () => {
    if (!isRunning && !isCommitDisabled) onCommit()
  }
  useKeys({ commit })
  return (
    <Modal
      visible
      size={props.size ?? 'medium'}
      header={props.title}
      onDismiss={onClose}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={onClose}>
              {t('accounts.cancel')}
            </Button>
            <Button
              variant="primary"
              loading={isRunning}
              disabled={isCommitDisabled}
              onClick={commit}
            >
              {props.commit}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="l">
        {failure === null ? null : (
          <FailureAlert title={props.failureTitle} failure={failureWords(failure)} />
        )}
        {props.children}
      </SpaceBetween>
    </Modal>
  )
}
