import Box from '@cloudscape-design/components/box'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { Account } from '@gatehouse/contract/access-accounts'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { trpc } from '../../../app/api/trpc.ts'
import { CopyText } from '../../../parts/feedback/CopyText.tsx'
import { StatusBadge } from '../../../parts/feedback/StatusBadge.tsx'
import { JsonView } from '../../../parts/json/JsonView.tsx'
import { gatehouseRolePlaceholder, trustPolicy } from './trust-policy.ts'

/** What the account's own administrator has to put in place, ready to copy. */
export function TrustSection({ account }: { readonly account: Account }) {
  const { t } = useTranslation('access')
  const { data, isPending } = useQuery({
    ...trpc.access.trustedPrincipal.queryOptions(),
    // The role of a running Gatehouse does not change.
    staleTime: Number.POSITIVE_INFINITY,
  })
  const principalArn = data?.principalArn ?? gatehouseRolePlaceholder
  return (
    <Container
      header={
        <Header variant="h2" description={t('accounts.trust.description')}>
          {t('accounts.trust.title')}
        </Header>
      }
    >
      <SpaceBetween size="m">
        <div>
          <Box variant="awsui-key-label">{t('accounts.trust.externalId')}</Box>
          <CopyText text={account.externalId} what={t('accounts.trust.externalId')} isCode />
        </div>
        {isPending ? (
          <StatusBadge meaning="working">{t('accounts.trust.loading')}</StatusBadge>
        ) : (
          <SpaceBetween size="m">
            <JsonView
              title={t('accounts.trust.json')}
              value={trustPolicy(account.externalId, principalArn)}
            />
            <Box color="text-body-secondary">
              {data === undefined
                ? t('accounts.trust.principal', { placeholder: gatehouseRolePlaceholder })
                : t('accounts.trust.path')}
            </Box>
          </SpaceBetween>
        )}
      </SpaceBetween>
    </Container>
  )
}
