import Button from '@cloudscape-design/components/button'
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import SpaceBetween from '@cloudscape-design/components/space-between'
import TokenGroup from '@cloudscape-design/components/token-group'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { addRegions } from './connect-input.ts'

interface RegionsFieldProps {
  readonly regions: readonly string[]
  readonly onChange: (regions: readonly string[]) => void
  readonly problem: string | undefined
}

export function RegionsField({ regions, onChange, problem }: RegionsFieldProps) {
  const { t } = useTranslation('access')
  const [typed, setTyped] = useState('')
  const [isWrong, setIsWrong] = useState(false)
  const add = () => {
    const next = addRegions(regions, typed)
    setIsWrong(next === null)
    if (next === null) return
    onChange(next)
    setTyped('')
  }
  return (
    <FormField
      data-field="regions"
      label={t('accounts.connect.regions')}
      description={t('accounts.connect.regionsHelp')}
      errorText={isWrong ? t('accounts.connect.errors.region') : problem}
      secondaryControl={
        <Button formAction="none" onClick={() => (typed !== '' || regions.length === 0) && add()}>
          {t('accounts.connect.addRegion')}
        </Button>
      }
    >
      <SpaceBetween size="xs">
        <Input
          value={typed}
          placeholder={t('accounts.connect.regionsPlaceholder')}
          autoComplete={false}
          onChange={({ detail }) => {
            setTyped(detail.value)
            setIsWrong(false)
          }}
          // Typed and left without Enter is meant all the same.
          onBlur={() => {
            if (addRegions(regions, typed) !== null) add()
          }}
          onKeyDown={(event) => {
            if (event.detail.key !== 'Enter' || event.detail.ctrlKey || event.detail.metaKey) return
            event.preventDefault()
            add()
          }}
        />
        <TokenGroup
          items={regions.map((region) => ({
            label: region,
            dismissLabel: t('accounts.connect.removeRegion', { region }),
          }))}
          onDismiss={({ detail }) =>
            onChange(regions.filter((_region, index) => index !== detail.itemIndex))
          }
        />
      </SpaceBetween>
    </FormField>
  )
}
