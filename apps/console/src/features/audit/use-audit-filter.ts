import { auditActions, auditSubjectTypes } from '@gatehouse/contract/audit'
import { useTranslation } from 'react-i18next'
import type { FilterProperty } from '../../parts/list/filter.ts'
import { useFilterOptions } from '../access/use-filter-options.ts'
import type { Entry } from './entry.ts'

/** What entries can be filtered by; people are suggested from the rows on show. */
export function useAuditFilter(rows: readonly Entry[]): readonly FilterProperty[] {
  const { t } = useTranslation('audit')
  const { teams, accounts } = useFilterOptions()
  const people = new Map(
    rows.flatMap(({ actor }) => (actor === null ? [] : [[actor.id, actor.name]])),
  )
  return [
    {
      key: 'action',
      label: t('filters.action'),
      kind: 'choices',
      options: auditActions.map((value) => ({ value, label: value })),
    },
    {
      key: 'actor',
      label: t('filters.actor'),
      kind: 'choice',
      options: [...people].map(([value, label]) => ({ value, label })),
    },
    { key: 'team', label: t('filters.team'), kind: 'choice', options: teams },
    { key: 'account', label: t('filters.account'), kind: 'choice', options: accounts },
    {
      key: 'subjectType',
      label: t('filters.subjectType'),
      kind: 'choice',
      options: auditSubjectTypes.map((value) => ({ value, label: t(`subjects.${value}`) })),
    },
    { key: 'subject', label: t('filters.subject'), kind: 'choice' },
  ]
}
