import Box from '@cloudscape-design/components/box'
import ColumnLayout from '@cloudscape-design/components/column-layout'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Tabs from '@cloudscape-design/components/tabs'
import type { PolicyDiff } from '@gatehouse/contract/access-policy'
import { useTranslation } from 'react-i18next'
import { CopyText } from '../../../parts/feedback/CopyText.tsx'
import { PolicyDocuments } from './PolicyDocuments.tsx'
import { PolicyFindings } from './PolicyFindings.tsx'
import { PolicySentences } from './PolicySentences.tsx'

interface PolicyChangeProps {
  readonly diff: PolicyDiff
  readonly isChecking: boolean
  readonly onCheckAgain: () => void
}

/** The change of IAM that an approver signs: in words and in JSON, with the roles it reaches. */
export function PolicyChange({ diff, isChecking, onCheckAgain }: PolicyChangeProps) {
  const { t } = useTranslation('access')
  return (
    <Container
      header={
        <Header variant="h2" description={t('requests.approval.description')}>
          {t('requests.approval.title')}
        </Header>
      }
    >
      <SpaceBetween size="l">
        <Tabs
          ariaLabel={t('requests.approval.title')}
          tabs={[
            {
              id: 'words',
              label: t('requests.approval.inWords'),
              content: (
                <ColumnLayout columns={2}>
                  <PolicySentences
                    title={t('requests.approval.adds')}
                    sentences={diff.adds}
                    nothing={t('requests.approval.nothingAdded')}
                  />
                  <PolicySentences
                    title={t('requests.approval.removes')}
                    sentences={diff.removes}
                    nothing={t('requests.approval.nothingRemoved')}
                  />
                </ColumnLayout>
              ),
            },
            {
              id: 'json',
              label: t('requests.approval.inJson'),
              content: <PolicyDocuments documents={diff.documents} />,
            },
          ]}
        />
        <div>
          <Box variant="h3" padding="n">
            {t('requests.approval.roles')}
          </Box>
          {diff.roleArns.length === 0
            ? t('requests.approval.noRoles')
            : diff.roleArns.map((roleArn) => (
                <div key={roleArn}>
                  <CopyText text={roleArn} what={t('requests.approval.roles')} isCode />
                </div>
              ))}
        </div>
        <PolicyFindings diff={diff} isChecking={isChecking} onCheckAgain={onCheckAgain} />
        <div>
          <Box variant="awsui-key-label">{t('requests.approval.hash')}</Box>
          <CopyText text={diff.contributionHash} what={t('requests.approval.hash')} isCode />
        </div>
      </SpaceBetween>
    </Container>
  )
}
