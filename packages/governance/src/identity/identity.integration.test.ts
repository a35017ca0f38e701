import { createHash, randomBytes } from 'node:crypto'
import { type Database, openDatabase } from '@gatehouse/database/database'
import { createDatabase, type TestDatabase } from '@gatehouse/testkit/database'
import { groupsConfiguration } from '@gatehouse/testkit/organisation'
import { withClient } from '@gatehouse/testkit/with-client'
import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { identityStore } from './identity-store.prisma.ts'
import { type Claims, createIdentity, type Identity } from './index.ts'

let testDatabase: TestDatabase
let database: Database
let identity: Identity

beforeAll(async () => {
  testDatabase = await createDatabase()
  database = openDatabase(testDatabase.url)
  identity = createIdentity(
    {
      store: identityStore(database),
      ids: { next: () => uuidv7() },
      randomness: { hex: (bytes) => randomBytes(bytes).toString('hex') },
    },
    {
      groups: JSON.parse(groupsConfiguration),
      contactText: 'Ask the platform team.',
      isSandbox: true,
    },
  )
  await identity.syncTeams()
})
afterAll(async () => {
  await database.close()
  await testDatabase[Symbol.asyncDispose]()
})

function claimsOf(subject: string, more: Partial<Claims> = {}): Claims {
  return {
    issuer: 'http://127.0.0.1/oidc',
    subject,
    name: '김지우',
    email: `${subject}@example.com`,
    groups: ['gatehouse-requesters', 'team-claims-nlp', 'somebody-elses-group'],
    idToken: 'id-token',
    ...more,
  }
}

async function signIn(claims: Claims): Promise<string> {
  const result = await identity.signIn(claims, uuidv7())
  if (!result.ok) throw new Error(result.error.code)
  return result.value.token
}

