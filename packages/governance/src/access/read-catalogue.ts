import { fail, type Result } from '../kernel/result.ts'
import type { AccessPorts } from './access-ports.ts'
import { accountAccess } from './account-access.ts'
import { sayFailure } from './say-failure.ts'

export interface ReadingAsked {
  readonly accountId: string
  readonly region: string
  readonly correlationId: string
}

/**
 * Job: reads the catalogue of one account and Region and keeps what came back. After a failure the
 * last good reading stays, with its age and the reason; the failure is handed back for the retry.
 */
export async function readCatalogue(
  ports: Pick<AccessPorts, 'store' | 'catalogue'>,
  { accountId, region, correlationId }: ReadingAsked,
): Promise<Result<void>> {
  const account = await ports.store.account(accountId)
  if (account === null) return fail({ code: 'access.not_found' })
  const read = await ports.catalogue.read(accountAccess(account), region)
  const about = {
    action: 'access.catalogue.refreshed',
    subjectType: 'account',
    subjectId: accountId,
    accountId,
  } as const
  const events = [
    { type: 'live', event: { type: 'catalogue.changed', id: accountId, teamId: null } } as const,
  ]
  if (!read.ok) {
    const failure = sayFailure(read.error)
    const awsRequestId = read.error.awsRequestId ?? null
    const kept = await ports.store.commit({
      actor: { kind: 'system' },
      correlationId,
      change: { kind: 'catalogue-failed', accountId, region, failure, awsRequestId },
      audit: [
        {
          ...about,
          after: { region, failure },
          awsRequestIds: awsRequestId === null ? [] : [awsRequestId],
        },
      ],
      events,
    })
    return kept.ok ? read : kept
  }
  const { value, awsRequestIds } = read.value
  return ports.store.commit({
    actor: { kind: 'system' },
    correlationId,
    change: {
      kind: 'catalogue-read',
      accountId,
      region,
      models: value.models,
      profiles: value.profiles,
      awsRequestId: awsRequestIds[0] ?? null,
    },
    audit: [
      {
        ...about,
        after: { region, models: value.models.length, profiles: value.profiles.length },
        awsRequestIds,
      },
    ],
    events,
  })
}
