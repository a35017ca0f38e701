import { randomUUID } from 'node:crypto'
import type { AppRouter } from '@gatehouse/api/router'
import { accounts, type TeamSlug, teams } from '@gatehouse/testkit/organisation'
import { type Session, signIn } from '@gatehouse/testkit/sign-in'
import { vi } from 'vitest'

type Client = ReturnType<typeof clientOf>

function clientOf(session: Session) {
  return session.trpc<AppRouter>().access
}

export async function accessAs(origin: string, sub: string): Promise<Client> {
  return clientOf(await signIn(origin, sub))
}

/** Waits until every connected account and Region has been read once. */
export async function catalogueIsRead(access: Client, accountId: string): Promise<void> {
  await vi.waitFor(
    async () => {
      const { readings } = await access.catalogue.query({ accountId, teamId: 'claims-nlp' })
      if (readings.length === 0 || readings.some(({ state }) => state !== 'current')) {
        throw new Error(JSON.stringify(readings))
      }
    },
    { timeout: 30_000, interval: 100 },
  )
}

export function submission(teamId: string, modelId: string, accountId: string = accounts.genaiDev) {
  return {
    idempotencyKey: randomUUID(),
    teamId,
    accountId,
    targets: [{ kind: 'foundation-model' as const, id: modelId }],
    regions: ['us-east-1'],
    channels: ['runtime' as const],
    purpose: 'Summarise claims letters for the back office.',
    dataClass: 'internal' as const,
    callsPerDay: 100,
    durationDays: 30,
  }
}

export async function approve(access: Client, requestId: string, version = 1) {
  const { contributionHash } = await access.previewApproval.query({ requestId })
  return access.approveRequest.mutate({
    idempotencyKey: randomUUID(),
    requestId,
    version,
    contributionHash,
    reason: 'Agreed with the team.',
  })
}

/** Everybody is an administrator and a requester: the race needs twenty people who may decide. */
export const everybodyDecides = JSON.stringify({
  roles: {
    administrator: [
      'gatehouse-administrators',
      'gatehouse-requesters',
      'gatehouse-managers',
      'gatehouse-security-reviewers',
    ],
    requester: ['gatehouse-requesters', 'gatehouse-administrators'],
    'security-reviewer': ['gatehouse-security-reviewers'],
    manager: ['gatehouse-managers'],
  },
  teams: Object.fromEntries(
    (Object.keys(teams) as TeamSlug[]).map((slug) => [
      slug,
      { name: teams[slug], group: `team-${slug}` },
    ]),
  ),
})
