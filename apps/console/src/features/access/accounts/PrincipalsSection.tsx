import Button from '@cloudscape-design/components/button'
import type { Account, Principal } from '@gatehouse/contract/access-accounts'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { trpc } from '../../../app/api/trpc.ts'
import { useMay } from '../../../app/me.ts'
import { CopyText } from '../../../parts/feedback/CopyText.tsx'
import { StatusBadge } from '../../../parts/feedback/StatusBadge.tsx'
import { Time } from '../../../parts/format/Time.tsx'
import { HostileText } from '../../../parts/text/HostileText.tsx'
import { FactTable } from '../FactTable.tsx'
import { useTeamName } from '../team-name.ts'
import { pageOfAll, useListResult } from '../use-list-result.ts'
import { ConnectRoleDialog } from './ConnectRoleDialog.tsx'
import { DisconnectRoleDialog } from './DisconnectRoleDialog.tsx'

/** Which role of the account belongs to which team. */
export function PrincipalsSection({ account }: { readonly account: Account }) {
  const { t } = useTranslation('access')
  const teamName = useTeamName()
  const mayConnect = useMay('access.principal.connect')
  const [isConnecting, setIsConnecting] = useState(false)
  const [leaving, setLeaving] = useState<Principal | null>(null)
  const { accountId } = account
  const query = useQuery(trpc.access.principals.queryOptions({ accountId }))
  const result = useListResult<Principal>({ ...query, data: pageOfAll(query.data) })
  return (
    <>
      <FactTable<Principal>
        title={t('accounts.principals.title')}
        description={t('accounts.principals.description')}
        actions={
          mayConnect ? (
            <Button onClick={() => setIsConnecting(true)}>
              {t('accounts.principals.connect')}
            </Button>
          ) : null
        }
        rowId={(principal) => principal.id}
        result={result}
        empty={{ title: t('accounts.principals.none'), body: t('accounts.principals.empty') }}
        columns={[
          {
            id: 'team',
            header: t('accounts.principals.team'),
            isRowHeader: true,
            minWidth: 130,
            cell: (principal) => teamName(principal.team),
          },
          {
            id: 'roleArn',
            header: t('accounts.principals.roleArn'),
            minWidth: 240,
            cell: (principal) => (
              <CopyText text={principal.roleArn} what={t('accounts.principals.roleArn')} isCode />
            ),
          },
          {
            id: 'canBeTested',
            header: t('accounts.principals.canBeTested'),
            minWidth: 140,
            cell: (principal) => <Tested canBeTested={principal.canBeTested} />,
          },
          {
            id: 'connectedBy',
            header: t('accounts.principals.connectedBy'),
            minWidth: 130,
            cell: (principal) =>
              principal.connectedBy === null ? (
                t('accounts.principals.bySystem')
              ) : (
                <HostileText text={principal.connectedBy.name} />
              ),
          },
          {
            id: 'connectedAt',
            header: t('accounts.principals.connectedAt'),
            minWidth: 120,
            cell: (principal) => <Time at={principal.connectedAt} show="date" />,
          },
          ...(mayConnect
            ? [
                {
                  id: 'actions',
                  header: t('accounts.principals.actions'),
                  minWidth: 120,
                  cell: (principal: Principal) => (
                    <Button
                      variant="inline-link"
                      ariaLabel={t('accounts.principals.disconnectTitle', {
                        role: principal.roleArn,
                      })}
                      onClick={() => setLeaving(principal)}
                    >
                      {t('accounts.principals.disconnect')}
                    </Button>
                  ),
                },
              ]
            : []),
        ]}
      />
      {isConnecting ? (
        <ConnectRoleDialog accountId={accountId} onClose={() => setIsConnecting(false)} />
      ) : null}
      {leaving === null ? null : (
        <DisconnectRoleDialog principal={leaving} onClose={() => setLeaving(null)} />
      )}
    </>
  )
}

function Tested({ canBeTested }: Pick<Principal, 'canBeTested'>) {
  const { t } = useTranslation('access')
  if (canBeTested === null) {
    return <StatusBadge meaning="neutral">{t('accounts.principals.tested.unknown')}</StatusBadge>
  }
  return canBeTested ? (
    <StatusBadge meaning="good">{t('accounts.principals.tested.yes')}</StatusBadge>
  ) : (
    <StatusBadge meaning="attention">{t('accounts.principals.tested.no')}</StatusBadge>
  )
}
