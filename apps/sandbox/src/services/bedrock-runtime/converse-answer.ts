import type {
  ContentBlock,
  ConverseResponse,
  GuardrailTraceAssessment,
} from '@aws-sdk/client-bedrock-runtime'
import { AwsError, type Call } from '../../operation.ts'
import { textFormat } from './body-formats.ts'
import { type ConverseInput, converseInvocation, conversePrompt } from './converse-input.ts'
import { forcedToolUse } from './converse-tool-use.ts'
import { assessments, type GuardedAnswer, type Guarding, guardedAnswer } from './guarded-answer.ts'
import { appliedGuardrail, invocableModel } from './invocation-checks.ts'

export interface ConverseAnswer extends GuardedAnswer {
  readonly response: ConverseResponse
}

/** Whole, whether it is sent in one piece or as a stream. */
export function converseAnswer(
  input: ConverseInput,
  call: Call,
  isStreaming: boolean,
): ConverseAnswer {
  const invocation = converseInvocation(input, isStreaming)
  const model = invocableModel(invocation, call)
  if (textFormat(model) === undefined || (isStreaming && !model.isStreaming)) {
    throw new AwsError(
      'ValidationException',
      400,
      "This action doesn't support the model that you provided. Try again with a supported text or chat model.",
    )
  }
  const prompt = conversePrompt(input)
  const traced = input.guardrailConfig?.trace
  const applied = appliedGuardrail(invocation, call)
  const guarded = guardedAnswer(model.id, prompt, applied, traced === 'enabled_full')
  const { answer, isIntervened, guarding } = guarded
  const toolUse = isIntervened ? undefined : forcedToolUse(input, prompt.question, call.requestId)
  const content: ContentBlock[] = [toolUse === undefined ? { text: answer.text } : { toolUse }]
  const stopReason = toolUse === undefined ? answer.stopReason : 'tool_use'
  const isTraced = traced === 'enabled' || traced === 'enabled_full'
  return {
    ...guarded,
    response: {
      output: { message: { role: 'assistant', content } },
      stopReason: isIntervened ? 'guardrail_intervened' : stopReason,
      usage: {
        inputTokens: answer.inputTokens,
        outputTokens: answer.outputTokens,
        totalTokens: answer.inputTokens + answer.outputTokens,
      },
      metrics: { latencyMs: answer.latencyMs },
      ...(guarding && isTraced ? { trace: { guardrail: trace(guarding) } } : {}),
      performanceConfig: input.performanceConfig,
      serviceTier: input.serviceTier,
    },
  }
}

/** https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_GuardrailTraceAssessment.html */
function trace(guarding: Guarding): GuardrailTraceAssessment {
  const { input, output, id, reason } = assessments(guarding)
  return {
    ...(guarding.withheld === undefined ? {} : { modelOutput: [guarding.withheld.text] }),
    inputAssessment: input,
    ...(output === undefined ? {} : { outputAssessments: { [id]: [output] } }),
    actionReason: reason,
  }
}
