import { describe, expect, it } from 'vitest'
import {
  addRegions,
  type ConnectDraft,
  emptyConnectDraft,
  readConnectDraft,
} from './connect-input.ts'
import { conventionalRoles } from './trust-policy.ts'

const roles = conventionalRoles('000000000202')
const complete: ConnectDraft = {
  accountId: '000000000202',
  name: 'genai-dev',
  environment: 'development',
  regions: ['us-east-1'],
  readRoleArn: roles.read,
  applyRoleArn: roles.apply,
}

describe('connecting an account', () => {
  it('sends what is complete', () => {
    expect(readConnectDraft(complete)).toEqual({ ok: true, input: complete })
  })
  it('names every empty field', () => {
    const reading = readConnectDraft(emptyConnectDraft)
    expect(reading.ok || Object.keys(reading.problems)).toEqual([
      'accountId',
      'name',
      'regions',
      'readRoleArn',
      'applyRoleArn',
    ])
  })
  it('refuses a role of another account', () => {
    const foreign = { ...complete, applyRoleArn: conventionalRoles('000000000303').apply }
    expect(readConnectDraft(foreign)).toEqual({
      ok: false,
      problems: { applyRoleArn: 'otherAccount' },
    })
  })
  it.each([
    ['us-east-1', ['us-west-2', 'us-east-1']],
    ['US-EAST-1, eu-central-1', ['us-west-2', 'us-east-1', 'eu-central-1']],
    ['us-west-2', ['us-west-2']],
    ['everywhere', null],
    ['', null],
  ])('takes Regions as typed: %j', (typed, regions) => {
    expect(addRegions(['us-west-2'], typed)).toEqual(regions)
  })
})
