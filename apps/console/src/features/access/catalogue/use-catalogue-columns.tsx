import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import type { CatalogueEntry } from '@gatehouse/contract/access-catalogue'
import { useTranslation } from 'react-i18next'
import { AgeBadge } from '../../../parts/feedback/AgeBadge.tsx'
import { useFormat } from '../../../parts/format/use-format.ts'
import type { ListColumn } from '../../../parts/list/columns.ts'
import { HostileText } from '../../../parts/text/HostileText.tsx'
import { Regions } from '../Regions.tsx'
import { EntryState } from './EntryState.tsx'
import { Lifecycle } from './Lifecycle.tsx'
import { type Processing, processingOfEntry, targetKey } from './requestable.ts'

export function useCatalogueColumns(
  onOpen: (id: string) => void,
): readonly ListColumn<CatalogueEntry>[] {
  const { t } = useTranslation('access')
  const format = useFormat()
  const where = (processing: Processing) => {
    switch (processing.where) {
      case 'here':
        return t('catalogue.sameRegion')
      case 'anywhere':
        return t('catalogue.anywhere')
      case 'regions':
        return <Regions regions={processing.regions} />
    }
  }
  return [
    {
      id: 'name',
      header: t('catalogue.columns.name'),
      isRowHeader: true,
      width: 230,
      cell: (entry) => (
        <>
          <Button variant="inline-link" onClick={() => onOpen(targetKey(entry.target))}>
            <HostileText text={entry.name} />
          </Button>
          <Box fontSize="body-s" color="text-body-secondary">
            <HostileText text={entry.target.id} />
          </Box>
        </>
      ),
    },
    {
      id: 'state',
      header: t('catalogue.columns.state'),
      width: 150,
      cell: (entry) => <EntryState entry={entry} />,
    },
    {
      id: 'provider',
      header: t('catalogue.columns.provider'),
      width: 120,
      cell: (entry) => (
        <>
          <HostileText text={entry.provider} />
          <Box fontSize="body-s" color="text-body-secondary">
            {t(`catalogue.kind.${entry.target.kind}`)}
          </Box>
        </>
      ),
    },
    {
      id: 'regions',
      header: t('catalogue.columns.regions'),
      width: 130,
      cell: (entry) => <Regions regions={entry.regions} />,
    },
    {
      id: 'processedIn',
      header: t('catalogue.columns.processedIn'),
      width: 140,
      cell: (entry) => where(processingOfEntry(entry)),
    },
    {
      id: 'lifecycle',
      header: t('catalogue.columns.lifecycle'),
      width: 120,
      cell: (entry) => <Lifecycle lifecycle={entry.lifecycle} />,
    },
    {
      id: 'needs',
      header: t('catalogue.columns.needs'),
      width: 140,
      cell: (entry) =>
        entry.needs.length === 0
          ? '–'
          : entry.needs.map((need) => <div key={need}>{t(`catalogue.needs.${need}`)}</div>),
    },
    {
      id: 'input',
      header: t('catalogue.columns.input'),
      isHidden: true,
      cell: (entry) => format.list(entry.inputModalities),
    },
    {
      id: 'output',
      header: t('catalogue.columns.output'),
      isHidden: true,
      cell: (entry) => format.list(entry.outputModalities),
    },
    {
      id: 'readAt',
      header: t('catalogue.columns.readAt'),
      isHidden: true,
      cell: (entry) => <AgeBadge readAt={entry.readAt} />,
    },
  ]
}
