import { expect, test } from 'vitest'
import { WorldClock } from './clock.ts'
import { type IamRole, IamStore } from './iam-store.ts'

const ACCOUNT = '000000000202'

function storeWithRole(propagationMs: number) {
  const role: IamRole = {
    name: 'r',
    path: '/',
    id: 'AROA',
    arn: `arn:aws:iam::${ACCOUNT}:role/r`,
    createdAt: '2026-01-01T00:00:00Z',
    maxSessionSeconds: 3600,
    trustPolicy: '{}',
    inlinePolicies: {},
    attachedPolicyArns: [],
    tags: {},
  }
  const clock = new WorldClock()
  const state = { [ACCOUNT]: { roles: { r: role }, users: {}, policies: {} } }
  return { clock, store: new IamStore(state, clock, () => propagationMs) }
}

const attach = (store: IamStore, arn: string) =>
  store.edit(ACCOUNT).roles['r']?.attachedPolicyArns.push(arn)
const decided = (store: IamStore) => store.asDecided(ACCOUNT).roles['r']?.attachedPolicyArns

test('without a delay decisions see every write at once', () => {
  const { store } = storeWithRole(0)
  attach(store, 'one')
  expect(decided(store)).toEqual(['one'])
})

test('with a delay decisions see each write when it has propagated', () => {
  const { store, clock } = storeWithRole(10_000)
  attach(store, 'one')
  clock.advance(6)
  attach(store, 'two')
  expect(store.account(ACCOUNT).roles['r']?.attachedPolicyArns).toEqual(['one', 'two'])
  expect(decided(store)).toEqual([])
  clock.advance(5)
  expect(decided(store)).toEqual(['one'])
  clock.advance(6)
  expect(decided(store)).toEqual(['one', 'two'])
})

test('after the clock went back nothing is pending', () => {
  const { store, clock } = storeWithRole(10_000)
  attach(store, 'one')
  store.forgetPast()
  clock.advance(-3600)
  expect(decided(store)).toEqual(['one'])
})
