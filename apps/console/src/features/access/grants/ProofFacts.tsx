import Box from '@cloudscape-design/components/box'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { Proof } from '@gatehouse/contract/access'
import { useTranslation } from 'react-i18next'
import { AgeBadge } from '../../../parts/feedback/AgeBadge.tsx'
import { CopyText } from '../../../parts/feedback/CopyText.tsx'
import { EmptyState } from '../../../parts/feedback/EmptyState.tsx'
import { StatusBadge } from '../../../parts/feedback/StatusBadge.tsx'
import { Verbatim } from './Verbatim.tsx'

/** How the state was shown to be true: what, from where, and how long ago. */
export function ProofFacts({ proof }: { readonly proof: Proof | null }) {
  const { t } = useTranslation('access')
  return (
    <Container
      header={
        <Header variant="h2" description={t('grants.proof.description')}>
          {t('grants.proof.title')}
        </Header>
      }
    >
      {proof === null ? (
        <EmptyState title={t('grants.proof.none')} />
      ) : (
        <SpaceBetween size="m">
          <KeyValuePairs
            columns={4}
            items={[
              {
                label: t('grants.proof.at'),
                value: <AgeBadge readAt={proof.at} staleAfterMs={Number.POSITIVE_INFINITY} />,
              },
              {
                label: t('grants.proof.readBack'),
                value: (
                  <StatusBadge meaning="neutral">
                    {t(`grants.proof.readBackIs.${proof.readBack}`)}
                  </StatusBadge>
                ),
              },
              {
                label: t('grants.proof.simulation'),
                value: (
                  <StatusBadge
                    meaning={proof.simulation === 'not-proven' ? 'attention' : 'neutral'}
                  >
                    {t(`grants.proof.simulationIs.${proof.simulation}`)}
                  </StatusBadge>
                ),
              },
              {
                label: t('grants.proof.call'),
                value: (
                  <StatusBadge meaning="neutral">
                    {t(`grants.proof.callIs.${proof.call?.outcome ?? 'not-tried'}`)}
                  </StatusBadge>
                ),
              },
            ]}
          />
          {proof.call === null || proof.call.verbatim === '' ? null : (
            <Verbatim label={t('grants.test.verbatim')} text={proof.call.verbatim} />
          )}
          {proof.awsRequestIds.length === 0 ? null : (
            <div>
              <Box variant="awsui-key-label">{t('grants.proof.requestIds')}</Box>
              {proof.awsRequestIds.map((id) => (
                <div key={id}>
                  <CopyText text={id} what={t('grants.test.requestId')} isCode />
                </div>
              ))}
            </div>
          )}
        </SpaceBetween>
      )}
    </Container>
  )
}
