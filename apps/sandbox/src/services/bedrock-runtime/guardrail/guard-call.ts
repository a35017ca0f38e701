import type { GuardrailAssessment } from '@aws-sdk/client-bedrock-runtime'
import type { Guardrail, GuardrailVersion } from '../../../world/bedrock-state.ts'
import type { GuardrailOutcome } from '../logged-invocation.ts'
import { assessmentOf, type SideAssessment, textUnits } from './compile-guardrail.ts'
import type { Side } from './rule-action.ts'

/** A guardrail in the version that a call names. */
export interface AppliedGuardrail {
  readonly guardrail: Guardrail
  readonly version: GuardrailVersion
}

export interface GuardedText extends SideAssessment {
  readonly source: string
  readonly latencyMs: number
}

/** About what AWS's own takes: some time for the call, and some for the text. */
function latencyOf(text: string): number {
  return Math.min(95 + Math.ceil(text.length / 12), 900)
}

export function guardText(
  { version }: AppliedGuardrail,
  side: Side,
  text: string,
  isFull = false,
): GuardedText {
  const assessed = assessmentOf(version.policies, side)(text, isFull)
  return { ...assessed, source: text, latencyMs: latencyOf(text) }
}

/** One text's assessment as traces and ApplyGuardrail tell it. */
export function toldAssessment(
  { guardrail, version }: AppliedGuardrail,
  { told, usage, latencyMs, source }: GuardedText,
): GuardrailAssessment {
  const length = [...source].length
  return {
    ...told,
    invocationMetrics: {
      guardrailProcessingLatency: latencyMs,
      usage,
      guardrailCoverage: { textCharacters: { guarded: length, total: length } },
    },
    appliedGuardrailDetails: {
      guardrailId: guardrail.id,
      guardrailVersion: version.version,
      guardrailArn: guardrail.arn,
      guardrailOrigin: ['REQUEST'],
      guardrailOwnership: 'SELF',
    },
  }
}

export function actionReason(verdicts: readonly SideAssessment['verdict'][]): string {
  if (verdicts.includes('blocked')) return 'Guardrail blocked.'
  return verdicts.includes('masked') ? 'Guardrail masked.' : 'No action.'
}

/** What the metrics tell of a call's guardrail. */
export function outcomeOf(
  { guardrail, version }: AppliedGuardrail,
  input: GuardedText | undefined,
  output: GuardedText | undefined,
): GuardrailOutcome {
  return {
    arn: guardrail.arn,
    version: version.version,
    latencyMs: (input?.latencyMs ?? 0) + (output?.latencyMs ?? 0),
    textUnits: { input: textUnits(input?.source ?? ''), output: textUnits(output?.source ?? '') },
    intervened: [
      ...(input?.acted ?? []).map((finding) => ({ source: 'Input' as const, ...finding })),
      ...(output?.acted ?? []).map((finding) => ({ source: 'Output' as const, ...finding })),
    ],
  }
}
