import Alert from '@cloudscape-design/components/alert'
import SegmentedControl from '@cloudscape-design/components/segmented-control'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { Grant } from '@gatehouse/contract/access'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNow } from '../../../parts/format/use-now.ts'
import { canBeUsed } from './ending.ts'
import { GrantCodeTabs } from './GrantCodeTabs.tsx'
import { GrantTest } from './GrantTest.tsx'

/** Code that works under the policy, and a real call to try it; both for one Region at a time. */
export function GrantUse({ grant }: { readonly grant: Grant }) {
  const { t } = useTranslation('access')
  const now = useNow()
  const [chosen, setChosen] = useState<string | null>(null)
  const region = chosen ?? grant.regions[0] ?? ''
  return (
    <SpaceBetween size="m">
      {canBeUsed(grant, now) ? null : <Alert type="info">{t('grants.code.notNow')}</Alert>}
      {grant.regions.length < 2 ? null : (
        <SegmentedControl
          label={t('grants.code.region')}
          selectedId={region}
          options={grant.regions.map((id) => ({ id, text: id }))}
          onChange={({ detail }) => setChosen(detail.selectedId)}
        />
      )}
      <GrantCodeTabs grant={grant} region={region} />
      <GrantTest grant={grant} region={region} />
    </SpaceBetween>
  )
}
