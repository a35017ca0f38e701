import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import type { Account } from '@gatehouse/contract/access-accounts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../../app/me.ts'
import { UseCaseState } from './AccountState.tsx'
import { UseCaseDialog } from './UseCaseDialog.tsx'

/** The form that some providers ask for once an account. */
export function UseCaseSection({ account }: { readonly account: Account }) {
  const { t } = useTranslation('access')
  const mayFile = useMay('access.model.enable')
  const [isOpen, setIsOpen] = useState(false)
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={t('accounts.useCaseForm.description')}
          actions={
            mayFile ? (
              <Button onClick={() => setIsOpen(true)}>
                {t(
                  account.hasUseCaseForm === true
                    ? 'accounts.useCaseForm.fileAgain'
                    : 'accounts.useCaseForm.file',
                )}
              </Button>
            ) : null
          }
        >
          {t('accounts.useCaseForm.title')}
        </Header>
      }
    >
      <UseCaseState isFiled={account.hasUseCaseForm} />
      {isOpen ? (
        <UseCaseDialog accountId={account.accountId} onClose={() => setIsOpen(false)} />
      ) : null}
    </Container>
  )
}
