import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  accountId,
  guardrailVersion,
  inferenceProfileId,
  modelId,
  region,
  roleArn,
} from './aws-identifiers.ts'

describe('identifiers of AWS', () => {
  it.each([
    [accountId, '000000000202'],
    [region, 'us-east-1'],
    [region, 'ap-northeast-2'],
    [region, 'us-gov-west-1'],
    [modelId, 'anthropic.claude-opus-4-7-v1:0'],
    [modelId, 'amazon.titan-embed-text-v2:0:8k'],
    [inferenceProfileId, 'global.anthropic.claude-opus-4-7-v1:0'],
    [inferenceProfileId, 'a1b2c3d4e5f6'],
    [roleArn, 'arn:aws:iam::000000000202:role/teams/claims-nlp'],
    [guardrailVersion, '17'],
  ])('accepts %# %s', (form, value) => {
    expect(form.safeParse(value).success).toBe(true)
  })

  it.each([
    [accountId, '202'],
    [accountId, '00000000020a'],
    [accountId, '٠٠٠٠٠٠٠٠٠٢٠٢'],
    [region, 'us-east-1\n'],
    [region, '*'],
    [modelId, 'anthropic.*'],
    [modelId, 'anthropic.claude?'],
    [modelId, 'аmazon.nova-lite-v1:0'],
    [modelId, `amazon.${'a'.repeat(140)}`],
    [inferenceProfileId, 'us.anthropic/claude'],
    [roleArn, 'arn:aws:iam::000000000202:role/*'],
    [roleArn, 'arn:aws:iam::000000000202:user/somebody'],
    [guardrailVersion, 'DRAFT'],
    [guardrailVersion, '0'],
  ])('refuses %# %s', (form, value) => {
    expect(form.safeParse(value).success).toBe(false)
  })

  it('lets no pattern, quote, variable or control character through', () => {
    // Letters, digits and the few marks of AWS's own names; whatever else is hostile here.
    const exact = /^[A-Za-z0-9_+=,.@:/-]*$/
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        for (const form of [accountId, region, modelId, inferenceProfileId, roleArn]) {
          if (form.safeParse(text).success) expect(text).toMatch(exact)
        }
      }),
      { numRuns: 5_000 },
    )
  })
})
