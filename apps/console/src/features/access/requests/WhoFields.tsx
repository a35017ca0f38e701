import ColumnLayout from '@cloudscape-design/components/column-layout'
import Container from '@cloudscape-design/components/container'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import Select from '@cloudscape-design/components/select'
import type { Account } from '@gatehouse/contract/access-accounts'
import type { TeamRef } from '@gatehouse/contract/identity'
import { useTranslation } from 'react-i18next'
import { useTeamName } from '../team-name.ts'
import type { FormState } from './form-state.ts'

interface WhoFieldsProps {
  readonly form: FormState
  readonly teams: readonly TeamRef[]
  readonly accounts: readonly Account[]
  readonly areAccountsLoading: boolean
}

export function WhoFields({ form, teams, accounts, areAccountsLoading }: WhoFieldsProps) {
  const { t } = useTranslation('access')
  const teamName = useTeamName()
  const { draft, change, problemOf } = form
  const teamOptions = teams.map((team) => ({ value: team.id, label: teamName(team) }))
  const accountOptions = accounts.map((account) => ({
    value: account.accountId,
    label: account.name,
    description: `${account.accountId} · ${t(`accounts.environment.${account.environment}`)}`,
  }))
  // Another team or account has another catalogue: what was chosen from the old one goes.
  const anew = { targets: [], regions: [] }
  return (
    <Container header={<Header variant="h2">{t('requests.form.who')}</Header>}>
      <ColumnLayout columns={2}>
        <FormField
          data-field="teamId"
          label={t('requests.form.team')}
          description={t('requests.form.teamHelp')}
          errorText={problemOf('teamId')}
        >
          <Select
            options={teamOptions}
            selectedOption={teamOptions.find(({ value }) => value === draft.teamId) ?? null}
            placeholder={t('catalogue.chooseTeam')}
            onChange={({ detail }) => {
              const teamId = detail.selectedOption.value ?? null
              if (teamId !== draft.teamId) change({ teamId, ...anew })
            }}
          />
        </FormField>
        <FormField
          data-field="accountId"
          label={t('requests.form.account')}
          description={draft.accountId ?? undefined}
          errorText={problemOf('accountId')}
        >
          <Select
            options={accountOptions}
            selectedOption={accountOptions.find(({ value }) => value === draft.accountId) ?? null}
            placeholder={t('catalogue.chooseAccount')}
            statusType={areAccountsLoading ? 'loading' : 'finished'}
            empty={t('catalogue.noAccounts.title')}
            onChange={({ detail }) => {
              const accountId = detail.selectedOption.value ?? null
              if (accountId !== draft.accountId) change({ accountId, ...anew })
            }}
          />
        </FormField>
      </ColumnLayout>
    </Container>
  )
}
