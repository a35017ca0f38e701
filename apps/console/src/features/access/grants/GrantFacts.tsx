import KeyValuePairs from '@cloudscape-design/components/key-value-pairs'
import Link from '@cloudscape-design/components/link'
import type { Grant } from '@gatehouse/contract/access'
import { useTranslation } from 'react-i18next'
import { pathTo } from '../../../app/router/path-to.ts'
import { CopyText } from '../../../parts/feedback/CopyText.tsx'
import { Time } from '../../../parts/format/Time.tsx'
import { useFormat } from '../../../parts/format/use-format.ts'
import { HostileText } from '../../../parts/text/HostileText.tsx'
import { Regions } from '../Regions.tsx'
import { useTeamName } from '../team-name.ts'
import { isEnded } from './ending.ts'
import { GrantEnd } from './GrantEnd.tsx'
import { GrantStateBadge } from './GrantStateBadge.tsx'

interface GrantFactsProps {
  readonly grant: Grant
  readonly columns?: number
}

/** What is granted, to whom, since when and until when. */
export function GrantFacts({ grant, columns = 3 }: GrantFactsProps) {
  const { t } = useTranslation('access')
  const format = useFormat()
  const teamName = useTeamName()
  return (
    <KeyValuePairs
      columns={columns}
      items={[
        { label: t('grants.columns.state'), value: <GrantStateBadge state={grant.state} /> },
        {
          label: t('grants.columns.target'),
          value: <CopyText text={grant.target.id} what={t('grants.columns.target')} isCode />,
        },
        { label: t('grants.columns.team'), value: teamName(grant.team) },
        {
          label: t('grants.columns.account'),
          value: (
            <Link href={pathTo('account', { accountId: grant.accountId })}>
              <HostileText text={`${grant.accountName} (${grant.accountId})`} />
            </Link>
          ),
        },
        { label: t('grants.columns.regions'), value: <Regions regions={grant.regions} /> },
        {
          label: t('grants.columns.channels'),
          value: format.list(
            grant.channels.map((channel) => t(`requests.channelShort.${channel}`)),
          ),
        },
        {
          label: t('grants.columns.effectiveAt'),
          value: grant.effectiveAt === null ? t('grants.notYet') : <Time at={grant.effectiveAt} />,
        },
        {
          label: t('grants.columns.expiresAt'),
          value: (
            <>
              <GrantEnd grant={grant} />
              {isEnded(grant.state) ? null : <div>{t('grants.page.enforced')}</div>}
            </>
          ),
        },
        {
          label: t('grants.columns.guardrails'),
          value:
            grant.guardrails.length === 0
              ? t('grants.noGuardrail')
              : grant.guardrails.map((one) => (
                  <div key={one.region}>
                    {one.region}: <HostileText text={one.name} /> {one.version}
                  </div>
                )),
        },
        {
          label: t('grants.columns.roles'),
          value: grant.roleArns.map((roleArn) => (
            <div key={roleArn}>
              <CopyText text={roleArn} what={t('grants.columns.roles')} isCode />
            </div>
          )),
        },
        {
          label: t('grants.columns.request'),
          value: (
            <Link href={pathTo('request', { requestId: grant.requestId })}>
              {t('requests.number', { number: grant.requestNumber })}
            </Link>
          ),
        },
        {
          label: t('grants.columns.approvedBy'),
          value: (
            <>
              <HostileText text={grant.approvedBy.name} />, <Time at={grant.approvedAt} />
            </>
          ),
        },
        ...(grant.endedAt === null
          ? []
          : [
              { label: t('grants.columns.endedAt'), value: <Time at={grant.endedAt} /> },
              {
                label: t('grants.columns.endReason'),
                value: grant.endReason === null ? '–' : <HostileText text={grant.endReason} />,
              },
            ]),
      ]}
    />
  )
}
