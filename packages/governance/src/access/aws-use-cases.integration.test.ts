import { randomUUID } from 'node:crypto'
import { teamRoleArn } from '@gatehouse/testkit/organisation'
import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Deed, PersonActor } from '../kernel/actor.ts'
import { ApplyStage, accountId, nova, region, team } from './apply-stage.testing.ts'
import { candidateRoles } from './candidate-roles.ts'
import { discoverAccounts } from './discover-accounts.ts'
import { fileUseCase } from './file-use-case.ts'
import { SandboxAws } from './governed-accounts.testing.ts'
import { guardrailChoices } from './guardrail-choices.ts'
import { readCatalogue } from './read-catalogue.ts'
import { refreshCatalogue } from './refresh-catalogue.ts'
import { testGrant } from './test-grant.ts'
import { verifyAccount } from './verify-account.ts'

let aws: SandboxAws
let stage: ApplyStage

beforeAll(async () => {
  aws = await SandboxAws.start()
  stage = await ApplyStage.open(aws)
})
afterAll(async () => {
  await stage[Symbol.asyncDispose]()
  await aws[Symbol.asyncDispose]()
})

function person(facts: Partial<PersonActor> = {}): PersonActor {
  return {
    kind: 'person',
    personId: stage.administrator,
    name: '올리비아 Bennett',
    roles: ['administrator'],
    teamIds: [],
    ...facts,
  }
}
const deed = (actor = person()): Deed => ({ actor, correlationId: uuidv7() })
const key = () => ({ idempotencyKey: randomUUID() })

describe('accounts', () => {
  it('verifies the roles and reads whether the form is filed', async () => {
    const verified = await verifyAccount(stage.ports, deed(), { ...key(), accountId })
    expect(verified).toMatchObject({
      ok: true,
      value: { state: 'connected', failure: null, hasUseCaseForm: false },
    })
  })

  it("keeps AWS's words when the trust is gone, without the external id in them", async () => {
    const { externalId } = stage.account
    await aws.connect(accountId, [team])
    const verified = await verifyAccount(stage.ports, deed(), { ...key(), accountId })
    expect(verified).toMatchObject({
      ok: true,
      value: { state: 'unreachable', failure: expect.stringContaining('sts:AssumeRole') },
    })
    expect(verified.ok && verified.value.failure).not.toContain(externalId)
    await aws.connect(accountId, [team], externalId)
  })

  it('knows no account that is not connected', async () => {
    const input = { ...key(), accountId: '000000000303' }
    const unknown = await verifyAccount(stage.ports, deed(), input)
    expect(unknown).toEqual({ ok: false, error: { code: 'access.not_found' } })
  })

  it('discovers accounts and says which are connected', async () => {
    const listed = await discoverAccounts(stage.ports)
    expect(listed).toMatchObject({
      ok: true,
      value: expect.arrayContaining([
        { accountId, name: 'genai-dev', isConnected: true },
        { accountId: '000000000303', name: 'genai-prod', isConnected: false },
      ]),
    })
  })

  it('offers roles and guardrails', async () => {
    const roles = await candidateRoles(stage.ports, { accountId })
    expect(roles).toMatchObject({
      value: expect.arrayContaining([
        { roleArn: teamRoleArn(accountId, team), path: '/teams/', isConnected: true },
        {
          roleArn: teamRoleArn(accountId, 'document-ai'),
          path: '/teams/',
          isConnected: false,
        },
      ]),
    })
    const choices = await guardrailChoices(stage.ports, { accountId })
    expect(choices).toMatchObject({
      value: expect.arrayContaining([expect.objectContaining({ accountId, region })]),
    })
  })

  it('files the form, and refuses one that AWS would refuse for its length', async () => {
    const form = {
      companyName: '가온손해보험',
      companyWebsite: 'https://example.com',
      intendedUsers: 'both',
      industry: 'Insurance',
      useCases: '보험금 청구서를 요약합니다.',
    } as const
    const tooLong = { ...form, useCases: '가'.repeat(8_000) }
    expect(
      await fileUseCase(stage.ports, deed(), { ...key(), accountId, form: tooLong }),
    ).toMatchObject({ error: { code: 'request.malformed' } })
    expect(await fileUseCase(stage.ports, deed(), { ...key(), accountId, form })).toMatchObject({
      value: { hasUseCaseForm: true },
    })
  })
})

