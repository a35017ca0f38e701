import Box from '@cloudscape-design/components/box'
import LiveRegion from '@cloudscape-design/components/live-region'
import type { StatusIndicatorProps } from '@cloudscape-design/components/status-indicator'
import Steps from '@cloudscape-design/components/steps'
import { useTranslation } from 'react-i18next'
import { Time } from '../format/Time.tsx'
import { HostileText } from '../text/HostileText.tsx'
import { CopyText } from './CopyText.tsx'

export interface ProgressStep {
  readonly id: string
  readonly title: string
  /** `unreached`: an earlier step ended the run. */
  readonly state: 'waiting' | 'running' | 'done' | 'failed' | 'skipped' | 'unreached'
  readonly attempts: number
  readonly at: string | null
  readonly detail: string | null
  readonly requestIds: readonly string[]
}

const looks: Readonly<Record<ProgressStep['state'], StatusIndicatorProps.Type>> = {
  waiting: 'pending',
  running: 'in-progress',
  done: 'success',
  failed: 'error',
  skipped: 'stopped',
  unreached: 'stopped',
}

interface StepsProgressProps {
  readonly label: string
  readonly steps: readonly ProgressStep[]
}

/** What a worker is doing, step by step, with the request ids of the calls it made. */
export function StepsProgress({ label, steps }: StepsProgressProps) {
  const { t } = useTranslation('parts')
  const current = steps.find(({ state }) => state === 'running' || state === 'failed')
  return (
    <>
      <Steps
        ariaLabel={label}
        steps={steps.map((step) => ({
          status: looks[step.state],
          statusIconAriaLabel: t(`steps.${step.state}`),
          header: (
            <span>
              {step.title}{' '}
              <Box variant="span" color="text-body-secondary" fontSize="body-s">
                {t(`steps.${step.state}`)}
                {step.attempts > 1 ? ` · ${t('steps.attempts', { count: step.attempts })}` : ''}
                {step.at === null ? null : (
                  <>
                    {' · '}
                    <Time at={step.at} show="time" />
                  </>
                )}
              </Box>
            </span>
          ),
          details: <StepDetails step={step} />,
        }))}
      />
      <LiveRegion hidden>
        {current === undefined ? '' : `${current.title}: ${t(`steps.${current.state}`)}`}
      </LiveRegion>
    </>
  )
}

function StepDetails({ step }: { readonly step: ProgressStep }) {
  const { t } = useTranslation('parts')
  const { detail, requestIds } = step
  if (detail === null && requestIds.length === 0) return null
  return (
    <Box fontSize="body-s" color="text-body-secondary">
      {detail === null ? null : (
        <div>
          <HostileText text={detail} isVerbatim />
        </div>
      )}
      {requestIds.length === 0 ? null : (
        <div>
          {t('steps.requestIds', { count: requestIds.length })}:{' '}
          {requestIds.map((id) => (
            <span key={id}>
              <CopyText text={id} what={t('requestId')} isCode />{' '}
            </span>
          ))}
        </div>
      )}
    </Box>
  )
}
