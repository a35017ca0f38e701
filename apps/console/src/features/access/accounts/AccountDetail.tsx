import Alert from '@cloudscape-design/components/alert'
import Button from '@cloudscape-design/components/button'
import type { Account } from '@gatehouse/contract/access-accounts'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../../app/me.ts'
import { DetailPage } from '../../../parts/page/DetailPage.tsx'
import { HostileText } from '../../../parts/text/HostileText.tsx'
import { AccountFacts } from './AccountFacts.tsx'
import { AccountState } from './AccountState.tsx'
import { CatalogueReadings } from './CatalogueReadings.tsx'
import { GuardrailsSection } from './GuardrailsSection.tsx'
import { PrincipalsSection } from './PrincipalsSection.tsx'
import { TrustSection } from './TrustSection.tsx'
import { UseCaseSection } from './UseCaseSection.tsx'
import { useVerifyAccount } from './use-verify-account.ts'

/** One governed account: how Gatehouse reaches it and what is set up in it. */
export function AccountDetail({ account }: { readonly account: Account }) {
  const { t } = useTranslation('access')
  const mayConnect = useMay('access.account.connect')
  const { verify, isRunning } = useVerifyAccount(account)
  const trust = mayConnect && account.externalId !== '' ? <TrustSection account={account} /> : null
  return (
    <DetailPage
      title={account.name}
      description={account.accountId}
      info={<AccountState state={account.state} />}
      actions={
        mayConnect ? (
          <Button
            variant={account.state === 'connected' ? 'normal' : 'primary'}
            loading={isRunning}
            loadingText={t('accounts.verify.running')}
            onClick={verify}
          >
            {t('accounts.verify.button')}
          </Button>
        ) : null
      }
    >
      {account.state === 'unreachable' ? (
        <Alert type="error" header={t('accounts.verify.failureTitle')}>
          {account.failure === null ? null : <HostileText text={account.failure} isVerbatim />}
        </Alert>
      ) : null}
      {account.state === 'unverified' ? (
        <Alert type="info" header={t('accounts.verify.unverifiedTitle')}>
          {mayConnect ? t('accounts.verify.unverifiedBody') : null}
        </Alert>
      ) : null}
      {account.state === 'connected' ? null : trust}
      <AccountFacts account={account} />
      <PrincipalsSection account={account} />
      <GuardrailsSection account={account} />
      <CatalogueReadings accountId={account.accountId} />
      <UseCaseSection account={account} />
      {account.state === 'connected' ? trust : null}
    </DetailPage>
  )
}
