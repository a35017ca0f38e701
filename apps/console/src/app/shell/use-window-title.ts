import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { visibleText } from '../../parts/text/visible-text.ts'

/** `Requests – Gatehouse`. */
export function useWindowTitle(page: string): void {
  const { t } = useTranslation('shell')
  const product = t('product')
  useEffect(() => {
    document.title = `${visibleText(page)} – ${product}`
  }, [page, product])
}
