import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Mischief } from './hostile-provider.testing.ts'
import { refused, startSignIns } from './sign-in-flow.testing.ts'

let signIns: Awaited<ReturnType<typeof startSignIns>>
let provider: typeof signIns.provider
let server: typeof signIns.server
let begin: typeof signIns.begin
let comeBack: typeof signIns.comeBack
beforeAll(async () => {
  signIns = await startSignIns()
  ;({ provider, server, begin, comeBack } = signIns)
})
afterAll(() => signIns[Symbol.asyncDispose]())
beforeEach(() => {
  provider.state.mischief = {}
})

const hours = 3600
const now = () => Math.floor(Date.now() / 1000)

describe('the ID token is refused', () => {
  test.each<[string, Mischief]>([
    ['alg none', { algorithm: 'none' }],
    ['HS256 with the public key', { algorithm: 'HS256' }],
    ['another key under our key id', { signWithForeignKey: true }],
    ['an unknown key id', { keyId: 'two', signWithForeignKey: true }],
    ['another nonce', { claims: (claims) => ({ ...claims, nonce: 'x' }) }],
    ['no nonce', { claims: ({ nonce: _, ...claims }) => claims }],
    ['another audience', { claims: (claims) => ({ ...claims, aud: 'other' }) }],
    [
      'two audiences without us as the party',
      { claims: (claims) => ({ ...claims, aud: ['gatehouse-console', 'b'], azp: 'b' }) },
    ],
    ['another issuer', { claims: (claims) => ({ ...claims, iss: 'https://other.example' }) }],
    ['expired', { claims: (claims) => ({ ...claims, iat: now() - hours, exp: now() - 90 }) }],
    ['not yet valid', { claims: (claims) => ({ ...claims, nbf: now() + 90 }) }],
    ['no subject', { claims: ({ sub: _, ...claims }) => claims }],
    ['the token endpoint fails', { tokenStatus: 500 }],
  ])('%s', async (_, mischief) => {
    const begun = await begin()
    provider.state.mischief = mischief
    expect(await comeBack(begun)).toEqual({
      location: refused('failed'),
      status: 302,
      session: undefined,
    })
  })
})

test('clocks may differ by less than a minute', async () => {
  const begun = await begin()
  provider.state.mischief = {
    claims: (claims) => ({ ...claims, exp: now() - 40, nbf: now() + 40, iat: now() - hours }),
  }
  expect((await comeBack(begun)).session).toBeDefined()
})

describe('groups', () => {
  test.each<[string, Mischief, string[]]>([
    ['in the ID token', {}, ['administrator']],
    [
      'from userinfo where the token is silent',
      {
        claims: ({ groups: _, ...claims }) => claims,
        userinfo: { groups: ['group-requester', 'group-nobody'] },
      },
      ['requester'],
    ],
    [
      'nowhere, as with too many to tell: no role',
      { claims: ({ groups: _, ...claims }) => ({ ...claims, _claim_names: { groups: 'x' } }) },
      [],
    ],
    [
      'of the wrong type: no role',
      { claims: (claims) => ({ ...claims, groups: [{ toString: 'group-administrator' }, 1] }) },
      [],
    ],
    ['unknown ones: no role', { claims: (claims) => ({ ...claims, groups: ['admins'] }) }, []],
    [
      'that are names of what every object has: no role',
      { claims: (claims) => ({ ...claims, groups: ['constructor', '__proto__'] }) },
      [],
    ],
  ])('%s', async (_, mischief, roles) => {
    const begun = await begin()
    provider.state.mischief = mischief
    const { session } = await comeBack(begun)
    const me = await server.call('/trpc/identity.me', { token: session?.split(/[=;]/)[1] ?? '' })
    expect(await me.json()).toMatchObject({ result: { data: { roles } } })
  })
})

test('userinfo of another person is refused', async () => {
  const begun = await begin()
  provider.state.mischief = {
    claims: ({ groups: _, ...claims }) => claims,
    userinfo: { sub: 'eve', groups: ['group-administrator'] },
  }
  expect((await comeBack(begun)).location).toEqual(refused('failed'))
})
