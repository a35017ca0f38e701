import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { PolicyDiff } from '@gatehouse/contract/access-policy'
import { useTranslation } from 'react-i18next'
import { StatusBadge, type StatusMeaning } from '../../../parts/feedback/StatusBadge.tsx'
import { HostileText } from '../../../parts/text/HostileText.tsx'

type Finding = NonNullable<PolicyDiff['findings']>[number]

const meanings: Readonly<Record<Finding['type'], StatusMeaning>> = {
  ERROR: 'bad',
  SECURITY_WARNING: 'attention',
  WARNING: 'attention',
  SUGGESTION: 'neutral',
}

interface PolicyFindingsProps {
  readonly diff: PolicyDiff
  readonly isChecking: boolean
  readonly onCheckAgain: () => void
}

/** What Access Analyzer said of the policy, or plainly that it was not asked. */
export function PolicyFindings({ diff, isChecking, onCheckAgain }: PolicyFindingsProps) {
  const { t } = useTranslation('access')
  return (
    <div>
      <Box variant="h3" padding="n">
        {t('requests.approval.findings')}
      </Box>
      {diff.findings === null ? (
        <Alert
          type="warning"
          header={t('requests.approval.notChecked')}
          action={
            <Button loading={isChecking} onClick={onCheckAgain}>
              {t('requests.approval.checkAgain')}
            </Button>
          }
        >
          {diff.checkFailure === null ? null : <HostileText text={diff.checkFailure} />}
        </Alert>
      ) : diff.findings.length === 0 ? (
        <StatusBadge meaning="good">{t('requests.approval.noFindings')}</StatusBadge>
      ) : (
        <SpaceBetween size="xs">
          {diff.findings.map((finding) => (
            <div key={`${finding.code} ${finding.message}`}>
              <StatusBadge meaning={meanings[finding.type]}>
                {t(`requests.approval.findingType.${finding.type}`)}
              </StatusBadge>{' '}
              <Box variant="code" display="inline">
                {finding.code}
              </Box>{' '}
              <HostileText text={finding.message} />
            </div>
          ))}
        </SpaceBetween>
      )}
    </div>
  )
}
