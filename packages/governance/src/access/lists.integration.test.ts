import { randomUUID } from 'node:crypto'
import { grantListInput, requestListInput } from '@gatehouse/contract/access'
import { auditListInput } from '@gatehouse/contract/audit'
import type { Page } from '@gatehouse/contract/paging'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { AccessHouse, codeOf, deedOf, value } from '../house/access-house.testing.ts'
import type { PersonActor } from '../kernel/actor.ts'
import { encodeCursor } from '../kernel/paging.ts'
import type { Result } from '../kernel/result.ts'
import { dev } from './access-catalogue.testing.ts'

let house: AccessHouse
const people: Record<string, PersonActor> = {}

beforeAll(async () => {
  house = await AccessHouse.open()
  const claims = await house.signIn('jiwoo-kim', ['requester'], ['claims-nlp'])
  const fraud = await house.signIn('minjun-lee', ['requester'], ['fraud-detection'])
  const both = await house.signIn('two-teams', ['requester'], ['claims-nlp', 'fraud-detection'])
  const administrator = await house.signIn('olivia-bennett', ['administrator'])
  Object.assign(people, {
    claims,
    fraud,
    both,
    administrator,
    reviewer: await house.signIn('hana-choi', ['security-reviewer']),
    manager: await house.signIn('daniel-wright', ['manager']),
    stranger: await house.signIn('noah-reyes', []),
  })
  for (let index = 0; index < 30; index++) {
    const who = [claims, fraud, both][index % 3] ?? claims
    const teamId = who.teamIds[index % who.teamIds.length] ?? 'claims-nlp'
    const id = index % 4 === 0 ? 'amazon.nova-micro-v1:0' : 'amazon.nova-lite-v1:0'
    const targets = [{ kind: 'foundation-model' as const, id }]
    const request = value(await house.submit(who, { teamId, targets }))
    const about = { idempotencyKey: randomUUID(), requestId: request.id, version: 1 }
    if (index % 5 === 1) value(await house.approve(administrator, request.id))
    if (index % 5 === 2) {
      const rejected = { ...about, reason: 'Not this one.' }
      value(await house.access.requests.reject(deedOf(administrator), rejected))
    }
    if (index % 5 === 3) value(await house.access.requests.withdraw(deedOf(who), about))
  }
})
afterAll(() => house[Symbol.asyncDispose]())

function who(name: string): PersonActor {
  const person = people[name]
  if (person === undefined) throw new Error(`Nobody is called ${name} here.`)
  return person
}

async function allPages<Row>(
  read: (cursor: string | undefined) => Promise<Result<Page<Row>>>,
): Promise<Row[]> {
  const rows: Row[] = []
  let cursor: string | undefined
  do {
    const page = value(await read(cursor))
    rows.push(...page.rows)
    cursor = page.nextCursor ?? undefined
  } while (cursor !== undefined)
  return rows
}

const states = fc.uniqueArray(fc.constantFrom('pending', 'approved', 'rejected', 'withdrawn'))
const filters = fc.record(
  {
    state: states,
    teamId: fc.constantFrom('claims-nlp', 'fraud-detection', 'nobody'),
    accountId: fc.constantFrom(dev, '000000000303'),
    isMine: fc.boolean(),
    target: fc.constantFrom('nova', 'MICRO', '%', '_', "'; drop table person; --"),
    order: fc.constantFrom('newest', 'oldest'),
  },
  { requiredKeys: [] },
)

test('all pages of a list, one after another, are the whole list in order', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('claims', 'both', 'administrator', 'stranger'),
      filters,
      fc.integer({ min: 1, max: 12 }),
      async (name, filter, limit) => {
        const reader = who(name)
        const list = (more: object) =>
          house.access.requests.list(reader, requestListInput.parse({ ...filter, ...more }))
        const paged = await allPages((cursor) => list({ limit, cursor }))
        const whole = value(await list({ limit: 100 }))
        expect(whole.nextCursor).toBeNull()
        expect(paged).toEqual(whole.rows)
        const ids = whole.rows.map(({ id }) => id)
        const inOrder = ids.toSorted()
        expect(ids).toEqual(filter.order === 'oldest' ? inOrder : inOrder.toReversed())
        // The oracle: everything there is, filtered here.
        const everything = value(
          await house.access.requests.list(
            who('administrator'),
            requestListInput.parse({ limit: 100 }),
          ),
        ).rows
        const expected = everything.filter(
          (row) =>
            (reader.roles.includes('administrator') || reader.teamIds.includes(row.team.id)) &&
            (!filter.state?.length || filter.state.includes(row.state)) &&
            (filter.teamId === undefined || row.team.id === filter.teamId) &&
            (filter.accountId === undefined || row.accountId === filter.accountId) &&
            (!filter.isMine || row.requester.id === reader.personId) &&
            (filter.target === undefined ||
              row.targets.some(({ id }) => id.includes(filter.target?.toLowerCase() ?? ''))),
        )
        expect(ids.toSorted()).toEqual(expected.map(({ id }) => id).toSorted())
      },
    ),
    { numRuns: 60 },
  )
})

