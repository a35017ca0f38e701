import Box from '@cloudscape-design/components/box'
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs'
import Link from '@cloudscape-design/components/link'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useTranslation } from 'react-i18next'
import { CopyText } from '../../parts/feedback/CopyText.tsx'
import { Time } from '../../parts/format/Time.tsx'
import { JsonDiff } from '../../parts/json/JsonDiff.tsx'
import { HostileText } from '../../parts/text/HostileText.tsx'
import type { Entry } from './entry.ts'
import { subjectPath } from './subject.ts'
import { useNames } from './use-names.ts'
import { useSubjectLabel } from './use-subject-label.ts'

/** One entry whole: who, why, the state before and after, and the calls to AWS. */
export function EntryPreview({ entry }: { readonly entry: Entry }) {
  const { t } = useTranslation('audit')
  const subjectLabel = useSubjectLabel()
  const { teamName, accountName } = useNames()
  const path = subjectPath(entry)
  const { before = null, after = null } = entry
  const label = <HostileText text={subjectLabel(entry)} />
  return (
    <SpaceBetween size="l">
      {entry.reason === null ? null : (
        <div>
          <Box variant="awsui-key-label">{t('columns.reason')}</Box>
          <HostileText text={entry.reason} isVerbatim />
        </div>
      )}
      <KeyValuePairs
        columns={2}
        items={[
          { label: t('columns.at'), value: <Time at={entry.at} /> },
          {
            label: t('columns.subject'),
            value: path === null ? label : <Link href={path}>{label}</Link>,
          },
          {
            label: t('columns.actor'),
            value: <HostileText text={entry.actor?.name ?? t('gatehouse')} />,
          },
          { label: t('columns.action'), value: <HostileText text={entry.action} /> },
          {
            label: t('columns.team'),
            value: <HostileText text={entry.teamId === null ? '–' : teamName(entry.teamId)} />,
          },
          {
            label: t('columns.account'),
            value: (
              <HostileText text={entry.accountId === null ? '–' : accountName(entry.accountId)} />
            ),
          },
          {
            label: t('columns.correlationId'),
            value: <CopyText text={entry.correlationId} what={t('columns.correlationId')} isCode />,
          },
          {
            label: t('columns.requestIds'),
            value:
              entry.awsRequestIds.length === 0
                ? t('panel.noRequestIds')
                : entry.awsRequestIds.map((id) => (
                    <div key={id}>
                      <CopyText text={id} what={t('columns.requestIds')} isCode />
                    </div>
                  )),
          },
        ]}
      />
      {before === null && after === null ? (
        <Box color="text-body-secondary">{t('panel.noChange')}</Box>
      ) : (
        <JsonDiff title={t('panel.change')} before={before} after={after} />
      )}
    </SpaceBetween>
  )
}
