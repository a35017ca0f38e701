import { randomUUID } from 'node:crypto'
import { teamRoleArn } from '@gatehouse/testkit/organisation'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { AccessHouse, codeOf, deedOf, value } from '../house/access-house.testing.ts'
import type { PersonActor } from '../kernel/actor.ts'
import { dev, region } from './access-catalogue.testing.ts'

let house: AccessHouse
let requester: PersonActor
let administrator: PersonActor

beforeAll(async () => {
  house = await AccessHouse.open()
  requester = await house.signIn('jiwoo-kim', ['requester'], ['claims-nlp'])
  administrator = await house.signIn('olivia-bennett', ['administrator'])
})
afterAll(() => house[Symbol.asyncDispose]())

const roles = {
  readRoleArn: 'arn:aws:iam::000000000303:role/GatehouseRead',
  applyRoleArn: 'arn:aws:iam::000000000303:role/GatehouseApply',
}
const prod = {
  accountId: '000000000303',
  name: 'genai-prod',
  environment: 'production' as const,
  regions: [region],
}

test('an account gets an external id of 128 bits that only administrators are shown', async () => {
  const connect = (more: object = {}) =>
    house.access.accounts.connect(deedOf(administrator), {
      idempotencyKey: randomUUID(),
      ...prod,
      ...roles,
      ...more,
    })
  expect(codeOf(await connect({ readRoleArn: `arn:aws:iam::${dev}:role/GatehouseRead` }))).toBe(
    'request.malformed',
  )
  const results = await Promise.all([connect(), connect(), connect()])
  expect(results.map(codeOf).toSorted()).toEqual([
    'access.account_exists',
    'access.account_exists',
    'ok',
  ])
  const shown = value(await house.access.accounts.list(administrator))
  const ids = shown.map(({ externalId }) => externalId)
  expect(ids.every((id) => /^[0-9a-f]{32}$/.test(id))).toBe(true)
  expect(new Set(ids).size).toBe(2)
  const seen = value(await house.access.accounts.list(requester))
  expect(seen.map(({ externalId }) => externalId)).toEqual(['', ''])
})

test('a role serves one team, must exist, and is of the account', async () => {
  const connect = (teamId: string, roleArn: string) =>
    house.access.principals.connect(deedOf(administrator), {
      idempotencyKey: randomUUID(),
      accountId: dev,
      teamId,
      roleArn,
    })
  const taken = teamRoleArn(dev, 'claims-nlp')
  expect(codeOf(await connect('customer-care', taken))).toBe('access.principal_exists')
  const missing = `arn:aws:iam::${dev}:role/teams/nobody`
  expect(codeOf(await connect('customer-care', missing))).toBe('access.principal_missing')
  const elsewhere = teamRoleArn('000000000303', 'customer-care')
  expect(codeOf(await connect('customer-care', elsewhere))).toBe('access.principal_unusable')
  const own = teamRoleArn(dev, 'customer-care')
  expect(value(await connect('customer-care', own))).toMatchObject({
    roleArn: own,
    team: { id: 'customer-care', name: { ko: '고객 상담' } },
    connectedBy: { id: administrator.personId },
  })
})

test('an id that no database could hold is nobody in the list', async () => {
  const asked = { teamId: 'claims-nlp\u0000' }
  expect(value(await house.access.principals.list(administrator, asked))).toEqual([])
  expect(value(await house.access.guardrails.list(administrator, asked))).toEqual([])
})

test('the last role of a team stays while it holds something; otherwise it goes', async () => {
  const request = value(await house.submit(requester))
  value(await house.approve(administrator, request.id))
  const principals = value(await house.access.principals.list(administrator, { accountId: dev }))
  const disconnect = async (teamId: string) =>
    house.access.principals.disconnect(deedOf(administrator), {
      idempotencyKey: randomUUID(),
      principalId: principals.find(({ team }) => team.id === teamId)?.id ?? '',
      reason: 'Reorganised.',
    })
  expect(codeOf(await disconnect('claims-nlp'))).toBe('access.no_principal')
  const left = value(await disconnect('developer-tools'))
  expect(left.map(({ team }) => team.id)).not.toContain('developer-tools')
  expect(codeOf(await disconnect('developer-tools'))).toBe('access.not_found')
})

test('a guardrail version is pinned by name, and its change is a run', async () => {
  const assign = (guardrails: { region: string; guardrailId: string; version: string }[]) =>
    house.access.guardrails.assign(deedOf(administrator), {
      idempotencyKey: randomUUID(),
      accountId: dev,
      teamId: 'claims-nlp',
      guardrails,
      reason: 'Customer data.',
    })
  const pin = { region, guardrailId: 'gr1abc', version: '2' }
  expect(codeOf(await assign([{ ...pin, version: '9' }]))).toBe('access.guardrail_missing')
  expect(codeOf(await assign([{ ...pin, region: 'us-west-2' }]))).toBe(
    'access.region_not_connected',
  )
  expect(codeOf(await assign([pin, pin]))).toBe('request.malformed')
  expect(value(await assign([pin]))).toEqual([
    { accountId: dev, teamId: 'claims-nlp', name: 'Customer care', ...pin },
  ])
  expect(codeOf(await house.submit(requester, { channels: ['runtime', 'batch'] }))).toBe(
    'access.guardrail_conflict',
  )
  expect(value(await assign([]))).toEqual([])
})

test('the catalogue says what a team holds, has asked for, may ask for, and why not', async () => {
  value(
    await house.submit(requester, {
      targets: [{ kind: 'inference-profile', id: 'us.anthropic.claude-sonnet-4-6' }],
    }),
  )
  const asked = { accountId: dev, teamId: 'claims-nlp' }
  const { entries, readings } = value(await house.access.catalogue.read(requester, asked))
  const states = Object.fromEntries(
    entries.map(({ target, state, blockedBecause }) => [target.id, [state, ...blockedBecause]]),
  )
  expect(states).toEqual({
    'amazon.nova-lite-v1:0': ['held'],
    'amazon.nova-micro-v1:0': ['requestable'],
    'amazon.titan-text-lite-v1': ['blocked', 'end-of-life'],
    'anthropic.claude-sonnet-4-6': ['blocked', 'on-demand-not-supported'],
    'us.anthropic.claude-sonnet-4-6': ['requested'],
  })
  const profile = entries.find(({ target }) => target.kind === 'inference-profile')
  expect(profile).toMatchObject({
    processedIn: { [region]: ['us-east-1', 'us-west-2'] },
    needs: ['use-case-form'],
    provider: 'Anthropic',
  })
  expect(readings).toMatchObject([{ region, state: 'current', failure: null }])
  const others = { accountId: dev, teamId: 'fraud-detection' }
  expect(codeOf(await house.access.catalogue.read(requester, others))).toBe('access.not_found')
})
