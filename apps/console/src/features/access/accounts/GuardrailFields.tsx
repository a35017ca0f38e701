import Box from '@cloudscape-design/components/box'
import FormField from '@cloudscape-design/components/form-field'
import Select from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import type { Account } from '@gatehouse/contract/access-accounts'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { failureOf } from '../../../app/api/failure.ts'
import { trpc } from '../../../app/api/trpc.ts'
import { useFailureWords } from '../../../app/api/use-failure-words.ts'
import { FailureAlert } from '../../../parts/feedback/FailureAlert.tsx'
import { visibleText } from '../../../parts/text/visible-text.ts'
import { type GuardrailSet, optionsIn, withRegion } from './guardrail-set.ts'

interface GuardrailFieldsProps {
  readonly account: Account
  readonly set: GuardrailSet
  readonly onChange: (set: GuardrailSet) => void
}

/** One choice a Region: a published version, or none. */
export function GuardrailFields({ account, set, onChange }: GuardrailFieldsProps) {
  const { t } = useTranslation('access')
  const words = useFailureWords()
  const { accountId } = account
  const choices = useQuery(trpc.access.guardrailChoices.queryOptions({ accountId }))
  if (choices.isPending) {
    return <StatusIndicator type="loading">{t('accounts.guardrails.loading')}</StatusIndicator>
  }
  if (choices.data === undefined) {
    return (
      <FailureAlert
        failure={words(failureOf(choices.error))}
        onRetry={() => void choices.refetch()}
      />
    )
  }
  const none = { value: '', label: t('accounts.guardrails.none') }
  return (
    <SpaceBetween size="m">
      {choices.data.length === 0 ? (
        <Box color="text-body-secondary">{t('accounts.guardrails.noneAnywhere')}</Box>
      ) : null}
      {account.regions.map((region) => {
        const options = optionsIn(choices.data, region).map(({ key, name, version }) => ({
          value: key,
          label: t('accounts.guardrails.option', { name: visibleText(name), version }),
        }))
        const current = set[region]
        // What is assigned stays on show although AWS may no longer list it.
        const chosen =
          current === undefined
            ? none
            : (options.find(({ value }) => value === current) ?? { value: current, label: current })
        return (
          <FormField
            key={region}
            label={region}
            constraintText={
              options.length === 0 ? t('accounts.guardrails.noChoices', { region }) : undefined
            }
          >
            <Select
              options={[none, ...options]}
              selectedOption={chosen}
              onChange={({ detail }) => {
                const key = detail.selectedOption.value ?? ''
                onChange(withRegion(set, region, key === '' ? null : key))
              }}
            />
          </FormField>
        )
      })}
    </SpaceBetween>
  )
}
