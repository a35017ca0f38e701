import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs'
import type { Account } from '@gatehouse/contract/access-accounts'
import { useTranslation } from 'react-i18next'
import { AgeBadge } from '../../../parts/feedback/AgeBadge.tsx'
import { CopyText } from '../../../parts/feedback/CopyText.tsx'
import { Regions } from '../Regions.tsx'
import { AccountState, UseCaseState } from './AccountState.tsx'
import { verifiedIsOldMs } from './verified-age.ts'

interface AccountFactsProps {
  readonly account: Account
  readonly columns?: number
}

export function AccountFacts({ account, columns = 3 }: AccountFactsProps) {
  const { t } = useTranslation('access')
  return (
    <Container header={<Header variant="h2">{t('accounts.facts')}</Header>}>
      <KeyValuePairs
        columns={columns}
        items={[
          { label: t('accounts.columns.state'), value: <AccountState state={account.state} /> },
          {
            label: t('accounts.columns.verifiedAt'),
            value: <AgeBadge readAt={account.verifiedAt} staleAfterMs={verifiedIsOldMs} />,
          },
          {
            label: t('accounts.columns.useCaseForm'),
            value: <UseCaseState isFiled={account.hasUseCaseForm} />,
          },
          {
            label: t('accounts.columns.accountId'),
            value: <CopyText text={account.accountId} what={t('accounts.columns.accountId')} />,
          },
          {
            label: t('accounts.columns.environment'),
            value: t(`accounts.environment.${account.environment}`),
          },
          { label: t('accounts.columns.regions'), value: <Regions regions={account.regions} /> },
          {
            label: t('accounts.columns.readRoleArn'),
            value: (
              <CopyText
                text={account.readRoleArn}
                what={t('accounts.columns.readRoleArn')}
                isCode
              />
            ),
          },
          {
            label: t('accounts.columns.applyRoleArn'),
            value: (
              <CopyText
                text={account.applyRoleArn}
                what={t('accounts.columns.applyRoleArn')}
                isCode
              />
            ),
          },
        ]}
      />
    </Container>
  )
}
