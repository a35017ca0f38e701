import Box from '@cloudscape-design/components/box'
import ContentLayout from '@cloudscape-design/components/content-layout'
import Skeleton from '@cloudscape-design/components/skeleton'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useTranslation } from 'react-i18next'

/** The outline of a page whose code or data is on its way. */
export function PageLoading() {
  const { t } = useTranslation('shell')
  return (
    <div role="status" aria-label={t('states.loading')}>
      <ContentLayout header={<Skeleton variant="text-heading-xl" width="40%" />}>
        <Box padding={{ top: 's' }}>
          <SpaceBetween size="m">
            <Skeleton height="32px" />
            <Skeleton height="280px" />
          </SpaceBetween>
        </Box>
      </ContentLayout>
    </div>
  )
}
