import { describe, expect, it } from 'vitest'
import type { CompileInput } from './compile-input.ts'
import { compilePolicies, policyText } from './compile-policy.ts'
import { provePolicies } from './prove-policy.ts'

const pinned: CompileInput = {
  teamId: 'claims-nlp',
  accountId: '000000000202',
  grants: [
    {
      id: 'g1',
      target: { kind: 'inference-profile', id: 'us.amazon.nova-pro-v1:0' },
      channels: ['runtime'],
      touches: [
        {
          region: 'us-east-1',
          profileArn:
            'arn:aws:bedrock:us-east-1:000000000202:inference-profile/us.amazon.nova-pro-v1:0',
          modelArns: [
            'arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-pro-v1:0',
            'arn:aws:bedrock:us-west-2::foundation-model/amazon.nova-pro-v1:0',
          ],
        },
      ],
      expiresAt: new Date('2027-03-01T00:00:00Z'),
    },
  ],
  guardrails: [
    {
      region: 'us-east-1',
      arn: 'arn:aws:bedrock:us-east-1:000000000202:guardrail/gr1aaaa',
      version: '7',
    },
  ],
}

function compiledText(): string {
  const compiled = compilePolicies(pinned)
  if (!compiled.ok) throw new Error(compiled.error.code)
  return compiled.value.map(policyText).join('')
}

describe('provePolicies', () => {
  it('accepts what the compiler wrote', () => {
    expect(provePolicies(pinned, [compiledText()]).ok).toBe(true)
  })

  it.each([
    [
      'a wildcard resource',
      (text: string) => text.replace(/"Resource":\["arn[^\]]*\]/, '"Resource":["*"]'),
    ],
    [
      'another action',
      (text: string) => text.replace('bedrock:InvokeModelWithResponseStream', 'bedrock:*'),
    ],
    ['a later expiry', (text: string) => text.replace('2027-03-01', '2037-03-01')],
    [
      'no expiry',
      (text: string) =>
        text.replace('"DateLessThan":{"aws:CurrentTime":"2027-03-01T00:00:00Z"},', ''),
    ],
    ['a Region more', (text: string) => text.replace('bedrock:us-west-2::', 'bedrock:eu-west-1::')],
    [
      'another account',
      (text: string) =>
        text.replace(':000000000202:inference-profile', ':000000000303:inference-profile'),
    ],
    ['another guardrail version', (text: string) => text.replaceAll('gr1aaaa:7', 'gr1aaaa:6')],
    [
      'a guardrail condition that an absent key passes',
      (text: string) => text.replace('StringNotEquals', 'StringNotEqualsIfExists'),
    ],
    [
      'a Deny turned into an Allow',
      (text: string) => text.replace('"Effect":"Deny"', '"Effect":"Allow"'),
    ],
    ['NotResource', (text: string) => text.replace('"Resource"', '"NotResource"')],
    ['NotAction', (text: string) => text.replace('"Action"', '"NotAction"')],
    ['a Principal', (text: string) => text.replace('"Effect"', '"Principal":"*","Effect"')],
    [
      'a repeated key',
      (text: string) => text.replace('"Effect":"Deny"', '"Effect":"Allow","Effect":"Deny"'),
    ],
    ['white space', (text: string) => text.replace('{', '{ ')],
    ['a cut text', (text: string) => text.slice(0, -1)],
    ['an older language version', (text: string) => text.replace('2012-10-17', '2008-10-17')],
    [
      'a missing profile condition',
      (text: string) => text.replace(/,"bedrock:InferenceProfileArn":\[[^\]]*\]/, ''),
    ],
    ['a repeated Sid', (text: string) => text.replace('DenyMantle', 'DenyBatch')],
  ])('refuses %s', (_name, tamper) => {
    const text = compiledText()
    const tampered = tamper(text)
    expect(tampered).not.toBe(text)
    const proof = provePolicies(pinned, [tampered])
    expect(proof).toMatchObject({ ok: false, error: { code: 'access.policy_unproven' } })
  })

  it.each(['DenyOtherGuardrails', 'DenyBatch', 'DenyMantle', 'UsePinnedGuardrail'])(
    'misses %s where it was left out',
    (sid) => {
      const document = JSON.parse(compiledText()) as { Statement: { Sid: string }[] }
      const Statement = document.Statement.filter(({ Sid }) => Sid !== sid)
      expect(Statement).toHaveLength(document.Statement.length - 1)
      expect(provePolicies(pinned, [JSON.stringify({ ...document, Statement })]).ok).toBe(false)
    },
  )

  it('misses a grant that no statement says', () => {
    const none = compilePolicies({ ...pinned, grants: [] })
    if (!none.ok) throw new Error(none.error.code)
    expect(provePolicies(pinned, none.value.map(policyText)).ok).toBe(false)
  })
})
