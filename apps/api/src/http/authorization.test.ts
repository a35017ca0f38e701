import { type Role, roles, rolesByPermission } from '@gatehouse/contract/permissions'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { expectedPermissions, procedures } from '../procedures.testing.ts'
import { startServer } from './server.testing.ts'

let server: Awaited<ReturnType<typeof startServer>>
const tokens = new Map<string, string>()
beforeAll(async () => {
  server = await startServer()
  for (const role of roles) tokens.set(role, await server.people.signInAs(role, [role]))
  tokens.set('every role', await server.people.signInAs('every', roles))
  tokens.set('no role', await server.people.signInAs('nobody', []))
  tokens.set('disabled', await server.people.signInAs('gone', roles))
  server.people.disable('gone')
  const ended = await server.people.signInAs('out', roles)
  await server.people.identity.signOut(ended, 'test')
  tokens.set('ended session', ended)
  tokens.set('invented session', 'f'.repeat(64))
  tokens.set('malformed session', "x' OR 1=1 --")
})
afterAll(() => server[Symbol.asyncDispose]())

const holders: Readonly<Record<string, readonly Role[] | null>> = {
  anonymous: null,
  'ended session': null,
  'invented session': null,
  'malformed session': null,
  disabled: null,
  'no role': [],
  requester: ['requester'],
  administrator: ['administrator'],
  'security-reviewer': ['security-reviewer'],
  manager: ['manager'],
  'every role': roles,
}

type Expected = 'signed out' | 'forbidden' | 'let in'

function expectedFor(path: string, held: readonly Role[] | null): Expected {
  if (held === null) return 'signed out'
  const permission = expectedPermissions[path]
  if (permission === undefined) throw new Error(`${path} is not in the table`)
  const allowed: readonly Role[] = rolesByPermission[permission]
  return allowed.length === 0 || held.some((role) => allowed.includes(role))
    ? 'let in'
    : 'forbidden'
}

async function outcome(path: string, type: 'query' | 'mutation', who: string): Promise<Expected> {
  const token = tokens.get(who)
  const answer = await server.call(`/trpc/${path}`, {
    ...(token === undefined ? {} : { token }),
    // An input that no procedure takes: whoever is refused for it was let in before.
    ...(type === 'mutation' ? { method: 'POST', body: '{"no":"such member"}' } : {}),
  })
  const { error } = (await answer.json()) as { error?: { data: { code: string } } }
  const code = error?.data.code
  if (answer.status === 401 && code === 'identity.signed_out') return 'signed out'
  if (answer.status === 403 && code === 'identity.forbidden') return 'forbidden'
  const isLetIn =
    answer.status === 200 || code === 'request.malformed' || code === 'access.not_found'
  if (isLetIn) return 'let in'
  throw new Error(`${path} for ${who}: ${answer.status} ${code}`)
}

describe.each(Object.entries(holders))('%s', (who, held) => {
  test.each(procedures)('$path', async ({ path, type }) => {
    expect(await outcome(path, type, who)).toBe(expectedFor(path, held))
  })
})

describe('beside the procedures', () => {
  test.each(['anonymous', 'disabled', 'ended session'])('%s gets no stream', async (who) => {
    const token = tokens.get(who)
    const answer = await server.call('/events', token === undefined ? {} : { token })
    expect(answer.status).toBe(401)
  })

  test('a procedure that is not there tells nothing', async () => {
    for (const path of ['access', 'access.nothing', 'constructor', '__proto__', 'a,b', '']) {
      const answer = await server.call(`/trpc/${path}`, { token: tokens.get('every role') ?? '' })
      expect([400, 404]).toContain(answer.status)
      expect(await answer.text()).not.toMatch(/stack|\.ts|node_modules/)
    }
  })
})
