import Button from '@cloudscape-design/components/button'
import Link from '@cloudscape-design/components/link'
import { useTranslation } from 'react-i18next'
import { Time } from '../../parts/format/Time.tsx'
import type { ListColumn } from '../../parts/list/columns.ts'
import { HostileText } from '../../parts/text/HostileText.tsx'
import type { Entry } from './entry.ts'
import { subjectPath } from './subject.ts'
import { useNames } from './use-names.ts'
import { useSentence } from './use-sentence.ts'
import { useSubjectLabel } from './use-subject-label.ts'

export function useAuditColumns(onOpen: (id: string) => void): readonly ListColumn<Entry>[] {
  const { t } = useTranslation('audit')
  const sentence = useSentence()
  const subjectLabel = useSubjectLabel()
  const { teamName, accountName } = useNames()
  const orNone = (text: string | null) => (text === null ? '–' : <HostileText text={text} />)
  return [
    {
      id: 'at',
      header: t('columns.at'),
      width: 190,
      cell: (entry) => <Time at={entry.at} />,
    },
    {
      id: 'what',
      header: t('columns.what'),
      isRowHeader: true,
      width: 420,
      cell: (entry) => (
        <Button variant="inline-link" onClick={() => onOpen(entry.id)}>
          {sentence(entry)}
        </Button>
      ),
    },
    {
      id: 'reason',
      header: t('columns.reason'),
      width: 200,
      cell: (entry) => orNone(entry.reason),
    },
    {
      id: 'team',
      header: t('columns.team'),
      width: 130,
      cell: (entry) => orNone(entry.teamId && teamName(entry.teamId)),
    },
    {
      id: 'account',
      header: t('columns.account'),
      width: 150,
      cell: (entry) => orNone(entry.accountId && accountName(entry.accountId)),
    },
    {
      id: 'subject',
      header: t('columns.subject'),
      isHidden: true,
      cell: (entry) => {
        const path = subjectPath(entry)
        const label = <HostileText text={subjectLabel(entry)} />
        return path === null ? label : <Link href={path}>{label}</Link>
      },
    },
    {
      id: 'action',
      header: t('columns.action'),
      isHidden: true,
      cell: (entry) => <HostileText text={entry.action} />,
    },
    {
      id: 'actor',
      header: t('columns.actor'),
      isHidden: true,
      cell: (entry) => <HostileText text={entry.actor?.name ?? t('gatehouse')} />,
    },
    {
      id: 'correlationId',
      header: t('columns.correlationId'),
      isHidden: true,
      cell: (entry) => <HostileText text={entry.correlationId} />,
    },
  ]
}
