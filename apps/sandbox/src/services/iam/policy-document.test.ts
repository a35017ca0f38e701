import { describe, expect, test } from 'vitest'
import {
  checkIdentityDocument,
  checkTrustDocument,
  countedSize,
  encodeDocument,
} from './policy-document.ts'

const policy = (...statements: unknown[]) =>
  JSON.stringify({ Version: '2012-10-17', Statement: statements })
const ALLOW = { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }

describe('a policy document', () => {
  test('is encoded after RFC 3986, so that decodeURIComponent gives it back', () => {
    const document = policy({ ...ALLOW, Sid: "It's (all) there!*" })
    const encoded = encodeDocument(document)
    expect(encoded).toMatch(/^[A-Za-z0-9\-._~%]+$/)
    expect(decodeURIComponent(encoded)).toBe(document)
  })

  test('is counted without white space', () => {
    expect(countedSize(' {\n\t"a" : "b c" } ')).toBe('{"a":"bc"}'.length)
  })

  test.each([
    ['no JSON', '{', 'Syntax errors in policy.'],
    ['a list', '[]', 'Syntax errors in policy.'],
    ['no effect', policy({ Action: '*', Resource: '*' }), 'Effect must be present'],
    ['a principal', policy({ ...ALLOW, Principal: '*' }), 'Principal'],
    [
      'an unreadable resource',
      policy({ ...ALLOW, Resource: 'bucket' }),
      'must be in ARN format or "*"',
    ],
    ['two equal Sids', policy({ ...ALLOW, Sid: 'A' }, { ...ALLOW, Sid: 'A' }), 'must be unique'],
    ['a Sid with a space', policy({ ...ALLOW, Sid: 'A B' }), 'must be alpha-numeric'],
  ])('with %s is malformed', (_title, document, message) => {
    expect(() => checkIdentityDocument(document)).toThrow(message)
  })

  test('good ones pass', () => {
    checkIdentityDocument(policy(ALLOW, { ...ALLOW, Effect: 'Deny', Sid: '' }))
    checkTrustDocument(
      policy({ Effect: 'Allow', Principal: { AWS: '*' }, Action: 'sts:AssumeRole' }),
    )
  })
})
