import type { GuardrailContentPolicyAssessment } from '@aws-sdk/client-bedrock-runtime'
import type { GuardrailPolicies } from '../../../world/bedrock-state.ts'
import { CONTENT_PHRASES, type Confidence, type Phrase } from './content-phrases.ts'
import { hasPhrase } from './find-words.ts'
import type { PolicyResult, ReadText } from './policy-result.ts'
import { actionOn, type Side, toldAction } from './rule-action.ts'

type Filter = NonNullable<NonNullable<GuardrailPolicies['contentPolicy']>['filters']>[number]
type FilterType = NonNullable<Filter['type']>
type Strength = 'LOW' | 'MEDIUM' | 'HIGH'

/** How sure a strength has to be; surest first. */
const CONFIDENCES: readonly Confidence[] = ['HIGH', 'MEDIUM', 'LOW']
const LEVELS: Readonly<Record<Strength, number>> = { LOW: 1, MEDIUM: 2, HIGH: 3 }

interface FilterRule {
  readonly type: FilterType
  readonly strength: Strength
  readonly action: 'BLOCK' | 'NONE'
}

/**
 * A low strength acts on what is found with high confidence only, a high one on all of it. Attacks
 * on the prompt are looked for in the input only.
 * https://docs.aws.amazon.com/bedrock/latest/userguide/guardrails-content-filters-overview.html
 */
export function compileContentPolicy(
  policy: GuardrailPolicies['contentPolicy'],
  side: Side,
): ((text: ReadText) => PolicyResult<GuardrailContentPolicyAssessment>) | undefined {
  const rules = (policy?.filters ?? []).flatMap((filter) => rule(filter, side))
  if (rules.length === 0) return undefined
  return ({ lower, isFull }) => {
    const filters = []
    let blocking = 0
    for (const { type, strength, action } of rules) {
      const confidence = confidenceOf(lower, type)
      const detected = confidence !== undefined && acts(strength, confidence)
      if (!detected && !isFull) continue
      filters.push({
        type,
        confidence: confidence ?? ('NONE' as const),
        filterStrength: strength,
        action: detected ? toldAction(action) : ('NONE' as const),
        detected,
      })
      if (detected && action === 'BLOCK') blocking += 1
    }
    return { told: filters.length > 0 ? { filters } : undefined, blocking }
  }
}

function rule(filter: Filter, side: Side): FilterRule[] {
  const action = actionOn(filter, side)
  const strength = side === 'input' ? filter.inputStrength : filter.outputStrength
  if (action === undefined || filter.type === undefined) return []
  if (strength === undefined || strength === 'NONE') return []
  if (filter.type === 'PROMPT_ATTACK' && side === 'output') return []
  return [{ type: filter.type, strength, action }]
}

function acts(strength: Strength, confidence: Confidence): boolean {
  return CONFIDENCES.indexOf(confidence) < LEVELS[strength]
}

function confidenceOf(lower: string, type: FilterType): Confidence | undefined {
  const phrases = CONTENT_PHRASES[type]
  return CONFIDENCES.find((level) => phrases?.[level].some((phrase) => stands(lower, phrase)))
}

function stands(lower: string, phrase: Phrase): boolean {
  return typeof phrase === 'string' ? hasPhrase(lower, phrase) : phrase.test(lower)
}