test('grants and the audit page the same way', async () => {
  const reader = who('administrator')
  const { audit } = house
  const grants = (more: object) =>
    house.access.grants.list(reader, grantListInput.parse({ state: ['approved'], ...more }))
  const pagedGrants = await allPages((cursor) => grants({ limit: 2, cursor }))
  expect(pagedGrants).toEqual(value(await grants({ limit: 100 })).rows)
  expect(pagedGrants).toHaveLength(6)

  const entries = (more: object) =>
    audit.list(auditListInput.parse({ subjectType: 'request', ...more }))
  const pagedEntries = await allPages((cursor) => entries({ limit: 7, cursor }))
  expect(pagedEntries).toEqual(value(await entries({ limit: 100 })).rows)
  expect(pagedEntries).toHaveLength(30 + 18)
  expect(new Set(pagedEntries.map(({ subjectNumber }) => subjectNumber))).not.toContain(null)
  const sequence = pagedEntries.map(({ seq }) => seq)
  expect(sequence).toEqual(sequence.toSorted((a, b) => b - a))
})

test('who sees what: the requests, grants and runs of the own teams, or of all', async () => {
  const grants = value(
    await house.access.grants.list(who('administrator'), grantListInput.parse({ limit: 100 })),
  ).rows
  const requests = value(
    await house.access.requests.list(who('administrator'), requestListInput.parse({ limit: 100 })),
  ).rows
  const teamsOf: Record<string, readonly string[]> = {
    claims: ['claims-nlp'],
    fraud: ['fraud-detection'],
    both: ['claims-nlp', 'fraud-detection'],
    administrator: ['claims-nlp', 'fraud-detection'],
    reviewer: ['claims-nlp', 'fraud-detection'],
    manager: ['claims-nlp', 'fraud-detection'],
    stranger: [],
  }
  for (const [name, visible] of Object.entries(teamsOf)) {
    const reader = who(name)
    for (const request of requests) {
      const read = await house.access.requests.read(reader, { requestId: request.id })
      expect([name, codeOf(read)]).toEqual([
        name,
        visible.includes(request.team.id) ? 'ok' : 'access.not_found',
      ])
    }
    for (const grant of grants) {
      const expected = visible.includes(grant.team.id) ? 'ok' : 'access.not_found'
      const asked = { grantId: grant.id }
      expect(codeOf(await house.access.grants.read(reader, asked))).toBe(expected)
      expect(codeOf(await house.access.grants.code(reader, asked))).toBe(expected)
      const applyRunId = grant.applyRunId ?? ''
      expect(codeOf(await house.access.runs.read(reader, { applyRunId }))).toBe(expected)
    }
    const listed = value(
      await house.access.requests.list(reader, requestListInput.parse({ limit: 100 })),
    ).rows
    expect(new Set(listed.map(({ team }) => team.id))).toEqual(new Set(visible))
    const principals = value(await house.access.principals.list(reader, {}))
    expect(principals.every(({ team }) => canSee(reader, team.id))).toBe(true)
  }
  const missing = await house.access.requests.read(who('administrator'), {
    requestId: randomUUID(),
  })
  const hidden = await house.access.requests.read(who('stranger'), {
    requestId: requests[0]?.id ?? '',
  })
  expect(hidden).toEqual(missing)
})

function canSee(reader: PersonActor, teamId: string): boolean {
  return reader.roles.some((role) => role !== 'requester') || reader.teamIds.includes(teamId)
}

test('a cursor that is none, or one of another list, is malformed and says so', async () => {
  const stolen = value(
    await house.access.grants.list(who('administrator'), grantListInput.parse({ limit: 1 })),
  ).nextCursor
  const bad = [
    'x',
    '%%%',
    'null',
    '____',
    encodeCursor({ list: 'requests', after: 'not-a-uuid' }),
    encodeCursor({ list: 'requests', after: randomUUID(), extra: '1' }),
    encodeCursor({ list: 'requests' }),
    stolen ?? '',
  ]
  for (const cursor of bad) {
    const input = requestListInput.parse({ cursor })
    const result = await house.access.requests.list(who('claims'), input)
    expect(result).toMatchObject({
      ok: false,
      error: { code: 'request.malformed', fields: { cursor: expect.any(String) } },
    })
  }
  const { audit } = house
  expect(codeOf(await audit.list(auditListInput.parse({ cursor: stolen })))).toBe(
    'request.malformed',
  )
})

test('filters of any content are answered, or refused by name', async () => {
  const { audit } = house
  for (const filter of [
    { from: '0000-01-01T00:00:00Z', to: '9999-12-31T23:59:59Z' },
    { action: ["a'; DROP TABLE person; --", 'access.request.approved'] },
    { action: ["' OR true --"] },
    { subjectId: '\u202E', teamId: '', accountId: '%' },
  ]) {
    expect(codeOf(await audit.list(auditListInput.parse(filter)))).toBe('ok')
  }
  for (const input of [{ target: 'a\u0000' }, { teamId: '\ud800' }, { target: 'x'.repeat(161) }]) {
    expect(requestListInput.safeParse(input).success).toBe(false)
  }
})

test('a cursor carries no scope: with it a stranger still sees nothing', async () => {
  const page = value(
    await house.access.requests.list(who('administrator'), requestListInput.parse({ limit: 3 })),
  )
  const input = requestListInput.parse({ cursor: page.nextCursor })
  expect(value(await house.access.requests.list(who('stranger'), input)).rows).toEqual([])
})
