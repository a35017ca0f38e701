import { randomUUID } from 'node:crypto'
import { startApi } from '@gatehouse/testkit/api'
import { createDatabase } from '@gatehouse/testkit/database'
import { accounts } from '@gatehouse/testkit/organisation'
import { startSandbox } from '@gatehouse/testkit/sandbox'
import { withClient } from '@gatehouse/testkit/with-client'
import { connectOrganisation } from '@gatehouse/tooling/connect-organisation'
import { TRPCClientError } from '@trpc/client'
import { expect, test } from 'vitest'
import { accessAs, catalogueIsRead, everybodyDecides, submission } from './arrange.ts'

const requestCount = 50
const deciderCount = 20

interface World {
  readonly people: readonly { readonly sub: string; readonly groups: readonly string[] }[]
}

/** 20 administrators decide the same 50 requests at once, over two API processes. */
test('of twenty administrators who decide a request, one wins', { timeout: 240_000 }, async () => {
  await using database = await createDatabase()
  await using sandbox = await startSandbox()
  const shared = { databaseUrl: database.url, sandbox, env: { GATEHOUSE_GROUPS: everybodyDecides } }
  await using one = await startApi({ ...shared, process: 'all' })
  await using two = await startApi({ ...shared, process: 'api' })
  const origins = [one.origin, two.origin]
  await connectOrganisation({
    origin: one.origin,
    sandboxUrl: sandbox.url,
    teams: ['claims-nlp'],
    regions: ['us-east-1'],
    accountIds: [accounts.genaiDev],
  })
  const requester = await accessAs(one.origin, 'jiwoo-kim')
  await catalogueIsRead(requester, accounts.genaiDev)
  const { entries } = await requester.catalogue.query({
    accountId: accounts.genaiDev,
    teamId: 'claims-nlp',
  })
  const models = entries
    .filter(({ target, state }) => target.kind === 'foundation-model' && state === 'requestable')
    .map(({ target }) => target.id)
  const requests = []
  for (let n = 0; n < requestCount; n += 1) {
    const modelId = models[n % models.length] ?? ''
    requests.push(await requester.submitRequest.mutate(submission('claims-nlp', modelId)))
  }

  const world = (await sandbox.world()) as World
  const deciders = world.people
    .filter(({ sub, groups }) => sub !== 'jiwoo-kim' && groups.length > 0)
    .slice(0, deciderCount)
  expect(deciders).toHaveLength(deciderCount)
  const clients = await Promise.all(
    deciders.map(({ sub }, n) => accessAs(origins[n % 2] ?? one.origin, sub)),
  )

  const outcomes = new Map<string, string[]>()
  for (const { id: requestId, version } of requests) {
    const preview = await clients[0]?.previewApproval.query({ requestId })
    const decided = await Promise.all(
      clients.map(async (access, n) => {
        const decision = {
          idempotencyKey: randomUUID(),
          requestId,
          version,
          reason: 'My decision.',
        }
        try {
          await (n % 3 === 0
            ? access.rejectRequest.mutate(decision)
            : access.approveRequest.mutate({
                ...decision,
                contributionHash: preview?.contributionHash ?? '',
              }))
          return 'won'
        } catch (error) {
          if (!(error instanceof TRPCClientError)) throw error
          return String(error.data?.code)
        }
      }),
    )
    outcomes.set(requestId, decided)
  }

  for (const decided of outcomes.values()) {
    expect(decided.toSorted()).toEqual([
      ...Array.from({ length: deciderCount - 1 }, () => 'access.request_not_pending'),
      'won',
    ])
  }
  const { rows } = await withClient(database.url, (client) =>
    client.query<{ decided: number; audited: number; grants: number; approved: number }>(`
      SELECT (SELECT count(*)::int FROM access_request WHERE state <> 'pending') AS decided,
             (SELECT count(*)::int FROM audit_entry
               WHERE action IN ('access.request.approved', 'access.request.rejected')) AS audited,
             (SELECT count(*)::int FROM access_grant) AS grants,
             (SELECT count(*)::int FROM access_request WHERE state = 'approved') AS approved`),
  )
  expect(rows[0]).toMatchObject({ decided: requestCount, audited: requestCount })
  expect(rows[0]?.grants).toBe(rows[0]?.approved)
})
