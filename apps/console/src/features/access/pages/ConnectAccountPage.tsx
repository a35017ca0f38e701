import ContentLayout from '@cloudscape-design/components/content-layout'
import Header from '@cloudscape-design/components/header'
import { useTranslation } from 'react-i18next'
import { ConnectAccountForm } from '../accounts/ConnectAccountForm.tsx'

export function ConnectAccountPage() {
  const { t } = useTranslation('access')
  return (
    <ContentLayout
      header={
        <Header variant="h1" description={t('accounts.connect.description')}>
          {t('accounts.connect.title')}
        </Header>
      }
    >
      <ConnectAccountForm />
    </ContentLayout>
  )
}
