import SegmentedControl from '@cloudscape-design/components/segmented-control'
import { useRouter } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useMe } from '../../../app/me.ts'
import { pathTo } from '../../../app/router/path-to.ts'

/** Between the own access and the list of all grants; nothing for who has no team. */
export function ViewSwitch({ view }: { readonly view: 'mine' | 'all' }) {
  const { t } = useTranslation('access')
  const router = useRouter()
  const me = useMe()
  if (me.teams.length === 0) return null
  return (
    <SegmentedControl
      label={t('grants.view.label')}
      selectedId={view}
      options={(['mine', 'all'] as const).map((id) => ({ id, text: t(`grants.view.${id}`) }))}
      onChange={({ detail }) =>
        router.history.push(pathTo('grants', {}, { view: detail.selectedId }))
      }
    />
  )
}
