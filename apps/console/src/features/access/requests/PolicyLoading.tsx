import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { useTranslation } from 'react-i18next'

export function PolicyLoading() {
  const { t } = useTranslation('access')
  return (
    <Container header={<Header variant="h2">{t('requests.approval.title')}</Header>}>
      <StatusIndicator type="loading">{t('requests.approval.loading')}</StatusIndicator>
    </Container>
  )
}
