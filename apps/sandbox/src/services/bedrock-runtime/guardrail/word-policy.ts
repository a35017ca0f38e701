import type { GuardrailWordPolicyAssessment } from '@aws-sdk/client-bedrock-runtime'
import type { GuardrailPolicies } from '../../../world/bedrock-state.ts'
import { indexOfPhrase } from './find-words.ts'
import type { PolicyResult, ReadText } from './policy-result.ts'
import { actionOn, type Side, toldAction } from './rule-action.ts'

/** A stand-in for AWS's managed list, which is not published. */
const PROFANITY = ['damn', 'bullshit', 'bastard', 'shit', 'fuck', '젠장', '씨발', '개새끼']

interface WordRule {
  readonly word: string
  readonly action: 'BLOCK' | 'NONE'
  readonly isManaged: boolean
}

/** Words and phrases as they are, whatever their case. */
export function compileWordPolicy(
  policy: GuardrailPolicies['wordPolicy'],
  side: Side,
): ((text: ReadText) => PolicyResult<GuardrailWordPolicyAssessment>) | undefined {
  const rules = [...customRules(policy, side), ...managedRules(policy, side)]
  if (rules.length === 0) return undefined
  return ({ text, lower }) => {
    const customWords = []
    const managedWordLists = []
    let blocking = 0
    for (const { word, action, isManaged } of rules) {
      const at = indexOfPhrase(lower, word)
      if (at === -1) continue
      const match = text.slice(at, at + word.length)
      const found = { action: toldAction(action), detected: true }
      if (isManaged) managedWordLists.push({ match, type: 'PROFANITY' as const, ...found })
      else customWords.push({ match, ...found })
      if (action === 'BLOCK') blocking += 1
    }
    const isDetected = customWords.length + managedWordLists.length > 0
    return { told: isDetected ? { customWords, managedWordLists } : undefined, blocking }
  }
}

function customRules(policy: GuardrailPolicies['wordPolicy'], side: Side): WordRule[] {
  return (policy?.words ?? []).flatMap((rule) => {
    const action = actionOn(rule, side)
    const word = (rule.text ?? '').toLowerCase()
    return action === undefined ? [] : [{ word, action, isManaged: false }]
  })
}

function managedRules(policy: GuardrailPolicies['wordPolicy'], side: Side): WordRule[] {
  return (policy?.managedWordLists ?? []).flatMap((list) => {
    const action = actionOn(list, side)
    if (action === undefined) return []
    return PROFANITY.map((word) => ({ word, action, isManaged: true }))
  })
}
