import Alert from '@cloudscape-design/components/alert'
import FormField from '@cloudscape-design/components/form-field'
import Select from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { Account, GuardrailAssignment } from '@gatehouse/contract/access-accounts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { trpc } from '../../../app/api/trpc.ts'
import { useDeed } from '../../../app/api/use-deed.ts'
import { notify } from '../../../app/shell/notifications.ts'
import { ReasonField } from '../../../parts/form/ReasonField.tsx'
import { reasonLength } from '../reason-length.ts'
import type { FilterOption } from '../use-filter-options.ts'
import { useRefreshAccess } from '../use-refresh-access.ts'
import { FormDialog } from './FormDialog.tsx'
import { GuardrailFields } from './GuardrailFields.tsx'
import { currentSet, type GuardrailSet, guardrailsOf, isSameSet } from './guardrail-set.ts'

interface AssignGuardrailsDialogProps {
  readonly account: Account
  readonly teams: readonly FilterOption[]
  readonly assignments: readonly GuardrailAssignment[]
  readonly onClose: () => void
}

/** Replaces the whole set of a team in the account: what is not chosen here is taken away. */
export function AssignGuardrailsDialog(props: AssignGuardrailsDialogProps) {
  const { account, teams, assignments, onClose } = props
  const { t } = useTranslation('access')
  const refreshAccess = useRefreshAccess()
  const [teamId, setTeamId] = useState<string | null>(null)
  const [set, setSet] = useState<GuardrailSet>({})
  const [reason, setReason] = useState('')
  const [wasTried, setWasTried] = useState(false)
  const { accountId } = account
  const team = teams.find(({ value }) => value === teamId)
  const isSame = teamId !== null && isSameSet(set, currentSet(assignments, teamId))
  const hasReason = reason.trim().length >= reasonLength.minLength
  const assign = useDeed(trpc.access.assignGuardrails.mutationOptions(), {
    onDone: () => {
      notify({
        type: 'success',
        header: t('accounts.guardrails.done', { team: team?.label ?? '' }),
      })
      refreshAccess()
      onClose()
    },
  })
  return (
    <FormDialog
      size="large"
      title={
        team === undefined
          ? t('accounts.guardrails.assign')
          : t('accounts.guardrails.assignTitle', { team: team.label })
      }
      commit={t('accounts.guardrails.commit')}
      failure={assign.failure}
      failureTitle={t('accounts.guardrails.failed')}
      isRunning={assign.isRunning}
      isCommitDisabled={isSame}
      onClose={onClose}
      onCommit={() => {
        setWasTried(true)
        if (teamId === null || !hasReason) return
        assign.run({ accountId, teamId, guardrails: guardrailsOf(set), reason: reason.trim() })
      }}
    >
      <FormField
        label={t('accounts.guardrails.team')}
        errorText={wasTried && teamId === null ? t('accounts.principals.errors.teamId') : undefined}
      >
        <Select
          options={teams}
          selectedOption={team ?? null}
          placeholder={t('catalogue.chooseTeam')}
          onChange={({ detail }) => {
            const chosen = detail.selectedOption.value ?? null
            setTeamId(chosen)
            setSet(chosen === null ? {} : currentSet(assignments, chosen))
          }}
        />
      </FormField>
      {teamId === null ? null : (
        <SpaceBetween size="l">
          <GuardrailFields account={account} set={set} onChange={setSet} />
          {Object.keys(set).length === 0 ? (
            <Alert type="info">{t('accounts.guardrails.explainNone')}</Alert>
          ) : (
            <Alert type="warning">{t('accounts.guardrails.explain')}</Alert>
          )}
          {isSame ? <div>{t('accounts.guardrails.unchanged')}</div> : null}
          <ReasonField
            value={reason}
            onChange={setReason}
            maxLength={reasonLength.maxLength}
            problem={wasTried && !hasReason ? t('accounts.guardrails.reasonError') : null}
          />
        </SpaceBetween>
      )}
    </FormDialog>
  )
}
