import { randomUUID } from 'node:crypto'
import { submitRequestInput } from '@gatehouse/contract/access'
import { withClient } from '@gatehouse/testkit/with-client'
import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { AccessHouse, codeOf, deedOf, value } from '../house/access-house.testing.ts'
import type { PersonActor } from '../kernel/actor.ts'
import { dev, region } from './access-catalogue.testing.ts'

let house: AccessHouse
let requester: PersonActor
let colleague: PersonActor
let administrator: PersonActor

beforeAll(async () => {
  house = await AccessHouse.open()
  requester = await house.signIn('jiwoo-kim', ['requester'], ['claims-nlp'])
  colleague = await house.signIn('colleague', ['requester'], ['claims-nlp'])
  administrator = await house.signIn('olivia-bennett', ['administrator'])
})
afterAll(() => house[Symbol.asyncDispose]())

function sql(text: string, ...values: unknown[]) {
  return withClient(house.url, async (client) => (await client.query(text, values)).rows)
}

async function approvedGrant(): Promise<string> {
  const request = value(await house.submit(requester))
  const approved = value(await house.approve(administrator, request.id))
  return approved.grantIds[0] ?? ''
}

const readGrant = async (grantId: string) =>
  value(await house.access.grants.read(administrator, { grantId }))

test('what cannot be carried out is not asked of an approver', async () => {
  const submit = async (actor: PersonActor, more: Parameters<AccessHouse['submit']>[1]) =>
    codeOf(await house.submit(actor, more))
  const model = (id: string) => ({ targets: [{ kind: 'foundation-model' as const, id }] })
  expect(await submit(requester, { teamId: 'fraud-detection' })).toBe('access.not_team_member')
  expect(await submit(administrator, { teamId: 'claims-nlp' })).toBe('access.not_team_member')
  expect(await submit(requester, { accountId: '000000000999' })).toBe('access.not_found')
  expect(await submit(requester, { regions: ['us-west-2'] })).toBe('access.region_not_connected')
  expect(await submit(requester, model('amazon.unknown-v1'))).toBe('access.model_unknown')
  expect(await submit(requester, model('anthropic.claude-sonnet-4-6'))).toBe('access.model_blocked')
  expect(await submit(requester, model('amazon.titan-text-lite-v1'))).toBe('access.model_blocked')
  const profile = { kind: 'inference-profile' as const, id: 'us.anthropic.claude-sonnet-4-6' }
  expect(await submit(requester, { targets: [profile], channels: ['mantle'] })).toBe(
    'access.model_blocked',
  )
  const outsider = await house.signIn('no-role', ['requester'], ['market-research'])
  expect(await submit(outsider, { teamId: 'market-research' })).toBe('access.no_principal')
})

test('text of any language and direction is kept as it is; what cannot be stored is refused', async () => {
  const purpose =
    "사기 탐지 \u202Eevil\u202C <script>alert(1)</script> '; DROP TABLE person; -- 👩‍💻"
  const request = value(await house.submit(requester, { purpose, ticket: '=1+1' }))
  expect(request).toMatchObject({ purpose, ticket: '=1+1' })
  const base = {
    idempotencyKey: randomUUID(),
    teamId: 'claims-nlp',
    accountId: dev,
    targets: [{ kind: 'foundation-model', id: 'amazon.nova-lite-v1:0' }],
    regions: [region],
    dataClass: 'internal',
    callsPerDay: 1,
  }
  for (const refused of ['with \u0000 in it', 'a lone \ud800 half', 'x'.repeat(1_000_000), '   ']) {
    expect(submitRequestInput.safeParse({ ...base, purpose: refused }).success).toBe(false)
  }
})

test('only the requester withdraws, and only what is pending', async () => {
  const request = value(await house.submit(requester))
  const withdraw = async (actor: PersonActor, version = 1) =>
    house.access.requests.withdraw(deedOf(actor), {
      idempotencyKey: randomUUID(),
      requestId: request.id,
      version,
    })
  expect(codeOf(await withdraw(colleague))).toBe('identity.forbidden')
  expect(codeOf(await withdraw(requester, 2))).toBe('access.request_changed')
  expect(value(await withdraw(requester))).toMatchObject({ state: 'withdrawn', decision: null })
  expect(await withdraw(requester, 2)).toMatchObject({
    error: { code: 'access.request_not_pending', detail: 'withdrawn by jiwoo-kim' },
  })
})

