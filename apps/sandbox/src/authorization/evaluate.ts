import { applies, type CompiledStatement, compilePolicy, type Question } from './compiled-policy.ts'
import type { PolicyLayers, SourcedPolicy } from './principal-layers.ts'

export type Verdict = 'allowed' | 'explicitDeny' | 'implicitDeny'

/** The layer that decided a denial, in the words of AWS's access denied messages. */
export type DecidingLayer =
  | 'identity-based policy'
  | 'permissions boundary'
  | 'session policy'
  | 'service control policy'

export interface MatchedStatement {
  readonly policy: SourcedPolicy
  readonly statement: CompiledStatement
  /** Place of the statement in its policy, from 0. */
  readonly index: number
}

export interface Evaluation {
  readonly verdict: Verdict
  readonly deniedBy?: DecidingLayer
  readonly matched: readonly MatchedStatement[]
  readonly isAllowedByControls: boolean
  readonly isAllowedByBoundary: boolean
}

interface LayerResult {
  readonly verdict: Verdict
  readonly matched: readonly MatchedStatement[]
}

const OPEN: LayerResult = { verdict: 'allowed', matched: [] }

/**
 * One request against every layer: a Deny anywhere wins, then each layer that exists must allow.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-basics.html
 */
export function evaluate(layers: PolicyLayers, question: Question): Evaluation {
  const controls = evaluateControls(layers.controls, question)
  const boundary = layers.boundary ? evaluateLayer(layers.boundary, question) : OPEN
  const session = layers.session ? evaluateLayer(layers.session, question) : OPEN
  const identity = evaluateLayer(layers.identity, question)
  const inOrder: readonly (readonly [DecidingLayer, LayerResult])[] = [
    ['service control policy', controls],
    ['identity-based policy', identity],
    ['permissions boundary', boundary],
    ['session policy', session],
  ]
  const denied =
    inOrder.find(([, result]) => result.verdict === 'explicitDeny') ??
    inOrder.find(([, result]) => result.verdict === 'implicitDeny')
  return {
    verdict: denied?.[1].verdict ?? 'allowed',
    matched: inOrder.flatMap(([, result]) => result.matched),
    isAllowedByControls: controls.verdict === 'allowed',
    isAllowedByBoundary: boundary.verdict === 'allowed',
    ...(denied === undefined ? {} : { deniedBy: denied[0] }),
  }
}

/** Every level from the root to the account must allow. */
function evaluateControls(levels: PolicyLayers['controls'], question: Question): LayerResult {
  if (levels === undefined) return OPEN
  const results = levels.map((level) => evaluateLayer(level, question))
  const verdict =
    results.find((result) => result.verdict === 'explicitDeny')?.verdict ??
    results.find((result) => result.verdict === 'implicitDeny')?.verdict ??
    'allowed'
  return { verdict, matched: results.flatMap((result) => result.matched) }
}

function evaluateLayer(policies: readonly SourcedPolicy[], question: Question): LayerResult {
  const matched: MatchedStatement[] = []
  for (const policy of policies) {
    compilePolicy(policy.document).forEach((statement, index) => {
      if (applies(statement, question)) matched.push({ policy, statement, index })
    })
  }
  const denies = matched.some(({ statement }) => statement.effect === 'Deny')
  return {
    matched,
    verdict: denies ? 'explicitDeny' : matched.length > 0 ? 'allowed' : 'implicitDeny',
  }
}
