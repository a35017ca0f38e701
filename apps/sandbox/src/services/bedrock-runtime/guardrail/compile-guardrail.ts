import type { GuardrailAssessment, GuardrailUsage } from '@aws-sdk/client-bedrock-runtime'
import type { GuardrailPolicies } from '../../../world/bedrock-state.ts'
import { compileContentPolicy } from './content-policy.ts'
import type { ReadText } from './policy-result.ts'
import type { Side } from './rule-action.ts'
import { compileSensitivePolicy } from './sensitive-information-policy.ts'
import { compileTopicPolicy } from './topic-policy.ts'
import { compileWordPolicy } from './word-policy.ts'

/** How many findings of one policy acted, in the words of the metric's dimension. */
export interface PolicyFindings {
  readonly policy: 'TopicPolicy' | 'ContentPolicy' | 'WordPolicy' | 'SensitiveInformationPolicy'
  readonly findings: number
}

export interface SideAssessment {
  readonly verdict: 'none' | 'masked' | 'blocked'
  /** As it may be passed on, unless it is blocked. */
  readonly text: string
  /** Only the policies: what was found, and with `enabled_full` what was not. */
  readonly told: Pick<
    GuardrailAssessment,
    'topicPolicy' | 'contentPolicy' | 'wordPolicy' | 'sensitiveInformationPolicy'
  >
  readonly acted: readonly PolicyFindings[]
  readonly usage: GuardrailUsage
}

export type AssessSide = (text: string, isFull: boolean) => SideAssessment

const ofPolicies = new WeakMap<GuardrailPolicies, Readonly<Record<Side, AssessSide>>>()

/** Policies are made ready once and then run on every text. */
export function assessmentOf(policies: GuardrailPolicies, side: Side): AssessSide {
  const known = ofPolicies.get(policies) ?? {
    input: compileSide(policies, 'input'),
    output: compileSide(policies, 'output'),
  }
  ofPolicies.set(policies, known)
  return known[side]
}

/** https://docs.aws.amazon.com/bedrock/latest/userguide/guardrails-how.html (text units) */
const TEXT_UNIT_CHARACTERS = 1000

export function textUnits(text: string): number {
  return Math.ceil(text.length / TEXT_UNIT_CHARACTERS)
}

function compileSide(policies: GuardrailPolicies, side: Side): AssessSide {
  const topics = compileTopicPolicy(policies.topicPolicy, side)
  const contents = compileContentPolicy(policies.contentPolicy, side)
  const words = compileWordPolicy(policies.wordPolicy, side)
  const sensitive = compileSensitivePolicy(policies.sensitiveInformationPolicy, side)
  const hasEntities = (policies.sensitiveInformationPolicy?.piiEntities ?? []).length > 0
  return (text, isFull) => {
    const read: ReadText = { text, lower: text.toLowerCase(), isFull }
    const topic = topics?.(read)
    const content = contents?.(read)
    const word = words?.(read)
    const personal = sensitive?.(text)
    const units = textUnits(text)
    const acted = [
      { policy: 'TopicPolicy' as const, findings: topic?.blocking ?? 0 },
      { policy: 'ContentPolicy' as const, findings: content?.blocking ?? 0 },
      { policy: 'WordPolicy' as const, findings: word?.blocking ?? 0 },
      {
        policy: 'SensitiveInformationPolicy' as const,
        findings: (personal?.blocking ?? 0) + (personal?.masking ?? 0),
      },
    ].filter(({ findings }) => findings > 0)
    const isBlocked = [topic, content, word, personal].some((result) => result?.blocking)
    return {
      verdict: isBlocked ? 'blocked' : personal?.masking ? 'masked' : 'none',
      text: personal?.masked ?? text,
      told: {
        ...(topic?.told === undefined ? {} : { topicPolicy: topic.told }),
        ...(content?.told === undefined ? {} : { contentPolicy: content.told }),
        ...(word?.told === undefined ? {} : { wordPolicy: word.told }),
        ...(personal?.told === undefined ? {} : { sensitiveInformationPolicy: personal.told }),
      },
      acted,
      usage: {
        topicPolicyUnits: topics === undefined ? 0 : units,
        contentPolicyUnits: contents === undefined ? 0 : units,
        wordPolicyUnits: words === undefined ? 0 : units,
        sensitiveInformationPolicyUnits: hasEntities ? units : 0,
        sensitiveInformationPolicyFreeUnits: sensitive !== undefined && !hasEntities ? units : 0,
        contextualGroundingPolicyUnits: 0,
        contentPolicyImageUnits: 0,
        automatedReasoningPolicyUnits: 0,
        automatedReasoningPolicies: 0,
      },
    }
  }
}
