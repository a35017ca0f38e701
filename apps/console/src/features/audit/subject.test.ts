import { describe, expect, it } from 'vitest'
import { subjectLabel, subjectPath } from './subject.ts'

const id = '019aab12-0000-7000-8000-0123456789ab'
const entry = (subjectType: string, over: object = {}) => ({
  subjectType,
  subjectId: id,
  accountId: '000000000202',
  subjectNumber: null,
  subjectName: null,
  ...over,
})

describe('the subject of an entry', () => {
  it.each([
    ['a request by its number', entry('request', { subjectNumber: 1042 }), 'R-1042'],
    ['a request that is gone', entry('request'), '0123456789ab'],
    [
      'a grant by its model and its request',
      entry('grant', { subjectName: 'amazon.nova', subjectNumber: 7 }),
      'amazon.nova (R-7)',
    ],
    ['a role by its ARN', entry('principal', { subjectName: 'arn:r' }), 'arn:r'],
    ['an account by its name', entry('account', { subjectName: 'genai-dev' }), 'genai-dev'],
    ['an account that is gone', entry('account', { subjectId: '000000000202' }), '000000000202'],
    ["a team's policies by its name", entry('team-policy', { subjectId: 'claims' }), 'Team claims'],
  ])('%s', (_name, given, label) => {
    expect(subjectLabel(given, (teamId) => `Team ${teamId}`)).toBe(label)
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
