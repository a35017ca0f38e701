import { expect, test } from 'vitest'
import { MODELS, needsAgreement } from './models.ts'
import { GENAI_ACCOUNTS, REGIONS_IN_USE } from './organisation.ts'
import { accessKeyIdOf, groupsOf, PEOPLE } from './people.ts'
import { seedWorldState } from './seed.ts'
import { systemProfiles } from './system-profiles.ts'
import { TEAMS } from './teams.ts'

test('the world starts the same every time and is plain JSON', () => {
  const state = seedWorldState()
  expect(seedWorldState()).toEqual(state)
  expect(JSON.parse(JSON.stringify(state))).toEqual(state)
})

test('accounts are pretend ones, and their units are Security and GenAI', () => {
  const { accounts, units } = seedWorldState().organization
  expect(Object.values(accounts).map(({ id, parentId }) => [id, units[parentId]?.name])).toEqual([
    ['000000000101', 'Root'],
    ['000000000202', 'GenAI'],
    ['000000000303', 'GenAI'],
    ['000000000404', 'Security'],
    ['000000000505', 'Security'],
  ])
})

test('every person has one key, known teams and an address at example.com', () => {
  const { accessKeys, iam } = seedWorldState()
  expect(PEOPLE).toHaveLength(25)
  expect(new Set(PEOPLE.map(accessKeyIdOf)).size).toBe(PEOPLE.length)
  for (const someone of PEOPLE) {
    const key = accessKeys[accessKeyIdOf(someone)]
    const principal = key?.principal
    expect(principal).toMatchObject({ type: 'role', sessionName: someone.sub })
    const roleName = principal?.type === 'role' ? principal.roleName : ''
    expect(iam[key?.accountId ?? '']?.roles[roleName]).toBeDefined()
    expect(someone.email).toMatch(/@example\.com$/)
    if (someone.team !== null) expect(TEAMS.map(({ slug }) => slug)).toContain(someone.team)
  }
})

test('the fixed personas hold their groups', () => {
  const groups = Object.fromEntries(PEOPLE.map((someone) => [someone.sub, groupsOf(someone)]))
  expect(groups).toMatchObject({
    'jiwoo-kim': ['gatehouse-requesters', 'team-claims-nlp'],
    'minjun-lee': ['gatehouse-requesters', 'team-fraud-detection'],
    'olivia-bennett': ['gatehouse-administrators'],
    'seoyeon-park': ['gatehouse-administrators'],
    'hana-choi': ['gatehouse-security-reviewers'],
    'daniel-wright': ['gatehouse-managers'],
    'noah-reyes': [],
    'taeyang-jung': ['gatehouse-administrators', 'gatehouse-requesters', 'team-developer-tools'],
  })
})

test('team roles start without Bedrock, under a boundary that fits a managed policy', () => {
  const { iam } = seedWorldState()
  for (const accountId of GENAI_ACCOUNTS) {
    const account = iam[accountId]
    for (const { slug } of TEAMS) {
      const role = account?.roles[slug]
      expect(role?.arn).toBe(`arn:aws:iam::${accountId}:role/teams/${slug}`)
      expect(JSON.stringify(role?.inlinePolicies)).not.toContain('bedrock')
      expect(role?.trustPolicy).toContain('"sts:ExternalId":"unset"')
      const boundary = account?.policies[role?.boundaryArn ?? '']
      expect(boundary?.versions[0]?.document.length).toBeLessThan(6144)
    }
    expect(account?.roles['GatehouseApply']?.inlinePolicies['Apply']?.length).toBeLessThan(10_240)
  }
})

test('the catalogue is consistent', () => {
  expect(new Set(MODELS.map(({ id }) => id)).size).toBe(MODELS.length)
  for (const model of MODELS) {
    expect(model.onDemand.length + model.profiles.length, model.id).toBeGreaterThan(0)
    expect(model.input.length * model.output.length, model.id).toBeGreaterThan(0)
    if (model.endOfLife !== undefined && model.legacyFrom !== undefined) {
      expect(model.legacyFrom < model.endOfLife).toBe(true)
    }
  }
  const free = new Set(
    MODELS.filter((model) => !needsAgreement(model)).map(({ provider }) => provider),
  )
  expect(free).toEqual(new Set(['Amazon', 'DeepSeek', 'Meta', 'Mistral AI', 'Qwen']))
})

test('each Region in use has models and profiles', () => {
  for (const region of REGIONS_IN_USE) {
    const profiles = systemProfiles(region, '000000000202', new Date('2026-11-01T00:00:00Z'))
    expect(profiles.length).toBeGreaterThan(5)
    for (const { arn, modelArns } of profiles) {
      expect(arn).toContain(`:${region}:000000000202:inference-profile/`)
      expect(modelArns.length).toBeGreaterThan(1)
    }
  }
})
