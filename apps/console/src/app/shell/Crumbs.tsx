import BreadcrumbGroup from '@cloudscape-design/components/breadcrumb-group'
import { useTranslation } from 'react-i18next'
import { visibleText } from '../../parts/text/visible-text.ts'
import { type PageId, pages, trailOf } from '../pages.ts'

interface CrumbsProps {
  readonly page: PageId
  /** The page's own title, when it has one. */
  readonly title: string | null
}

export function Crumbs({ page, title }: CrumbsProps) {
  const { t } = useTranslation('shell')
  const trail = trailOf(page).map((id) => ({
    text: id === page && title !== null ? visibleText(title) : t(`pages.${id}`),
    href: pages[id].path,
  }))
  const items = [{ text: t('product'), href: '/' }, ...trail.filter(({ href }) => href !== '/')]
  return <BreadcrumbGroup ariaLabel={t('breadcrumbs')} items={items} />
}
