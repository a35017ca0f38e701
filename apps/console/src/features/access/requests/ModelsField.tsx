import FormField from '@cloudscape-design/components/form-field'
import Multiselect, { type MultiselectProps } from '@cloudscape-design/components/multiselect'
import type { CatalogueEntry, ModelTarget } from '@gatehouse/contract/access-catalogue'
import { useTranslation } from 'react-i18next'
import { canBeRequested, entryOf, mostTargets, targetKey } from '../catalogue/requestable.ts'
import type { FormState } from './form-state.ts'

interface ModelsFieldProps {
  readonly form: FormState
  readonly entries: readonly CatalogueEntry[]
  readonly isLoading: boolean
  readonly onChoose: (targets: ModelTarget[]) => void
}

export function ModelsField({ form, entries, isLoading, onChoose }: ModelsFieldProps) {
  const { t } = useTranslation('access')
  const { draft, problemOf } = form
  const isFull = draft.targets.length >= mostTargets

  const optionOf = (entry: CatalogueEntry): MultiselectProps.Option => {
    const [why] = entry.blockedBecause
    const isChosen = draft.targets.some((target) => targetKey(target) === targetKey(entry.target))
    const disabledReason = !canBeRequested(entry)
      ? t(why === undefined ? 'catalogue.state.blocked' : `catalogue.blockedBecause.${why}`)
      : isFull && !isChosen
        ? t('catalogue.cannotRequest.tooMany', { max: mostTargets })
        : undefined
    return {
      value: targetKey(entry.target),
      label: entry.name,
      description: entry.target.id,
      labelTag: t(`catalogue.state.${entry.state}`),
      tags: [entry.provider, t(`catalogue.kind.${entry.target.kind}`)],
      ...(disabledReason === undefined ? {} : { disabled: true, disabledReason }),
    }
  }
  const chosenOptions = draft.targets.map((target) => {
    const entry = entryOf(entries, target)
    return entry === undefined
      ? { value: targetKey(target), label: target.id }
      : { value: targetKey(target), label: entry.name, description: target.id }
  })
  const targetOf = (value: string | undefined): ModelTarget | undefined =>
    entries.find((entry) => targetKey(entry.target) === value)?.target ??
    draft.targets.find((target) => targetKey(target) === value)

  return (
    <FormField
      data-field="targets"
      label={t('requests.form.models')}
      description={t('requests.form.modelsHelp', { max: mostTargets })}
      errorText={problemOf('targets')}
      stretch
    >
      <Multiselect
        options={entries.map(optionOf)}
        selectedOptions={chosenOptions}
        filteringType="auto"
        filteringPlaceholder={t('requests.form.modelsFilter')}
        filteringAriaLabel={t('requests.form.modelsFilter')}
        placeholder={t('requests.form.modelsPlaceholder')}
        statusType={isLoading ? 'loading' : 'finished'}
        loadingText={t('requests.form.modelsLoading')}
        empty={t('requests.form.modelsEmpty')}
        noMatch={t('requests.form.modelsNoMatch')}
        deselectAriaLabel={(option) =>
          t('requests.form.removeModel', { name: option.label ?? option.value ?? '' })
        }
        disabled={draft.teamId === null || draft.accountId === null}
        virtualScroll
        onChange={({ detail }) =>
          onChoose(detail.selectedOptions.flatMap((option) => targetOf(option.value) ?? []))
        }
      />
    </FormField>
  )
}
