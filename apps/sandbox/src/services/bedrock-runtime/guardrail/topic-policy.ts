import type { GuardrailTopicPolicyAssessment } from '@aws-sdk/client-bedrock-runtime'
import type { GuardrailPolicies } from '../../../world/bedrock-state.ts'
import { keywordsOf } from '../stand-in-text.ts'
import { hasPhrase } from './find-words.ts'
import type { PolicyResult, ReadText } from './policy-result.ts'
import { actionOn, type Side, toldAction } from './rule-action.ts'

interface TopicRule {
  readonly name: string
  readonly action: 'BLOCK' | 'NONE'
  readonly phrase: string
  readonly examples: readonly (readonly string[])[]
}

/** A text is about a topic if it has this share of the words of one of its examples, two at least. */
const SHARE = 0.6
const FEWEST_WORDS = 2

/** Coarse: by the name of a topic and the words of its examples; the definition is not understood. */
export function compileTopicPolicy(
  policy: GuardrailPolicies['topicPolicy'],
  side: Side,
): ((text: ReadText) => PolicyResult<GuardrailTopicPolicyAssessment>) | undefined {
  const rules = (policy?.topics ?? []).flatMap((topic): TopicRule[] => {
    const action = actionOn(topic, side)
    if (action === undefined) return []
    const name = topic.name ?? ''
    const examples = (topic.examples ?? []).map((example) => wordsOf(example).map(stem))
    return [{ name, action, phrase: name.toLowerCase(), examples }]
  })
  if (rules.length === 0) return undefined
  return ({ lower, isFull }) => {
    const topics = []
    let blocking = 0
    for (const rule of rules) {
      const detected = isAbout(lower, rule)
      if (!detected && !isFull) continue
      const action = detected ? toldAction(rule.action) : ('NONE' as const)
      topics.push({ name: rule.name, type: 'DENY' as const, action, detected })
      if (detected && rule.action === 'BLOCK') blocking += 1
    }
    return { told: topics.length > 0 ? { topics } : undefined, blocking }
  }
}

function isAbout(lower: string, { phrase, examples }: TopicRule): boolean {
  if (hasPhrase(lower, phrase)) return true
  return examples.some((words) => {
    const needed = Math.max(FEWEST_WORDS, Math.ceil(words.length * SHARE))
    let found = 0
    for (const word of words) if (lower.includes(word)) found += 1
    return found >= needed
  })
}

const SHORT_STOP_WORDS = new Set(
  'all and any are can for get how may not now our the was who why you'.split(' '),
)

/** Short English words count too: `buy` says more than `which`. */
function wordsOf(example: string): string[] {
  const short = example.toLowerCase().match(/(?<![\p{L}\p{N}])[a-z]{3}(?![\p{L}\p{N}])/gu) ?? []
  return [...keywordsOf(example), ...short.filter((word) => !SHORT_STOP_WORDS.has(word))]
}

/** Without a plural's `s`, so that both numbers are found. */
function stem(word: string): string {
  return word.length > 4 && word.endsWith('s') ? word.slice(0, -1) : word
}
