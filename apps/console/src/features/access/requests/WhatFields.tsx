import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import Container from '@cloudscape-design/components/container'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { channels } from '@gatehouse/contract/access'
import type { CatalogueEntry, ModelTarget } from '@gatehouse/contract/access-catalogue'
import { useTranslation } from 'react-i18next'
import { useProcessingWords } from '../catalogue/processing-words.ts'
import { commonRegions, entryOf, processingOf } from '../catalogue/requestable.ts'
import { CheckboxGroup } from './CheckboxGroup.tsx'
import type { FormState } from './form-state.ts'
import { ModelsField } from './ModelsField.tsx'

interface WhatFieldsProps {
  readonly form: FormState
  readonly entries: readonly CatalogueEntry[]
  readonly isLoading: boolean
}

/** Models, where they are called from, and how. */
export function WhatFields({ form, entries, isLoading }: WhatFieldsProps) {
  const { t } = useTranslation('access')
  const processingWords = useProcessingWords()
  const { draft, change, problemOf } = form
  const chosenOf = (targets: readonly ModelTarget[]) =>
    targets.flatMap((target) => entryOf(entries, target) ?? [])
  const chosen = chosenOf(draft.targets)
  const offered = commonRegions(chosen)
  const unguarded = draft.channels.filter((channel) => channel !== 'runtime')

  const choose = (targets: ModelTarget[]) => {
    const possible = commonRegions(chosenOf(targets))
    const kept = draft.regions.filter((region) => possible.includes(region))
    const regions = kept.length === 0 && possible.length === 1 ? [...possible] : kept
    change({ targets, regions })
  }

  return (
    <Container header={<Header variant="h2">{t('requests.form.what')}</Header>}>
      <SpaceBetween size="l">
        <ModelsField form={form} entries={entries} isLoading={isLoading} onChoose={choose} />
        <FormField
          data-field="regions"
          label={t('requests.form.regions')}
          description={t('requests.form.regionsHelp')}
          errorText={problemOf('regions')}
        >
          {offered.length === 0 ? (
            <Box color="text-body-secondary">
              {t(chosen.length === 0 ? 'requests.form.regionsFirst' : 'requests.form.regionsNone')}
            </Box>
          ) : (
            <CheckboxGroup
              label={t('requests.form.regions')}
              selected={draft.regions}
              onChange={(regions) => change({ regions })}
              options={offered.map((region) => ({
                value: region,
                label: region,
                description: processingWords(processingOf(chosen, region)),
              }))}
            />
          )}
        </FormField>
        <FormField
          data-field="channels"
          label={t('requests.form.channels')}
          description={t('requests.form.channelsHelp')}
          errorText={problemOf('channels')}
        >
          <CheckboxGroup
            label={t('requests.form.channels')}
            selected={draft.channels}
            onChange={(selected) => change({ channels: selected })}
            options={channels.map((channel) => ({
              value: channel,
              label: t(`requests.channel.${channel}`),
              description: t(`requests.channelMeans.${channel}`),
            }))}
          />
        </FormField>
        {unguarded.length === 0 ? null : (
          <Alert type="warning" header={t('requests.form.channelWarning')}>
            {unguarded.map((channel) => (
              <div key={channel}>{t(`requests.channelMeans.${channel}`)}</div>
            ))}
          </Alert>
        )}
      </SpaceBetween>
    </Container>
  )
}
