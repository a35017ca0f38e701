import FormField from '@cloudscape-design/components/form-field'
import Grid from '@cloudscape-design/components/grid'
import Select from '@cloudscape-design/components/select'
import { useTranslation } from 'react-i18next'
import type { FilterOption } from '../use-filter-options.ts'

interface WherePickersProps {
  readonly teams: readonly FilterOption[]
  readonly accounts: readonly FilterOption[]
  readonly teamId: string | undefined
  readonly accountId: string | undefined
  readonly onChange: (where: { team?: string; account?: string }) => void
}

/** For which team and in which account the catalogue is shown. */
export function WherePickers({ teams, accounts, teamId, accountId, onChange }: WherePickersProps) {
  const { t } = useTranslation('access')
  const half = { default: 12, xs: 6 }
  return (
    <Grid gridDefinition={[{ colspan: half }, { colspan: half }]}>
      <FormField label={t('catalogue.team')} stretch>
        <Select
          options={teams}
          selectedOption={teams.find(({ value }) => value === teamId) ?? null}
          placeholder={t('catalogue.chooseTeam')}
          filteringType={teams.length > 8 ? 'auto' : 'none'}
          onChange={({ detail }) => onChange({ team: detail.selectedOption.value ?? '' })}
        />
      </FormField>
      <FormField label={t('catalogue.account')} stretch>
        <Select
          options={accounts}
          selectedOption={accounts.find(({ value }) => value === accountId) ?? null}
          placeholder={t('catalogue.chooseAccount')}
          onChange={({ detail }) => onChange({ account: detail.selectedOption.value ?? '' })}
        />
      </FormField>
    </Grid>
  )
}
