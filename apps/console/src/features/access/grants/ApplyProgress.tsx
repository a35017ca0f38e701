import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { ApplyRun } from '@gatehouse/contract/access'
import { skipToken, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { failureOf } from '../../../app/api/failure.ts'
import { trpc } from '../../../app/api/trpc.ts'
import { useFailureWords } from '../../../app/api/use-failure-words.ts'
import { FailureAlert } from '../../../parts/feedback/FailureAlert.tsx'
import { StatusBadge, type StatusMeaning } from '../../../parts/feedback/StatusBadge.tsx'
import { StepsProgress } from '../../../parts/feedback/StepsProgress.tsx'
import { Time } from '../../../parts/format/Time.tsx'
import { RunFailure } from './RunFailure.tsx'

const meanings: Readonly<Record<ApplyRun['state'], StatusMeaning>> = {
  queued: 'waiting',
  running: 'working',
  retrying: 'attention',
  succeeded: 'good',
  failed: 'bad',
}

/** The run that last worked on the team's policies in this account, live. */
export function ApplyProgress({ applyRunId }: { readonly applyRunId: string | null }) {
  const { t } = useTranslation('access')
  const words = useFailureWords()
  const query = useQuery(
    trpc.access.applyRun.queryOptions(applyRunId === null ? skipToken : { applyRunId }),
  )
  const run = query.data
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={
            run === undefined ? undefined : (
              <>
                {t(`grants.run.cause.${run.cause}`)} · <Time at={run.queuedAt} />
              </>
            )
          }
          info={
            run === undefined ? undefined : (
              <StatusBadge meaning={meanings[run.state]}>
                {t(`grants.run.state.${run.state}`)}
              </StatusBadge>
            )
          }
        >
          {t('grants.run.title')}
        </Header>
      }
    >
      {applyRunId === null ? (
        t('grants.run.none')
      ) : query.isError ? (
        <FailureAlert
          failure={words(failureOf(query.error))}
          onRetry={() => void query.refetch()}
        />
      ) : run === undefined ? (
        <StatusBadge meaning="working">{t('grants.run.loading')}</StatusBadge>
      ) : (
        <SpaceBetween size="m">
          {run.failure === null ? null : <RunFailure run={run} />}
          <StepsProgress
            label={t('grants.run.title')}
            steps={run.steps.map((step) => ({
              id: step.kind,
              title: t(`grants.run.step.${step.kind}`),
              state: run.state === 'failed' && step.state === 'waiting' ? 'unreached' : step.state,
              attempts: step.attempts,
              at: step.endedAt ?? step.startedAt,
              detail: step.detail,
              requestIds: step.awsRequestIds,
            }))}
          />
        </SpaceBetween>
      )}
    </Container>
  )
}
