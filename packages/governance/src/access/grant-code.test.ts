import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codeFor } from './grant-code.ts'
import type { CatalogueModel } from './ports.ts'
import { touchesOf } from './touches.ts'

const facts = {
  target: { kind: 'inference-profile', id: 'us.amazon.nova-pro-v1:0' },
  regions: ['us-east-1', 'us-west-2'],
  roleArn: 'arn:aws:iam::000000000202:role/teams/claims-nlp',
  guardrails: [{ region: 'us-east-1', guardrailId: 'gr1aaaa', version: '7' }],
  isEmbedding: false,
} as const

describe('codeFor', () => {
  it('gives three languages a Region and names the guardrail only where the team is pinned', () => {
    const samples = codeFor(facts)
    expect(samples).toHaveLength(6)
    for (const { region, code } of samples) {
      expect(code).toContain(region)
      expect(code).toContain('us.amazon.nova-pro-v1:0')
      expect(code.includes('gr1aaaa')).toBe(region === 'us-east-1')
    }
  })

  it('keeps any text a single shell word', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii', maxLength: 40 }), (id) => {
        const cli = codeFor({
          ...facts,
          target: { kind: 'foundation-model', id },
          regions: ['us-east-1'],
        }).find(({ language }) => language === 'cli')
        const words = execFileSync(
          'sh',
          ['-c', `aws() { printf '%s\\n' "$@"; }\n${cli?.code ?? ''}`],
          { encoding: 'utf8' },
        ).split('\n')
        expect(words[words.indexOf('--model-id') + 1]).toBe(id)
      }),
      { numRuns: 40 },
    )
  })
})

describe('touchesOf', () => {
  const model: CatalogueModel = {
    modelId: 'amazon.nova-pro-v1:0',
    modelArn: 'arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-pro-v1:0',
    name: 'Nova Pro',
    provider: 'Amazon',
    inputModalities: ['TEXT'],
    outputModalities: ['TEXT'],
    isStreaming: true,
    inferenceTypes: ['INFERENCE_PROFILE'],
    lifecycle: { status: 'ACTIVE', legacyAt: null, endOfLifeAt: null },
    availability: {
      agreement: 'AVAILABLE',
      authorization: 'AUTHORIZED',
      entitlement: 'AVAILABLE',
      region: 'AVAILABLE',
    },
  }
  const profile = (profileId: string) => ({
    profileId,
    profileArn: `arn:aws:bedrock:us-east-1:000000000202:inference-profile/${profileId}`,
    name: profileId,
    type: 'SYSTEM_DEFINED' as const,
    modelArns: [model.modelArn],
  })
  const reading = {
    models: [model],
    profiles: [profile('us.amazon.nova-pro-v1:0'), profile('global.amazon.nova-pro-v1:0')],
  }

  it('adds the ARN without Region for global routing, and for nothing else', () => {
    const touched = (id: string) => {
      const result = touchesOf({ kind: 'inference-profile', id }, 'us-east-1', reading)
      return result.ok ? result.value.modelArns : result.error
    }
    expect(touched('us.amazon.nova-pro-v1:0')).toEqual([model.modelArn])
    expect(touched('global.amazon.nova-pro-v1:0')).toEqual([
      'arn:aws:bedrock:::foundation-model/amazon.nova-pro-v1:0',
      model.modelArn,
    ])
  })

  it('refuses a model that only a profile can call, and one that is not there', () => {
    const code = (id: string) => {
      const result = touchesOf({ kind: 'foundation-model', id }, 'us-east-1', reading)
      return result.ok ? null : result.error.code
    }
    expect(code('amazon.nova-pro-v1:0')).toBe('access.model_blocked')
    expect(code('amazon.nova-micro-v1:0')).toBe('access.model_unknown')
  })
})