function sql(text: string, ...values: unknown[]) {
  return withClient(testDatabase.url, async (client) => (await client.query(text, values)).rows)
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

test('groups become roles and teams; a session is 256 bits that the table does not hold', async () => {
  const token = await signIn(claimsOf('one'))
  expect(token).toMatch(/^[0-9a-f]{64}$/)
  const signedIn = await identity.resolve(token)
  expect(signedIn?.actor).toMatchObject({
    name: '김지우',
    roles: ['requester'],
    teamIds: ['claims-nlp'],
  })
  const rows = await sql('SELECT * FROM session')
  expect(JSON.stringify(rows)).not.toContain(token)
  expect(await identity.resolve(token.replace(/.$/, '-'))).toBeNull()
  expect(await identity.resolve('')).toBeNull()
})

test('a person is iss + sub: the same e-mail elsewhere is somebody else', async () => {
  const here = await identity.resolve(await signIn(claimsOf('two')))
  const there = await identity.resolve(
    await signIn(claimsOf('two', { issuer: 'https://elsewhere.example' })),
  )
  const again = await identity.resolve(await signIn(claimsOf('two', { email: 'new@example.com' })))
  expect(there?.actor.personId).not.toBe(here?.actor.personId)
  expect(again?.actor.personId).toBe(here?.actor.personId)
})

test('without a known group a person gets a session, whom to ask, and no permission else', async () => {
  await signIn(claimsOf('admin', { name: 'Olivia Bennett', groups: ['gatehouse-administrators'] }))
  const signedIn = await identity.resolve(await signIn(claimsOf('three', { groups: ['x'] })))
  if (signedIn === null) throw new Error('no session')
  const me = await identity.me(signedIn)
  expect(me).toMatchObject({
    roles: [],
    teams: [],
    permissions: ['identity.self'],
    contact: { text: 'Ask the platform team.', administrators: ['Olivia Bennett'] },
    isSandbox: true,
  })
})

test('roles follow the groups of the last sign-in, in every session of the person', async () => {
  const first = await signIn(claimsOf('four', { groups: ['gatehouse-administrators'] }))
  await signIn(claimsOf('four', { groups: ['team-document-ai'] }))
  const signedIn = await identity.resolve(first)
  expect(signedIn?.actor).toMatchObject({ roles: [], teamIds: ['document-ai'] })
})

test('thirty idle minutes, eight hours, a disabled person: each ends it, by the clock of the database', async () => {
  const token = await signIn(claimsOf('five'))
  const shift = (column: string, interval: string) =>
    sql(
      `UPDATE session SET "${column}" = "${column}" - interval '${interval}' WHERE "idHash" = $1`,
      hashOf(token),
    )

  await shift('lastUsedAt', '29 minutes')
  expect(await identity.resolve(token)).not.toBeNull()
  // Looking it up was use: it is fresh again.
  await shift('lastUsedAt', '29 minutes')
  expect(await identity.resolve(token)).not.toBeNull()
  // A look that nobody asked for is none: an open tab does not keep a session alive.
  await shift('lastUsedAt', '29 minutes')
  expect(await identity.resolve(token, { isUse: false })).not.toBeNull()
  await shift('lastUsedAt', '2 minutes')
  expect(await identity.resolve(token)).toBeNull()

  const other = await signIn(claimsOf('five'))
  await sql(
    `UPDATE session SET "startedAt" = "startedAt" - interval '9 hours',
       "expiresAt" = "expiresAt" - interval '481 minutes' WHERE "idHash" = $1`,
    hashOf(other),
  )
  expect(await identity.resolve(other)).toBeNull()

  const third = await signIn(claimsOf('five'))
  expect(await identity.resolve(third)).not.toBeNull()
  await sql(`UPDATE person SET "isDisabled" = true WHERE subject = 'five'`)
  expect(await identity.resolve(third)).toBeNull()
  expect(await identity.signIn(claimsOf('five'), uuidv7())).toEqual({
    ok: false,
    error: { code: 'identity.sign_in_failed' },
  })
})

test('the sixth session ends the oldest, also when they all start at once', async () => {
  const tokens: string[] = []
  for (let index = 0; index < 6; index++) tokens.push(await signIn(claimsOf('six')))
  const live = await Promise.all(tokens.map((token) => identity.resolve(token)))
  expect(live.map((signedIn) => signedIn !== null)).toEqual([false, true, true, true, true, true])

  const [entry] = await sql(
    `SELECT count(*)::int AS n FROM audit_entry
     WHERE action = 'identity.session.ended' AND reason LIKE 'The oldest%'`,
  )
  expect(entry?.n).toBe(1)

  const many = await Promise.all(Array.from({ length: 12 }, () => signIn(claimsOf('six'))))
  const stillLive = await Promise.all([...tokens, ...many].map((token) => identity.resolve(token)))
  expect(stillLive.filter((signedIn) => signedIn !== null)).toHaveLength(5)
})

test('a first sign-in in two windows at once makes one person', async () => {
  const tokens = await Promise.all([1, 2, 3].map(() => signIn(claimsOf('seven'))))
  const people = await Promise.all(tokens.map((token) => identity.resolve(token)))
  expect(new Set(people.map((signedIn) => signedIn?.actor.personId)).size).toBe(1)
})

test('signing out ends the session once, and both ends are in the audit', async () => {
  const token = await signIn(claimsOf('eight'))
  const signedIn = await identity.resolve(token)
  expect(await identity.signOut(token, uuidv7())).toEqual({
    ok: true,
    value: { idToken: 'id-token' },
  })
  expect(await identity.resolve(token)).toBeNull()
  await identity.signOut(token, uuidv7())
  const entries = await sql(
    `SELECT action FROM audit_entry WHERE "actorId" = $1 ORDER BY seq`,
    signedIn?.actor.personId,
  )
  expect(entries.map(({ action }) => action)).toEqual([
    'identity.session.started',
    'identity.session.ended',
  ])
})

test('an attempt is given out once, and only while it is fresh', async () => {
  const attempt = { codeVerifier: 'v', nonce: 'n', returnTo: '/requests' }
  await identity.startAttempt('state', attempt)
  const taken = await Promise.all([1, 2, 3].map(() => identity.takeAttempt('state')))
  expect(taken.filter((one) => one !== null)).toEqual([attempt])
  await identity.startAttempt('old', attempt)
  await sql(`UPDATE sign_in_attempt SET "createdAt" = now() - interval '11 minutes'`)
  expect(await identity.takeAttempt('old')).toBeNull()
})

test('teams mirror the configuration; one that is no longer configured stays for history', async () => {
  await identity.syncTeams()
  const rows = await sql('SELECT count(*)::int AS n FROM team')
  expect(rows[0]?.n).toBe(6)
})