test('a revocation is asked for once, by version, and joins the run that waits', async () => {
  const grantId = await approvedGrant()
  const before = await readGrant(grantId)
  const revoke = (version: number) =>
    house.access.grants.revoke(deedOf(administrator), {
      idempotencyKey: randomUUID(),
      grantId,
      version,
      reason: 'No longer needed.',
    })
  expect(codeOf(await revoke(9))).toBe('access.grant_changed')
  const results = await Promise.all([1, 2, 3, 4].map(() => revoke(before.version)))
  expect(results.filter(({ ok }) => ok)).toHaveLength(1)
  const after = await readGrant(grantId)
  expect(after).toMatchObject({
    state: 'revoking',
    endReason: 'No longer needed.',
    applyRunId: before.applyRunId,
    mayRevoke: false,
    endedAt: null,
  })
})

test('a run that was claimed misses nothing that is decided afterwards', async () => {
  const grantId = await approvedGrant()
  const { applyRunId } = await readGrant(grantId)
  const claim = await house.ports.runs.claim(applyRunId ?? '')
  if (claim.outcome !== 'claimed') throw new Error(claim.outcome)
  expect((await readGrant(grantId)).state).toBe('applying')
  const later = await readGrant(await approvedGrant())
  expect(later.applyRunId).not.toBe(applyRunId)
  expect(await house.ports.runs.claim(later.applyRunId ?? '')).toEqual({ outcome: 'busy' })

  // The next claim fences this one off: it can write neither progress nor an end.
  const again = await house.ports.runs.claim(applyRunId ?? '')
  if (again.outcome !== 'claimed') throw new Error(again.outcome)
  expect(again.run.epoch).toBe(claim.run.epoch + 1)
  expect(await house.ports.runs.startStep(claim.run.id, claim.run.epoch, 0)).toBe(false)
  const finish = (epoch: number, to: 'succeeded' | 'failed') =>
    house.ports.store.commit({
      actor: { kind: 'system' },
      correlationId: uuidv7(),
      change: {
        kind: 'run-finished',
        runId: claim.run.id,
        epoch,
        to,
        failure: to === 'failed' ? 'AWS said no' : null,
        leftBehind: [],
        grants: [],
      },
      audit: [{ action: 'access.grant.apply_failed', subjectType: 'team-policy', subjectId: 'x' }],
      events: [],
    })
  expect(codeOf(await finish(claim.run.epoch, 'succeeded'))).toBe('request.in_progress')
  expect(codeOf(await finish(again.run.epoch, 'failed'))).toBe('ok')
  expect(await house.ports.runs.claim(claim.run.id)).toEqual({ outcome: 'finished' })
})

test('a failed grant is taken up again; a failed removal never turns back into access', async () => {
  const failed = await approvedGrant()
  await sql(`UPDATE access_grant SET state = 'failed', failure = 'AWS' WHERE id = $1`, failed)
  const removal = await approvedGrant()
  await sql(`UPDATE access_grant SET state = 'revoking', failure = 'AWS' WHERE id = $1`, removal)
  const fine = await approvedGrant()
  const retry = (grantId: string) =>
    house.access.grants.retry(deedOf(administrator), { idempotencyKey: randomUUID(), grantId })
  expect(value(await retry(failed))).toMatchObject({ state: 'applying', failure: null })
  expect(value(await retry(removal))).toMatchObject({ state: 'revoking', failure: null })
  expect(codeOf(await retry(fine))).toBe('access.grant_not_live')
  expect(codeOf(await retry(removal))).toBe('access.grant_not_live')
})

test('the sweep starts the removal of what is past its end, once', async () => {
  const grantId = await approvedGrant()
  await sql(
    `UPDATE access_grant SET "approvedAt" = now() - interval '2 days',
       "expiresAt" = now() - interval '1 second' WHERE id = $1`,
    grantId,
  )
  const counts = await Promise.all([1, 2, 3].map(() => house.access.grants.expireDue()))
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(1)
  expect(await readGrant(grantId)).toMatchObject({ state: 'expiring' })
  const [entry] = await sql(
    `SELECT * FROM audit_entry WHERE "subjectId" = $1 ORDER BY seq DESC LIMIT 1`,
    grantId,
  )
  expect(entry).toMatchObject({ actorId: null, action: 'access.grant.expired' })
})

test('the home page says what waits for whom', async () => {
  const mine = value(await house.submit(requester))
  const home = value(await house.access.needsYou(requester))
  expect(home.counts.requestsToDecide).toBe(0)
  expect(home.items).toContainEqual(
    expect.objectContaining({
      kind: 'own-request-pending',
      request: expect.objectContaining({ id: mine.id }),
    }),
  )
  const desk = value(await house.access.needsYou(administrator))
  expect(desk.counts.requestsToDecide).toBeGreaterThan(0)
  expect(desk.items.map(({ kind }) => kind)).toContain('request-to-decide')
  expect(desk.items).toContainEqual({
    kind: 'account-unverified',
    accountId: dev,
    name: 'genai-dev',
  })
  const stranger = await house.signIn('noah-reyes', [])
  expect(value(await house.access.needsYou(stranger)).items).toEqual([])
})
