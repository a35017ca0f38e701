import Alert from '@cloudscape-design/components/alert'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { Grant } from '@gatehouse/contract/access'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../../app/me.ts'
import { DetailPage } from '../../../parts/page/DetailPage.tsx'
import { HostileText } from '../../../parts/text/HostileText.tsx'
import { useTeamName } from '../team-name.ts'
import { ApplyProgress } from './ApplyProgress.tsx'
import { isEnded } from './ending.ts'
import { GrantFacts } from './GrantFacts.tsx'
import { GrantStateBadge } from './GrantStateBadge.tsx'
import { GrantUse } from './GrantUse.tsx'
import { ProofFacts } from './ProofFacts.tsx'
import { RetryButton } from './RetryButton.tsx'
import { RevokeDialog } from './RevokeDialog.tsx'

/** One grant: what it allows, how that was proven, and how it came into IAM. */
export function GrantDetail({ grant }: { readonly grant: Grant }) {
  const { t } = useTranslation('access')
  const teamName = useTeamName()
  const mayRevoke = useMay('access.grant.revoke')
  const [isRevoking, setIsRevoking] = useState(false)
  const use = (
    <Container
      header={
        <Header variant="h2" description={t('grants.code.description')}>
          {t('grants.code.title')}
        </Header>
      }
    >
      <GrantUse grant={grant} />
    </Container>
  )
  return (
    <DetailPage
      title={grant.target.id}
      description={teamName(grant.team)}
      info={<GrantStateBadge state={grant.state} />}
      actions={
        mayRevoke ? (
          <SpaceBetween direction="horizontal" size="xs">
            {grant.state === 'failed' ? <RetryButton grantId={grant.id} /> : null}
            <Button
              disabled={!grant.mayRevoke}
              disabledReason={t('grants.revoke.not')}
              onClick={() => setIsRevoking(true)}
            >
              {t('grants.revoke.button')}
            </Button>
          </SpaceBetween>
        ) : null
      }
    >
      {grant.failure === null || grant.applyRunId !== null ? null : (
        <Alert type="error" header={t('grants.page.failure')}>
          <HostileText text={grant.failure} isVerbatim />
        </Alert>
      )}
      <Container header={<Header variant="h2">{t('grants.page.facts')}</Header>}>
        <GrantFacts grant={grant} />
      </Container>
      {grant.state === 'effective' ? use : null}
      <ProofFacts proof={grant.proof} />
      <ApplyProgress applyRunId={grant.applyRunId} />
      {grant.state === 'effective' || isEnded(grant.state) ? null : use}
      {isRevoking ? <RevokeDialog grant={grant} onClose={() => setIsRevoking(false)} /> : null}
    </DetailPage>
  )
}
