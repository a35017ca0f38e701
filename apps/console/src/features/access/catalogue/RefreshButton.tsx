import Button from '@cloudscape-design/components/button'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../../app/me.ts'
import { useRefreshCatalogue } from './use-refresh-catalogue.ts'

/** Has the catalogue of an account read from AWS again; for administrators. */
export function RefreshButton({ accountId }: { readonly accountId: string }) {
  const { t } = useTranslation('access')
  const mayRefresh = useMay('access.catalogue.refresh')
  const { refresh, isRunning } = useRefreshCatalogue(accountId)
  if (!mayRefresh) return null
  return (
    <Button iconName="refresh" loading={isRunning} onClick={refresh}>
      {t('catalogue.refresh')}
    </Button>
  )
}
