import { describe, expect, it } from 'vitest'
import type { CompileInput, PolicyGrant } from './compile-input.ts'
import { checkRoleQuota, compilePolicies, policyText } from './compile-policy.ts'
import { maxPolicySize } from './policy-limits.ts'
import { provePolicies } from './prove-policy.ts'

const base: CompileInput = {
  teamId: 'claims-nlp',
  accountId: '000000000202',
  grants: [],
  guardrails: [],
}
const march = new Date('2027-03-01T00:00:00Z')

function direct(id: string, expiresAt = march): PolicyGrant {
  return {
    id,
    target: { kind: 'foundation-model', id },
    channels: ['runtime'],
    touches: [
      { region: 'us-east-1', modelArns: [`arn:aws:bedrock:us-east-1::foundation-model/${id}`] },
    ],
    expiresAt,
  }
}

function compiled(input: CompileInput) {
  const result = compilePolicies(input)
  if (!result.ok) throw new Error(`${result.error.code} ${result.error.detail}`)
  return result.value
}

describe('compilePolicies', () => {
  it('writes one model, until its day, and closes batch and mantle', () => {
    const [policy] = compiled({ ...base, grants: [direct('amazon.nova-lite-v1:0')] })
    expect(policy).toMatchObject({
      name: 'gatehouse-claims-nlp-1',
      document: {
        Version: '2012-10-17',
        Statement: [
          { Sid: 'DenyBatch', Effect: 'Deny', Resource: ['*'] },
          { Sid: 'DenyMantle', Effect: 'Deny', Resource: ['*'] },
          {
            Sid: 'InvokeUntil20270301',
            Effect: 'Allow',
            Action: ['bedrock:InvokeModel', 'bedrock:InvokeModelWithResponseStream'],
            Resource: ['arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-lite-v1:0'],
            Condition: { DateLessThan: { 'aws:CurrentTime': '2027-03-01T00:00:00Z' } },
          },
        ],
      },
    })
  })

  it('keeps the denials when the last grant is gone', () => {
    const sids = compiled(base).flatMap(({ document }) => document.Statement.map(({ Sid }) => Sid))
    expect(sids).toEqual(['DenyBatch', 'DenyMantle'])
  })

  it('lets profiles with the same destinations share a statement, and no others', () => {
    const through = (region: string, destinations: string[]): PolicyGrant['touches'][number] => ({
      region,
      profileArn: `arn:aws:bedrock:${region}:000000000202:inference-profile/us.amazon.nova-pro-v1:0`,
      modelArns: destinations.map(
        (to) => `arn:aws:bedrock:${to}::foundation-model/amazon.nova-pro-v1:0`,
      ),
    })
    const [policy] = compiled({
      ...base,
      grants: [
        {
          id: 'g',
          target: { kind: 'inference-profile', id: 'us.amazon.nova-pro-v1:0' },
          channels: ['runtime'],
          touches: [
            through('us-east-1', ['us-east-1', 'us-west-2']),
            through('us-west-2', ['us-east-1', 'us-west-2']),
            through('us-east-2', ['us-east-2']),
          ],
          expiresAt: march,
        },
      ],
    })
    const behind = policy?.document.Statement.filter(({ Sid }) => Sid.startsWith('BehindProfile'))
    expect(behind?.map(({ Resource }) => Resource.length).sort()).toEqual([1, 2])
  })

  it('splits what outgrows the quota, each part proven and within 6,144 characters', () => {
    const grants = Array.from({ length: 600 }, (_, n) =>
      direct(`amazon.model-${n}-v1:0`, new Date(march.getTime() + (n % 7) * 86_400_000)),
    )
    const policies = compiled({ ...base, grants })
    expect(policies.length).toBeGreaterThan(5)
    for (const { document, size } of policies) {
      expect(size).toBe(JSON.stringify(document).length)
      expect(size).toBeLessThanOrEqual(maxPolicySize)
    }
    expect(new Set(policies.map(({ name }) => name)).size).toBe(policies.length)
    expect(provePolicies({ ...base, grants }, policies.map(policyText)).ok).toBe(true)
    expect(checkRoleQuota(policies, 4)).toMatchObject({
      ok: false,
      error: { code: 'access.policy_too_large' },
    })
  })

  it('refuses a condition that no policy can hold', () => {
    const grants = Array.from(
      { length: 300 },
      (_, n): PolicyGrant => ({
        ...direct(`amazon.model-with-a-long-name-${n}-v1:0`),
        channels: ['mantle'],
      }),
    )
    expect(compilePolicies({ ...base, grants })).toMatchObject({
      ok: false,
      error: { code: 'access.policy_too_large' },
    })
  })

  it('refuses batch and mantle under a pinned guardrail', () => {
    const guardrails = [
      {
        region: 'us-east-1',
        arn: 'arn:aws:bedrock:us-east-1:000000000202:guardrail/gr1aaaa',
        version: '1',
      },
    ]
    const grants: PolicyGrant[] = [{ ...direct('amazon.nova-lite-v1:0'), channels: ['batch'] }]
    expect(compilePolicies({ ...base, grants, guardrails })).toMatchObject({
      ok: false,
      error: { code: 'access.guardrail_conflict' },
    })
  })
})
