import type { PolicySentence } from '@gatehouse/contract/access-policy'
import { policySentence } from '@gatehouse/contract/access-policy'
import { describe, expect, it } from 'vitest'
import { policy as english } from '../../../locales/en/access/policy.ts'
import { policy as korean } from '../../../locales/ko/access/policy.ts'
import { policyWords } from './policy-words.ts'

const format = {
  time: (iso: string) => iso.slice(0, 10),
  list: (all: readonly string[]) => all.join(' + '),
}
const target = { kind: 'inference-profile', id: 'us.anthropic.claude' } as const
const until = '2027-02-21T00:00:00.000Z'
const invoke = { says: 'may-invoke', target, region: 'us-east-1', until } as const

const cases: readonly [string, PolicySentence, string][] = [
  [
    'a model in its own Region',
    { ...invoke, processedIn: ['us-east-1'] },
    'May call us.anthropic.claude from us-east-1 until 2027-02-21.',
  ],
  [
    'a profile over two Regions',
    { ...invoke, processedIn: ['us-east-1', 'us-west-2'] },
    'May call us.anthropic.claude from us-east-1 until 2027-02-21; prompts and outputs may be processed in us-east-1 + us-west-2.',
  ],
  [
    'a global profile',
    { ...invoke, processedIn: ['us-east-1', 'unspecified'] },
    'May call us.anthropic.claude from us-east-1 until 2027-02-21; prompts and outputs may be processed in any commercial Region of AWS.',
  ],
  [
    'batch',
    { ...invoke, says: 'may-batch' },
    'May start batch jobs with us.anthropic.claude in us-east-1 until 2027-02-21.',
  ],
  [
    'mantle',
    { ...invoke, says: 'may-mantle' },
    'May call us.anthropic.claude over bedrock-mantle in us-east-1 until 2027-02-21.',
  ],
  [
    'a guardrail',
    { says: 'only-with-guardrail', guardrailArn: 'arn:g', version: '7' },
    'Only with version 7 of guardrail arn:g; every other call is denied.',
  ],
  ['no batch', { says: 'no-batch' }, 'Batch jobs are denied.'],
  ['no mantle', { says: 'no-mantle' }, 'Calls over bedrock-mantle are denied.'],
]

const filled = (words: string, values: object) => {
  const given = new Map<string, string>(Object.entries(values))
  return words.replace(/\{\{(\w+)\}\}/g, (_all, name) => given.get(name) || `MISSING ${name}`)
}

describe('policy sentences', () => {
  it.each(cases)('says %s', (_name, sentence, says) => {
    const { key, values } = policyWords(sentence, format)
    expect(filled(english[key], values)).toBe(says)
    expect(filled(korean[key], values)).not.toContain('MISSING')
  })

  it('has a case for every kind of sentence in the contract', () => {
    const kinds = policySentence.options.map((option) => option.shape.says.value)
    expect(new Set(cases.map(([, sentence]) => sentence.says))).toEqual(new Set(kinds))
  })
})
