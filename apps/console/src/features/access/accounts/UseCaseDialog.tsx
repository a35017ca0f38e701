import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import RadioGroup from '@cloudscape-design/components/radio-group'
import Textarea from '@cloudscape-design/components/textarea'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { trpc } from '../../../app/api/trpc.ts'
import { useDeed } from '../../../app/api/use-deed.ts'
import { notify } from '../../../app/shell/notifications.ts'
import { useRefreshAccess } from '../use-refresh-access.ts'
import { FormDialog } from './FormDialog.tsx'
import {
  emptyUseCase,
  readUseCase,
  type UseCaseDraft,
  type UseCaseField,
} from './use-case-input.ts'

interface UseCaseDialogProps {
  readonly accountId: string
  readonly onClose: () => void
}

export function UseCaseDialog({ accountId, onClose }: UseCaseDialogProps) {
  const { t } = useTranslation('access')
  const refreshAccess = useRefreshAccess()
  const [draft, setDraft] = useState<UseCaseDraft>(emptyUseCase)
  const [wasTried, setWasTried] = useState(false)
  const reading = readUseCase(draft)
  const file = useDeed(trpc.access.fileUseCase.mutationOptions(), {
    onDone: () => {
      notify({ type: 'success', header: t('accounts.useCaseForm.done') })
      refreshAccess()
      onClose()
    },
  })
  const problemOf = (field: UseCaseField) =>
    wasTried && !reading.ok && reading.fields.includes(field)
      ? t(`accounts.useCaseForm.errors.${field}`)
      : undefined
  const change = (field: UseCaseField) => (value: string) => setDraft({ ...draft, [field]: value })
  return (
    <FormDialog
      title={t('accounts.useCaseForm.title')}
      commit={t('accounts.useCaseForm.commit')}
      failure={file.failure}
      failureTitle={t('accounts.useCaseForm.failed')}
      isRunning={file.isRunning}
      onClose={onClose}
      onCommit={() => {
        setWasTried(true)
        if (reading.ok) file.run({ accountId, form: reading.form })
      }}
    >
      {(['companyName', 'companyWebsite', 'industry'] as const).map((field) => (
        <FormField
          key={field}
          label={t(`accounts.useCaseForm.${field}`)}
          errorText={problemOf(field)}
        >
          <Input value={draft[field]} onChange={({ detail }) => change(field)(detail.value)} />
        </FormField>
      ))}
      <FormField
        label={t('accounts.useCaseForm.intendedUsers')}
        errorText={problemOf('intendedUsers')}
      >
        <RadioGroup
          value={draft.intendedUsers === '' ? null : draft.intendedUsers}
          items={(['internal', 'external', 'both'] as const).map((value) => ({
            value,
            label: t(`accounts.useCaseForm.users.${value}`),
          }))}
          onChange={({ detail }) => change('intendedUsers')(detail.value)}
        />
      </FormField>
      <FormField
        label={t('accounts.useCaseForm.useCases')}
        description={t('accounts.useCaseForm.useCasesHelp')}
        errorText={problemOf('useCases')}
        stretch
      >
        <Textarea
          value={draft.useCases}
          rows={5}
          onChange={({ detail }) => change('useCases')(detail.value)}
        />
      </FormField>
    </FormDialog>
  )
}
