import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useTranslation } from 'react-i18next'
import { usePageTitle } from '../../parts/page/slots.tsx'

export function NotFound() {
  const { t } = useTranslation('shell')
  usePageTitle(t('states.notFoundTitle'))
  return (
    <Box padding={{ top: 'l' }}>
      <Container header={<Header variant="h1">{t('states.notFoundTitle')}</Header>}>
        <SpaceBetween size="m">
          <Box variant="p">{t('states.notFound')}</Box>
          <Button href="/">{t('states.goHome')}</Button>
        </SpaceBetween>
      </Container>
    </Box>
  )
}
