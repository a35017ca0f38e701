import {
  type AppliedGuardrail,
  actionReason,
  type GuardedText,
  guardText,
  outcomeOf,
  toldAssessment,
} from './guardrail/guard-call.ts'
import type { GuardrailOutcome } from './logged-invocation.ts'
import { type Answer, answer, cannedAnswer, type Prompt, withText } from './stand-in-model.ts'

/** An answer as it leaves Bedrock, and what a guardrail did on the way. */
export interface GuardedAnswer {
  readonly answer: Answer
  readonly isIntervened: boolean
  readonly guarding?: Guarding
}

export interface Guarding {
  readonly applied: AppliedGuardrail
  readonly input: GuardedText
  /** Absent: the input was blocked, so there was nothing to look at. */
  readonly output?: GuardedText
  /** What the model said, where that was withheld. */
  readonly withheld?: Answer
}

/** The model is asked only what the guardrail lets through, and heard only as far. */
export function guardedAnswer(
  modelId: string,
  prompt: Prompt,
  applied: AppliedGuardrail | undefined,
  isFull: boolean,
): GuardedAnswer {
  if (applied === undefined) return { answer: answer(modelId, prompt), isIntervened: false }
  const { blockedInputMessaging, blockedOutputsMessaging } = applied.guardrail
  const input = guardText(applied, 'input', prompt.assessed ?? prompt.question, isFull)
  if (input.verdict === 'blocked') {
    return {
      answer: cannedAnswer(blockedInputMessaging, input.latencyMs),
      isIntervened: true,
      guarding: { applied, input },
    }
  }
  const question = guardText(applied, 'input', prompt.question).text
  const given = answer(modelId, { ...prompt, question })
  const output = guardText(applied, 'output', given.text, isFull)
  const latencyMs = input.latencyMs + given.latencyMs + output.latencyMs
  const isBlocked = output.verdict === 'blocked'
  return {
    answer: { ...withText(given, isBlocked ? blockedOutputsMessaging : output.text), latencyMs },
    isIntervened: input.verdict !== 'none' || output.verdict !== 'none',
    guarding: { applied, input, output, ...(isBlocked ? { withheld: given } : {}) },
  }
}

/** The assessments by the guardrail's id, for the traces of Converse and of InvokeModel. */
export function assessments({ applied, input, output }: Guarding) {
  const { id } = applied.guardrail
  return {
    input: { [id]: toldAssessment(applied, input) },
    output: output === undefined ? undefined : toldAssessment(applied, output),
    id,
    reason: actionReason([input.verdict, ...(output === undefined ? [] : [output.verdict])]),
  }
}

export function guardrailOutcome(guarding: Guarding | undefined): GuardrailOutcome | undefined {
  return guarding && outcomeOf(guarding.applied, guarding.input, guarding.output)
}
