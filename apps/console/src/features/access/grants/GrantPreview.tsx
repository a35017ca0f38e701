import Button from '@cloudscape-design/components/button'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { Grant } from '@gatehouse/contract/access'
import { useTranslation } from 'react-i18next'
import { pathTo } from '../../../app/router/path-to.ts'
import { GrantFacts } from './GrantFacts.tsx'
import { ProofFacts } from './ProofFacts.tsx'

/** A grant beside the list. */
export function GrantPreview({ grant }: { readonly grant: Grant }) {
  const { t } = useTranslation('access')
  return (
    <SpaceBetween size="l">
      <Button variant="primary" href={pathTo('grant', { grantId: grant.id })}>
        {t('grants.openPage')}
      </Button>
      <GrantFacts grant={grant} columns={2} />
      <ProofFacts proof={grant.proof} />
    </SpaceBetween>
  )
}
