import type { PolicySentence } from '@gatehouse/contract/access-policy'
import type { policy } from '../../../locales/en/access/policy.ts'

type PolicyKey = keyof typeof policy

export interface PolicyWords {
  readonly key: PolicyKey
  readonly values: PolicyValues
}

/** All that a sentence may name; what it does not name is empty. */
interface PolicyValues {
  readonly target: string
  readonly region: string
  readonly until: string
  readonly processedIn: string
  readonly guardrail: string
  readonly version: string
}

const nothing: PolicyValues = {
  target: '',
  region: '',
  until: '',
  processedIn: '',
  guardrail: '',
  version: '',
}

/** How dates and lists are written in the reader's language. */
export interface SentenceFormat {
  readonly time: (iso: string) => string
  readonly list: (items: readonly string[]) => string
}

/** Bedrock's word in a global profile for "wherever there is room" (IAM sees the same as RequestedRegion). */
export const anywhere = 'unspecified'

/** Which words say a sentence about a policy. A new kind of sentence does not compile without its own. */
export function policyWords(sentence: PolicySentence, format: SentenceFormat): PolicyWords {
  switch (sentence.says) {
    case 'may-invoke': {
      const values = scopeOf(sentence, format)
      if (sentence.processedIn.includes(anywhere)) return { key: 'may-invoke-anywhere', values }
      const isOwnRegion = sentence.processedIn.every((region) => region === sentence.region)
      if (isOwnRegion) return { key: 'may-invoke', values }
      const processedIn = format.list(sentence.processedIn)
      return { key: 'may-invoke-processed', values: { ...values, processedIn } }
    }
    case 'may-batch':
    case 'may-mantle':
      return { key: sentence.says, values: scopeOf(sentence, format) }
    case 'only-with-guardrail':
      return {
        key: sentence.says,
        values: { ...nothing, guardrail: sentence.guardrailArn, version: sentence.version },
      }
    case 'no-batch':
    case 'no-mantle':
      return { key: sentence.says, values: nothing }
  }
}

function scopeOf(
  sentence: Extract<PolicySentence, { until: string }>,
  format: SentenceFormat,
): PolicyValues {
  return {
    ...nothing,
    target: sentence.target.id,
    region: sentence.region,
    until: format.time(sentence.until),
  }
}
