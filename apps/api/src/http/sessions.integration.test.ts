import { type Api, startApi } from '@gatehouse/testkit/api'
import { createDatabase, type TestDatabase } from '@gatehouse/testkit/database'
import { personas } from '@gatehouse/testkit/organisation'
import { type Sandbox, startSandbox } from '@gatehouse/testkit/sandbox'
import { type Session, signIn } from '@gatehouse/testkit/sign-in'
import { withClient } from '@gatehouse/testkit/with-client'
import { afterAll, beforeAll, expect, test } from 'vitest'

let database: TestDatabase
let sandbox: Sandbox
let api: Api
let other: Api
beforeAll(async () => {
  database = await createDatabase()
  sandbox = await startSandbox()
  const options = { databaseUrl: database.url, sandbox, process: 'api' as const }
  ;[api, other] = await Promise.all([startApi(options), startApi(options)])
})
afterAll(async () => {
  await Promise.all([api.stop(), other.stop()])
  await sandbox.stop()
  await database[Symbol.asyncDispose]()
})

const { sub } = personas.administrator
const tokenOf = (session: Session) =>
  session.cookies().find(({ name }) => name === 'gatehouse')?.value ?? ''

/** What the API says of a cookie; never from what another test has just found alive. */
async function status(token: string, at = api, name = 'gatehouse'): Promise<number> {
  const answer = await fetch(`${at.origin}/trpc/access.refreshCatalogue`, {
    method: 'POST',
    headers: {
      cookie: `${name}=${token}`,
      origin: at.origin,
      'x-gatehouse': '1',
      'content-type': 'application/json',
    },
    body: '{}',
  })
  await answer.body?.cancel()
  // 400: the session was good, the input is not.
  return answer.status === 400 ? 200 : answer.status
}

async function sql(text: string, values: unknown[] = []): Promise<void> {
  await withClient(database.url, (client) => client.query(text, values))
}

/** Moves times of one session so far back, by the database's own clock. */
async function age(token: string, minutes: number, ...columns: string[]) {
  const moves = columns.map((column) => `"${column}" = "${column}" - make_interval(mins => $2)`)
  await sql(
    `UPDATE session SET ${moves.join()} WHERE "idHash" = encode(sha256($1::bytea), 'hex')`,
    [token, minutes],
  )
}

test('a session is good on every process', async () => {
  const token = tokenOf(await signIn(api.origin, sub))
  expect(await status(token)).toBe(200)
  expect(await status(token, other)).toBe(200)
})

test('no fixation: the cookie that a browser brought is not the one it leaves with', async () => {
  const planted = 'a'.repeat(64)
  const token = tokenOf(await signIn(api.origin, sub))
  expect(token).not.toBe(planted)
  expect(await status(planted)).toBe(401)
})

test('a tampered cookie, or one of another name, is no session', async () => {
  const token = tokenOf(await signIn(api.origin, sub))
  const flipped = (token.startsWith('0') ? '1' : '0') + token.slice(1)
  for (const wrong of [flipped, token.slice(1), `${token}0`, token.toUpperCase(), '', "' OR 1=1"]) {
    expect(await status(wrong)).toBe(401)
  }
  expect(await status(token, api, '__Host-gatehouse')).toBe(401)
})

test('thirty minutes without use end it', async () => {
  const token = tokenOf(await signIn(api.origin, sub))
  await age(token, 29, 'startedAt', 'lastUsedAt')
  expect(await status(token)).toBe(200)
  await age(token, 31, 'startedAt', 'lastUsedAt')
  expect(await status(token)).toBe(401)
})

test('eight hours end it, however much it is used', async () => {
  const session = await signIn(api.origin, sub)
  await withClient(database.url, async (client) => {
    const { rows } = await client.query<{ hours: number }>(
      `SELECT round(extract(epoch FROM "expiresAt" - "startedAt") / 3600)::int AS hours FROM session
       ORDER BY "startedAt" DESC LIMIT 1`,
    )
    expect(rows).toEqual([{ hours: 8 }])
  })
  await age(tokenOf(session), 8 * 60 + 1, 'startedAt', 'expiresAt')
  expect(await status(tokenOf(session))).toBe(401)
})

test('signing out ends it on every process', async () => {
  const session = await signIn(api.origin, sub)
  const token = tokenOf(session)
  const out = await session.fetch('/auth/logout', { method: 'POST', body: new URLSearchParams() })
  expect(out.status).toBe(303)
  expect(await status(token)).toBe(401)
  expect(await status(token, other)).toBe(401)
})

test('a disabled person is out at once and cannot come back', async () => {
  const someone = personas.manager.sub
  const token = tokenOf(await signIn(api.origin, someone))
  await sql('UPDATE person SET "isDisabled" = true WHERE subject = $1', [someone])
  expect(await status(token)).toBe(401)
  const again = await signIn(api.origin, someone)
  expect(tokenOf(again)).toBe('')
  await sql('UPDATE person SET "isDisabled" = false WHERE subject = $1', [someone])
})

test('a role that was taken away is gone at the next request', async () => {
  const someone = personas.secondAdministrator.sub
  const token = tokenOf(await signIn(api.origin, someone))
  expect(await status(token)).toBe(200)
  await sql(`UPDATE person SET roles = '{}' WHERE subject = $1`, [someone])
  expect(await status(token)).toBe(403)
})

test('a sixth sign-in ends the first', async () => {
  const tokens: string[] = []
  const someone = personas.securityReviewer.sub
  for (let count = 0; count < 6; count += 1) tokens.push(tokenOf(await signIn(api.origin, someone)))
  const statuses: number[] = []
  for (const token of tokens) statuses.push(await status(token))
  // 403, not 401: a reviewer may not refresh the catalogue, but is somebody.
  expect(statuses).toEqual([401, 403, 403, 403, 403, 403])
})

test('the database holds neither the cookie nor the state of a sign-in', async () => {
  const token = tokenOf(await signIn(api.origin, sub))
  await withClient(database.url, async (client) => {
    for (const table of ['session', 'sign_in_attempt', 'audit_entry']) {
      const { rows } = await client.query<{ row: string }>(`SELECT t::text AS row FROM ${table} t`)
      for (const { row } of rows) expect(row).not.toContain(token)
    }
  })
})

test('sign-in and sign-out are in the audit', async () => {
  const session = await signIn(api.origin, personas.stranger.sub)
  await session.fetch('/auth/logout', { method: 'POST', body: new URLSearchParams() })
  await withClient(database.url, async (client) => {
    const { rows } = await client.query<{ action: string }>(
      `SELECT action FROM audit_entry WHERE "actorName" = $1 ORDER BY seq`,
      [personas.stranger.name],
    )
    expect(rows.map(({ action }) => action)).toEqual([
      'identity.session.started',
      'identity.session.ended',
    ])
  })
})
