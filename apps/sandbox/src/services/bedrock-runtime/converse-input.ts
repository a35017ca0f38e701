import {
  type ContentBlock,
  ContentBlock$,
  type ConverseRequest,
  type ConverseStreamRequest,
} from '@aws-sdk/client-bedrock-runtime'
import { NormalizedSchema } from '@smithy/core/schema'
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
  for (const [turn, { content = [] }] of messages.entries()) {
    if (content.length === 0) {
      throw validation(
        `The content field in the Message object at messages.${turn} is empty. Add a ContentBlock object to the content field and try again.`,
      )
    }
    for (const [position, block] of content.entries()) {
      checkBlock(block, `messages.${turn}.content.${position}`)
    }
  }
}

const KINDS_OF_BLOCK = Object.keys(NormalizedSchema.of(ContentBlock$).getMemberSchemas())

/** A block is a union: exactly one of its kinds. */
function checkBlock(block: ContentBlock, place: string): void {
  const given = KINDS_OF_BLOCK.filter((kind) => Object.hasOwn(block, kind))
  if (given.length !== 1) {
    const must = given.length === 0 ? 'must set one' : 'can set only one'
    throw validation(
      `The ContentBlock object at ${place} ${must} of the following keys: ${KINDS_OF_BLOCK.join(', ')}.`,
    )
  }
  if (block.text !== undefined && block.text.trim() === '') {
    throw validation(
      `The text field in the ContentBlock object at ${place} is blank. Add text to the text field, and try again.`,
    )
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
