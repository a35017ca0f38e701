import type { ConverseRequest, ConverseStreamRequest } from '@aws-sdk/client-bedrock-runtime'
import { AwsError } from '../../operation.ts'
import type { Invocation } from './invocation-authorization.ts'
import { textOf } from './json-body.ts'
import type { Prompt } from './stand-in-model.ts'

export type ConverseInput = (ConverseRequest | ConverseStreamRequest) & { readonly modelId: string }

export function converseInvocation(input: ConverseInput, isStreaming: boolean): Invocation {
  return {
    modelId: input.modelId,
    guardrailIdentifier: input.guardrailConfig?.guardrailIdentifier,
    guardrailVersion: input.guardrailConfig?.guardrailVersion,
    serviceTier: input.serviceTier?.type,
    isStreaming,
  }
}

function validation(message: string): AwsError {
  return new AwsError('ValidationException', 400, message)
}

/** Plain text and text in guardContent blocks; everything else has no words to count. */
function contentText(content: readonly object[] | undefined): string {
  return textOf((content ?? []).map((block) => ('guardContent' in block ? guarded(block) : block)))
}

function guarded(block: object): unknown {
  const inner = 'guardContent' in block ? block.guardContent : undefined
  return typeof inner === 'object' && inner !== null && 'text' in inner ? inner.text : undefined
}

/**
 * What a guardrail looks at: the blocks that are marked for it, or else all that the user said.
 * https://docs.aws.amazon.com/bedrock/latest/userguide/guardrails-use-converse-api.html
 */
function assessedText({ messages = [], system = [] }: Pick<ConverseInput, 'messages' | 'system'>) {
  const blocks = [...(system ?? []), ...(messages ?? []).flatMap(({ content }) => content ?? [])]
  const marked = blocks.filter((block) => 'guardContent' in block && block.guardContent)
  if (marked.length > 0) return contentText(marked)
  const said = (messages ?? []).filter(({ role }) => role === 'user')
  return said.map(({ content }) => contentText(content)).join('\n')
}

function checkMessages(messages: NonNullable<ConverseInput['messages']>): void {
  if (messages[0]?.role !== 'user') {
    throw validation(
      'A conversation must start with a user message. Try again with a conversation that starts with a user message.',
    )
  }
  for (const [turn, message] of messages.entries()) {
    for (const [position, block] of (message.content ?? []).entries()) {
      if (block.text === undefined || block.text.trim() !== '') continue
      throw validation(
        `The text field in the ContentBlock object at messages.${turn}.content.${position} is blank. Add text to the text field, and try again.`,
      )
    }
  }
}

export function conversePrompt(
  input: Pick<ConverseInput, 'messages' | 'system' | 'inferenceConfig'>,
): Prompt {
  const messages = input.messages ?? []
  checkMessages(messages)
  const texts = messages.map((message) => contentText(message.content))
  return {
    question: texts[messages.findLastIndex((message) => message.role === 'user')] ?? '',
    everything: [contentText(input.system), ...texts].join('\n'),
    assessed: assessedText(input),
    maxTokens: input.inferenceConfig?.maxTokens,
    stopSequences: input.inferenceConfig?.stopSequences,
  }
}
