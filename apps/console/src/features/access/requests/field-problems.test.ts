import { describe, expect, it } from 'vitest'
import { blamedFields } from './field-problems.ts'

const failure = { fields: {}, awsRequestId: null, detail: null }

describe('where a refused request shows why', () => {
  it('is at the fields that the server names', () => {
    const fields = { 'targets.1.id': 'x', purpose: 'y' }
    expect(blamedFields({ ...failure, code: 'request.malformed', fields })).toEqual([
      'targets',
      'purpose',
    ])
  })
  it('is at the field that a code is about', () => {
    expect(blamedFields({ ...failure, code: 'access.model_blocked' })).toEqual(['targets'])
    expect(blamedFields({ ...failure, code: 'access.no_principal' })).toEqual(['accountId'])
  })
  it('is above the form for everything else', () => {
    expect(blamedFields({ ...failure, code: 'client.offline' })).toEqual([])
    expect(blamedFields({ ...failure, code: 'access.no_approver' })).toEqual([])
  })
})
