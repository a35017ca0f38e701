import Alert from '@cloudscape-design/components/alert'
import Container from '@cloudscape-design/components/container'
import ExpandableSection from '@cloudscape-design/components/expandable-section'
import Header from '@cloudscape-design/components/header'
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs'
import Link from '@cloudscape-design/components/link'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { Grant } from '@gatehouse/contract/access'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { pathTo } from '../../../app/router/path-to.ts'
import { Time } from '../../../parts/format/Time.tsx'
import { HostileText } from '../../../parts/text/HostileText.tsx'
import { Regions } from '../Regions.tsx'
import { useTeamName } from '../team-name.ts'
import { isEnded } from './ending.ts'
import { GrantEnd } from './GrantEnd.tsx'
import { GrantStateBadge } from './GrantStateBadge.tsx'
import { GrantUse } from './GrantUse.tsx'
import { ProofLine } from './ProofLine.tsx'

/** One thing that the person may call: until when, how it was proven, and how to use it. */
export function MyGrant({ grant }: { readonly grant: Grant }) {
  const { t } = useTranslation('access')
  const teamName = useTeamName()
  const [isOpen, setIsOpen] = useState(false)
  return (
    <Container
      header={
        <Header
          variant="h2"
          info={<GrantStateBadge state={grant.state} />}
          description={`${teamName(grant.team)} · ${grant.accountName}`}
        >
          <Link href={pathTo('grant', { grantId: grant.id })} fontSize="heading-m">
            <HostileText text={grant.target.id} />
          </Link>
        </Header>
      }
      footer={
        isEnded(grant.state) ? undefined : (
          <ExpandableSection
            variant="footer"
            headerText={t('grants.mine.use')}
            expanded={isOpen}
            onChange={({ detail }) => setIsOpen(detail.expanded)}
          >
            {isOpen ? <GrantUse grant={grant} /> : null}
          </ExpandableSection>
        )
      }
    >
      <SpaceBetween size="m">
        {grant.failure === null ? null : (
          <Alert type="error">
            <HostileText text={grant.failure} isVerbatim />
          </Alert>
        )}
        <KeyValuePairs
          columns={4}
          items={[
            {
              label: t('grants.columns.effectiveAt'),
              value:
                grant.effectiveAt === null ? (
                  t('grants.notYet')
                ) : (
                  <Time at={grant.effectiveAt} show="date" />
                ),
            },
            {
              label: t(
                isEnded(grant.state) ? 'grants.columns.endedAt' : 'grants.columns.expiresAt',
              ),
              value:
                grant.endedAt === null ? <GrantEnd grant={grant} /> : <Time at={grant.endedAt} />,
            },
            { label: t('grants.columns.regions'), value: <Regions regions={grant.regions} /> },
            { label: t('grants.columns.proof'), value: <ProofLine proof={grant.proof} /> },
          ]}
        />
      </SpaceBetween>
    </Container>
  )
}
