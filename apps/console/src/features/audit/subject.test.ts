import { describe, expect, it } from 'vitest'
import { subjectLabel, subjectPath } from './subject.ts'

const id = '019aab12-0000-7000-8000-0123456789ab'
const entry = (subjectType: string, over: object = {}) => ({
  subjectType,
  subjectId: id,
  accountId: '000000000202',
  before: null,
  after: null,
  ...over,
})

describe('the subject of an entry', () => {
  it.each([
    ['a request by its number', entry('request', { after: { number: 1042 } }), 'R-1042'],
    ['a request that is gone', entry('request', { before: { number: 7 } }), 'R-7'],
    ['a request without a state', entry('request'), '0123456789ab'],
    [
      'a grant by its model',
      entry('grant', { after: { target: { id: 'amazon.nova' } } }),
      'amazon.nova',
    ],
    ['a role by its ARN', entry('principal', { after: { roleArn: 'arn:r' } }), 'arn:r'],
    ['an account by its id', entry('account', { subjectId: '000000000202' }), '000000000202'],
    ['a state of another shape', entry('request', { after: 'text', before: [1] }), '0123456789ab'],
    [
      'a hostile state',
      entry('grant', { after: { target: { __proto__: { id: 'x' } } } }),
      '0123456789ab',
    ],
  ])('%s', (_name, given, label) => {
    expect(subjectLabel(given)).toBe(label)
  })
})

describe('the page of the subject', () => {
  it.each([
    ['request', `/access/requests/${id}`],
    ['grant', `/access/grants/${id}`],
    ['account', `/access/accounts/${id}`],
    ['principal', '/access/accounts/000000000202'],
    ['session', null],
    ['of a later version', null],
  ])('%s', (subjectType, path) => {
    expect(subjectPath(entry(subjectType))).toBe(path)
  })
})