describe('the catalogue', () => {
  it('is asked for, read, and keeps the last good reading when AWS fails', async () => {
    const asked = await refreshCatalogue(stage.ports, deed(), { ...key(), accountId })
    expect(asked).toMatchObject({ ok: true, value: { readings: [{ region, readAt: null }] } })
    const job = { accountId, region, correlationId: uuidv7() }
    expect(await readCatalogue(stage.ports, job)).toMatchObject({ ok: true })
    const first = await stage.ports.store.reading(accountId, region)
    expect(first?.models.length).toBeGreaterThan(20)
    await aws.sandbox.failNext({
      service: 'bedrock',
      operation: 'ListFoundationModels',
      times: 1,
      mode: 'access-denied',
    })
    expect(await readCatalogue(stage.ports, job)).toMatchObject({ error: { code: 'aws.denied' } })
    const second = await stage.ports.store.reading(accountId, region)
    expect(second).toMatchObject({
      readAt: first?.readAt,
      failure: expect.stringMatching(/^AWS refused/),
    })
    expect(second?.models).toEqual(first?.models)
  })
})

describe('the test call', () => {
  it('is for members of the team and administrators, on a live grant', async () => {
    const { runId, grantId } = await stage.approve(nova)
    const input = () => ({ ...key(), grantId, region })
    const member = person({ roles: ['requester'], teamIds: [team] })
    expect(await testGrant(stage.ports, deed(member), input())).toEqual({
      ok: false,
      error: { code: 'access.grant_not_live' },
    })
    await stage.run(runId)
    const stranger = person({ roles: ['requester'], teamIds: ['document-ai'] })
    expect(await testGrant(stage.ports, deed(stranger), input())).toEqual({
      ok: false,
      error: { code: 'access.not_found' },
    })
    const reviewer = person({ roles: ['security-reviewer'] })
    expect(await testGrant(stage.ports, deed(reviewer), input())).toEqual({
      ok: false,
      error: { code: 'identity.forbidden' },
    })
    const answered = await testGrant(stage.ports, deed(member), input())
    expect(answered).toMatchObject({
      ok: true,
      value: { outcome: 'answered', region, modelId: nova.id, outputTokens: 1 },
    })
    const [call] = (await aws.sandbox.calls({ service: 'bedrock-runtime' })).slice(-1)
    expect(call?.callerArn).toContain(`/Bennett-${stage.administrator}`)
    const [principal] = await stage.ports.store.principals({ accountId, teamId: team })
    expect(principal?.canBeTested).toBe(true)

    const entry = await stage.database.reads.auditEntry.findFirst({
      where: { action: 'access.grant.tested' },
    })
    expect(entry).toMatchObject({ subjectId: grantId, actorId: stage.administrator })
    const verbatim = answered.ok ? answered.value.verbatim : ''
    expect(verbatim).not.toBe('')
    expect(JSON.stringify(entry?.after)).toBe(
      JSON.stringify(entry?.after).replaceAll(`"${verbatim}"`, ''),
    )
  })

  it('answers the same key with the same answer and no second call', async () => {
    const { runId, grantId } = await stage.approve(nova)
    await stage.run(runId)
    const input = { ...key(), grantId, region }
    const first = await testGrant(stage.ports, deed(), input)
    const seen = await aws.lastCall()
    expect(await testGrant(stage.ports, deed(), input)).toEqual(first)
    expect(await aws.operationsAfter(seen)).toEqual([])
  })
})
