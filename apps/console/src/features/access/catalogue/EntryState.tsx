import Box from '@cloudscape-design/components/box'
import type { CatalogueEntry } from '@gatehouse/contract/access-catalogue'
import { useTranslation } from 'react-i18next'
import { StatusBadge, type StatusMeaning } from '../../../parts/feedback/StatusBadge.tsx'

const meanings: Readonly<Record<CatalogueEntry['state'], StatusMeaning>> = {
  held: 'good',
  requested: 'waiting',
  requestable: 'neutral',
  blocked: 'bad',
}

/** Where the team stands with a model, and why where it is blocked. */
export function EntryState({ entry }: { readonly entry: CatalogueEntry }) {
  const { t } = useTranslation('access')
  return (
    <>
      <StatusBadge meaning={meanings[entry.state]}>
        {t(`catalogue.state.${entry.state}`)}
      </StatusBadge>
      {entry.state !== 'blocked'
        ? null
        : entry.blockedBecause.map((why) => (
            <Box key={why} fontSize="body-s" color="text-body-secondary">
              {t(`catalogue.blockedBecause.${why}`)}
            </Box>
          ))}
    </>
  )
}
