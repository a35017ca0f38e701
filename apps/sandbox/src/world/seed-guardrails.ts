import type { Guardrail, GuardrailPolicies, GuardrailVersion } from './bedrock-state.ts'
import { FOUNDED_AT } from './organisation.ts'
import { stableId } from './seed-ids.ts'

type Strength = 'NONE' | 'LOW' | 'MEDIUM' | 'HIGH'

const BOTH_WAYS = { inputEnabled: true, outputEnabled: true }

type ContentPolicy = NonNullable<GuardrailPolicies['contentPolicy']>
type ContentFilter = NonNullable<ContentPolicy['filters']>[number]

const HARMS = ['SEXUAL', 'VIOLENCE', 'HATE', 'INSULTS', 'MISCONDUCT'] as const

function contentPolicy(strength: Strength): ContentPolicy {
  const filter = (type: ContentFilter['type']): ContentFilter => ({
    type,
    inputStrength: strength,
    outputStrength: strength,
    inputModalities: ['TEXT'],
    outputModalities: ['TEXT'],
    inputAction: 'BLOCK',
    outputAction: 'BLOCK',
    ...BOTH_WAYS,
  })
  const attack: ContentFilter = {
    ...filter('PROMPT_ATTACK'),
    inputStrength: 'HIGH',
    outputStrength: 'NONE',
  }
  return { filters: [...HARMS.map(filter), attack], tier: { tierName: 'CLASSIC' } }
}

const PERSONAL = [
  'EMAIL',
  'PHONE',
  'NAME',
  'ADDRESS',
  'CREDIT_DEBIT_CARD_NUMBER',
  'US_SOCIAL_SECURITY_NUMBER',
  'PASSWORD',
  'AWS_ACCESS_KEY',
  'AWS_SECRET_KEY',
] as const

function personalData(
  action: 'ANONYMIZE' | 'BLOCK',
): NonNullable<GuardrailPolicies['sensitiveInformationPolicy']> {
  return {
    piiEntities: PERSONAL.map((type) => ({
      type,
      action,
      inputAction: action,
      outputAction: action,
      ...BOTH_WAYS,
    })),
    regexes: [
      {
        name: 'korean-resident-number',
        description: 'Resident registration number',
        pattern: '\\d{6}-[1-4]\\d{6}',
        action: 'BLOCK',
        inputAction: 'BLOCK',
        outputAction: 'BLOCK',
        ...BOTH_WAYS,
      },
    ],
  }
}

const INVESTMENT_ADVICE: GuardrailPolicies['topicPolicy'] = {
  topics: [
    {
      name: 'Investment advice',
      definition: 'Recommendations to buy, sell or hold a particular financial product.',
      examples: [
        'Which shares should I buy?',
        'Which stocks should I buy?',
        'Should I sell my fund now?',
        '어떤 주식을 사야 할까요?',
        '지금 펀드를 팔아야 하나요?',
      ],
      type: 'DENY',
      inputAction: 'BLOCK',
      outputAction: 'BLOCK',
      ...BOTH_WAYS,
    },
  ],
}

const PROFANITY: GuardrailPolicies['wordPolicy'] = {
  words: [],
  managedWordLists: [
    { type: 'PROFANITY', inputAction: 'BLOCK', outputAction: 'BLOCK', ...BOTH_WAYS },
  ],
}

interface GuardrailSeed {
  readonly name: string
  readonly blockedInputMessaging: string
  readonly blockedOutputsMessaging: string
  readonly versions: readonly (Pick<GuardrailVersion, 'version' | 'description' | 'policies'> & {
    readonly at: string
  })[]
}

const SEEDS: readonly GuardrailSeed[] = [
  {
    name: 'baseline-content-safety',
    blockedInputMessaging: 'This request is not allowed by company policy.',
    blockedOutputsMessaging: 'The answer was withheld by company policy.',
    versions: [
      {
        version: 'DRAFT',
        description: 'Harmful content and prompt attacks',
        at: '2026-09-02T02:00:00.000Z',
        policies: { contentPolicy: contentPolicy('HIGH'), wordPolicy: PROFANITY },
      },
      {
        version: '2',
        description: 'Stricter filters and profanity',
        at: '2026-06-18T02:00:00.000Z',
        policies: { contentPolicy: contentPolicy('HIGH'), wordPolicy: PROFANITY },
      },
      {
        version: '1',
        description: 'First release',
        at: '2026-02-03T02:00:00.000Z',
        policies: { contentPolicy: contentPolicy('MEDIUM') },
      },
    ],
  },
  {
    name: 'customer-data-protection',
    blockedInputMessaging: 'This request is not allowed by the policy on customer data.',
    blockedOutputsMessaging: 'The answer was withheld by the policy on customer data.',
    versions: [
      {
        version: 'DRAFT',
        description: 'Personal data of customers, and no investment advice',
        at: '2026-08-11T02:00:00.000Z',
        policies: {
          contentPolicy: contentPolicy('MEDIUM'),
          sensitiveInformationPolicy: personalData('BLOCK'),
          topicPolicy: INVESTMENT_ADVICE,
        },
      },
      {
        version: '1',
        description: 'Masks personal data',
        at: '2026-03-20T02:00:00.000Z',
        policies: {
          contentPolicy: contentPolicy('MEDIUM'),
          sensitiveInformationPolicy: personalData('ANONYMIZE'),
        },
      },
    ],
  },
]

/** The guardrails that the security team of an account published in a Region. */
export function seedGuardrails(accountId: string, region: string): Guardrail[] {
  return SEEDS.map(({ name, versions, ...messages }) => {
    const id = stableId(`guardrail/${accountId}/${region}/${name}`, 12)
    return {
      id,
      arn: `arn:aws:bedrock:${region}:${accountId}:guardrail/${id}`,
      name,
      region,
      ...messages,
      versions: versions.map(({ at, ...version }) => ({
        ...version,
        createdAt: version.version === 'DRAFT' ? FOUNDED_AT : at,
        updatedAt: at,
      })),
      tags: { owner: 'security' },
    }
  })
}
