import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { CatalogueEntry } from '@gatehouse/contract/access-catalogue'
import { useTranslation } from 'react-i18next'
import { AgeBadge } from '../../../parts/feedback/AgeBadge.tsx'
import { CopyText } from '../../../parts/feedback/CopyText.tsx'
import { useFormat } from '../../../parts/format/use-format.ts'
import { HostileText } from '../../../parts/text/HostileText.tsx'
import { EntryState } from './EntryState.tsx'
import { Lifecycle } from './Lifecycle.tsx'
import { useProcessingWords } from './processing-words.ts'
import { processingOf } from './requestable.ts'

interface EntryDetailsProps {
  readonly entry: CatalogueEntry
  /** Address of the form with this model chosen; null: the person cannot ask for it. */
  readonly requestHref: string | null
}

/** One model beside the catalogue: per Region where prompts may be processed, and what it needs. */
export function EntryDetails({ entry, requestHref }: EntryDetailsProps) {
  const { t } = useTranslation('access')
  const format = useFormat()
  const processingWords = useProcessingWords()
  return (
    <SpaceBetween size="l">
      {requestHref === null ? null : (
        <Button variant="primary" href={requestHref}>
          {t('catalogue.request')}
        </Button>
      )}
      <KeyValuePairs
        columns={2}
        items={[
          { label: t('catalogue.columns.state'), value: <EntryState entry={entry} /> },
          {
            label: t('catalogue.columns.id'),
            value: <CopyText text={entry.target.id} what={t('catalogue.columns.id')} isCode />,
          },
          { label: t('catalogue.columns.provider'), value: <HostileText text={entry.provider} /> },
          { label: t('catalogue.columns.kind'), value: t(`catalogue.kind.${entry.target.kind}`) },
          {
            label: t('catalogue.columns.lifecycle'),
            value: <Lifecycle lifecycle={entry.lifecycle} />,
          },
          {
            label: t('catalogue.columns.needs'),
            value:
              entry.needs.length === 0
                ? t('catalogue.needs.none')
                : entry.needs.map((need) => <div key={need}>{t(`catalogue.needs.${need}`)}</div>),
          },
          { label: t('catalogue.columns.input'), value: format.list(entry.inputModalities) },
          { label: t('catalogue.columns.output'), value: format.list(entry.outputModalities) },
          { label: t('catalogue.columns.readAt'), value: <AgeBadge readAt={entry.readAt} /> },
        ]}
      />
      <div>
        <Box variant="awsui-key-label">{t('catalogue.columns.regions')}</Box>
        {entry.regions.map((region) => (
          <div key={region}>
            <b>{region}</b>: {processingWords(processingOf([entry], region))}
          </div>
        ))}
      </div>
    </SpaceBetween>
  )
}
