import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../parts/format/use-format.ts'
import { useMe } from '../me.ts'

export function NoPermission() {
  const { t } = useTranslation('shell')
  const format = useFormat()
  const { roles, contact } = useMe()
  return (
    <Box padding={{ top: 'l' }}>
      <Container header={<Header variant="h1">{t('states.forbiddenTitle')}</Header>}>
        <SpaceBetween size="m">
          <Box variant="p">
            {t('states.forbidden', {
              roles: format.list(roles.map((role) => t(`roles.${role}`))),
              administrators: contact.text ?? format.list(contact.administrators),
            })}
          </Box>
          <Button href="/">{t('states.goHome')}</Button>
        </SpaceBetween>
      </Container>
    </Box>
  )
}
