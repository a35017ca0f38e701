import Button from '@cloudscape-design/components/button'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { Grant, TestGrantOutput } from '@gatehouse/contract/access'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { trpc } from '../../../app/api/trpc.ts'
import { useDeed } from '../../../app/api/use-deed.ts'
import { useFailureWords } from '../../../app/api/use-failure-words.ts'
import { FailureAlert } from '../../../parts/feedback/FailureAlert.tsx'
import { useNow } from '../../../parts/format/use-now.ts'
import { canBeTested } from './ending.ts'
import { TestResult } from './TestResult.tsx'

interface GrantTestProps {
  readonly grant: Grant
  readonly region: string
}

/** One real call with the team's role, from the Region that is chosen. */
export function GrantTest({ grant, region }: GrantTestProps) {
  const { t } = useTranslation('access')
  const failureWords = useFailureWords()
  const now = useNow()
  const [result, setResult] = useState<TestGrantOutput | null>(null)
  const test = useDeed(trpc.access.testGrant.mutationOptions(), { onDone: setResult })
  const run = () => {
    setResult(null)
    test.run({ grantId: grant.id, region })
  }
  return (
    <SpaceBetween size="s">
      <Button
        iconName="play"
        loading={test.isRunning}
        loadingText={t('grants.test.running')}
        disabled={!canBeTested(grant, now)}
        disabledReason={t('grants.test.not')}
        onClick={run}
      >
        {t('grants.test.buttonIn', { region })}
      </Button>
      <div aria-live="polite">
        {test.failure === null ? null : (
          <FailureAlert failure={failureWords(test.failure)} onRetry={run} />
        )}
        {result === null ? null : <TestResult result={result} />}
      </div>
    </SpaceBetween>
  )
}
