import SideNavigation, {
  type SideNavigationProps,
} from '@cloudscape-design/components/side-navigation'
import { useTranslation } from 'react-i18next'
import { useMe } from '../me.ts'
import {
  isInNavigation,
  mayOpen,
  type PageId,
  pageIds,
  pages,
  sections,
  trailOf,
} from '../pages.ts'
import { useCurrentPage } from './use-current-page.ts'

/** Navigation by slice: only what exists and what the person may open. */
export function Navigation() {
  const { t } = useTranslation('shell')
  const held = new Set<string>(useMe().permissions)
  const current = useCurrentPage()
  const shown = pageIds.filter((id) => isInNavigation(id) && mayOpen(id, held))
  const link = (id: PageId) => ({
    type: 'link' as const,
    text: t(`pages.${id}`),
    href: pages[id].path,
  })

  const items: SideNavigationProps.Item[] = shown
    .filter((id) => pages[id].section === null)
    .map(link)
  for (const section of sections) {
    const links = shown.filter((id) => pages[id].section === section).map(link)
    if (links.length > 0) {
      items.push({ type: 'section', text: t(`sections.${section}`), items: links })
    }
  }
  const active =
    current === null ? undefined : trailOf(current).findLast((id) => shown.includes(id))
  return (
    <SideNavigation activeHref={active === undefined ? '' : pages[active].path} items={items} />
  )
}
