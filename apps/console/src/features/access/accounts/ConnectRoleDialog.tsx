import FormField from '@cloudscape-design/components/form-field'
import Select from '@cloudscape-design/components/select'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { failureOf } from '../../../app/api/failure.ts'
import { trpc } from '../../../app/api/trpc.ts'
import { useDeed } from '../../../app/api/use-deed.ts'
import { useFailureWords } from '../../../app/api/use-failure-words.ts'
import { notify } from '../../../app/shell/notifications.ts'
import { FailureAlert } from '../../../parts/feedback/FailureAlert.tsx'
import { useFilterOptions } from '../use-filter-options.ts'
import { useRefreshAccess } from '../use-refresh-access.ts'
import { FormDialog } from './FormDialog.tsx'

interface ConnectRoleDialogProps {
  readonly accountId: string
  readonly onClose: () => void
}

/** Gives a team one of the account's roles. */
export function ConnectRoleDialog({ accountId, onClose }: ConnectRoleDialogProps) {
  const { t } = useTranslation('access')
  const words = useFailureWords()
  const refreshAccess = useRefreshAccess()
  const { teams } = useFilterOptions()
  const [teamId, setTeamId] = useState<string | null>(null)
  const [roleArn, setRoleArn] = useState<string | null>(null)
  const [wasTried, setWasTried] = useState(false)
  const roles = useQuery(trpc.access.candidateRoles.queryOptions({ accountId }))
  const connect = useDeed(trpc.access.connectPrincipal.mutationOptions(), {
    onDone: () => {
      notify({ type: 'success', header: t('accounts.principals.connected') })
      refreshAccess()
      onClose()
    },
  })
  const options = (roles.data ?? []).map((role) => ({
    value: role.roleArn,
    label: role.roleArn.slice(role.roleArn.lastIndexOf('/') + 1),
    description: role.roleArn,
    ...(role.isConnected
      ? { disabled: true, disabledReason: t('accounts.principals.roleTaken') }
      : {}),
  }))
  return (
    <FormDialog
      title={t('accounts.principals.connectTitle')}
      commit={t('accounts.principals.commit')}
      failure={connect.failure}
      failureTitle={t('accounts.principals.failed')}
      isRunning={connect.isRunning}
      onClose={onClose}
      onCommit={() => {
        setWasTried(true)
        if (teamId !== null && roleArn !== null) connect.run({ accountId, teamId, roleArn })
      }}
    >
      <div>{t('accounts.principals.connectHelp')}</div>
      {roles.isError ? (
        <FailureAlert
          failure={words(failureOf(roles.error))}
          onRetry={() => void roles.refetch()}
        />
      ) : null}
      <FormField
        label={t('accounts.principals.team')}
        errorText={wasTried && teamId === null ? t('accounts.principals.errors.teamId') : undefined}
      >
        <Select
          options={teams}
          selectedOption={teams.find(({ value }) => value === teamId) ?? null}
          placeholder={t('catalogue.chooseTeam')}
          onChange={({ detail }) => setTeamId(detail.selectedOption.value ?? null)}
        />
      </FormField>
      <FormField
        label={t('accounts.principals.role')}
        description={roleArn ?? undefined}
        errorText={
          wasTried && roleArn === null ? t('accounts.principals.errors.roleArn') : undefined
        }
      >
        <Select
          options={options}
          selectedOption={options.find(({ value }) => value === roleArn) ?? null}
          placeholder={t('accounts.principals.rolePlaceholder')}
          filteringType="auto"
          statusType={roles.isPending ? 'loading' : 'finished'}
          loadingText={t('accounts.principals.roleLoading')}
          empty={t('accounts.principals.roleEmpty')}
          onChange={({ detail }) => setRoleArn(detail.selectedOption.value ?? null)}
        />
      </FormField>
    </FormDialog>
  )
}
