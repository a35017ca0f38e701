import Box from '@cloudscape-design/components/box'
import Steps, { type StepsProps } from '@cloudscape-design/components/steps'
import type { AccessRequest } from '@gatehouse/contract/access'
import { useTranslation } from 'react-i18next'
import { Time } from '../../../parts/format/Time.tsx'
import { HostileText } from '../../../parts/text/HostileText.tsx'
import { visibleText } from '../../../parts/text/visible-text.ts'

const looks = {
  approved: 'success',
  rejected: 'error',
  withdrawn: 'stopped',
  pending: 'pending',
} as const satisfies Record<AccessRequest['state'], StepsProps.Status>

/** What has happened to the request so far, and what it waits for. */
export function RequestTimeline({ request }: { readonly request: AccessRequest }) {
  const { t } = useTranslation('access')
  const { decision, state } = request
  const name = visibleText(decision?.by.name ?? request.requester.name)
  const sentence =
    state === 'pending' ? t('requests.page.waiting') : t(`requests.page.${state}By`, { name })
  return (
    <Steps
      ariaLabel={t('requests.page.timeline')}
      steps={[
        {
          status: 'success',
          header: t('requests.page.submittedBy', { name: visibleText(request.requester.name) }),
          details: (
            <Box color="text-body-secondary">
              <Time at={request.submittedAt} />
            </Box>
          ),
        },
        {
          status: looks[state],
          header: sentence,
          ...(decision === null
            ? {}
            : {
                details: (
                  <Box color="text-body-secondary">
                    <Time at={decision.at} />
                    <div>
                      <HostileText text={decision.reason} isVerbatim />
                    </div>
                  </Box>
                ),
              }),
        },
      ]}
    />
  )
}
