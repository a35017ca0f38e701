import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { AccessRequest } from '@gatehouse/contract/access'
import { useTranslation } from 'react-i18next'
import { pathTo } from '../../../app/router/path-to.ts'
import { HostileText } from '../../../parts/text/HostileText.tsx'
import { RequestFacts } from './RequestFacts.tsx'
import { RequestTimeline } from './RequestTimeline.tsx'

/** A request beside the list: enough to know whether to open it. */
export function RequestPreview({ request }: { readonly request: AccessRequest }) {
  const { t } = useTranslation('access')
  return (
    <SpaceBetween size="l">
      <Button href={pathTo('request', { requestId: request.id })} variant="primary">
        {t('requests.preview.openPage')}
      </Button>
      <RequestFacts request={request} columns={2} />
      <div>
        <Box variant="awsui-key-label">{t('requests.page.purpose')}</Box>
        <HostileText text={request.purpose} isVerbatim />
      </div>
      <RequestTimeline request={request} />
    </SpaceBetween>
  )
}
