import { type AccessRequest, requestStates } from '@gatehouse/contract/access'
import { useTranslation } from 'react-i18next'
import { useMe } from '../../../app/me.ts'
import type { FilterProperty } from '../../../parts/list/filter.ts'
import { useFilterOptions } from '../use-filter-options.ts'

/** What requests can be filtered by; requesters are suggested from the rows on show. */
export function useRequestFilter(rows: readonly AccessRequest[]): readonly FilterProperty[] {
  const { t } = useTranslation('access')
  const me = useMe()
  const { teams, accounts } = useFilterOptions()
  const people = new Map([
    [me.person.id, me.person.name],
    ...rows.map(({ requester }) => [requester.id, requester.name] as const),
  ])
  return [
    {
      key: 'state',
      label: t('requests.filters.state'),
      kind: 'choices',
      options: requestStates.map((value) => ({ value, label: t(`requests.state.${value}`) })),
    },
    { key: 'team', label: t('requests.filters.team'), kind: 'choice', options: teams },
    { key: 'account', label: t('requests.filters.account'), kind: 'choice', options: accounts },
    {
      key: 'requester',
      label: t('requests.filters.requester'),
      kind: 'choice',
      options: [...people].map(([value, label]) => ({ value, label })),
    },
    { key: 'mine', label: t('requests.filters.mine'), kind: 'flag' },
    { key: 'model', label: t('requests.filters.target'), kind: 'text', takesFreeText: true },
  ]
}
