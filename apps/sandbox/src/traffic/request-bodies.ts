import type { BodyFamily } from '../world/models.ts'
import type { Content, Conversation, Turn } from './conversation.ts'

const MAX_TOKENS = 1024
const TEMPERATURE = 0.2

/** Converse's request, as the log has it. */
export function converseRequest(conversation: Conversation, isCached: boolean): object {
  const { system, turns, tools } = conversation
  const cachePoint = { cachePoint: { type: 'default' } }
  return {
    messages: turns,
    ...(system === undefined
      ? {}
      : { system: isCached ? [{ text: system }, cachePoint] : [{ text: system }] }),
    inferenceConfig: { maxTokens: MAX_TOKENS, temperature: TEMPERATURE },
    ...(tools === undefined ? {} : { toolConfig: tools }),
  }
}

const textOf = (content: readonly Content[]): string =>
  content
    .map((block) => {
      if ('text' in block) return block.text
      return 'document' in block ? plantedText(block.document) : ''
    })
    .join('\n')

function plantedText(document: object): string {
  const source: unknown = Reflect.get(document, 'source')
  const text: unknown =
    typeof source === 'object' && source !== null ? Reflect.get(source, 'text') : ''
  return typeof text === 'string' ? `<document>${text}</document>` : ''
}

const asMessages = (turns: readonly Turn[]) =>
  turns.map(({ role, content }) => ({ role, content: textOf(content) }))

function asPrompt({ system, turns }: Conversation): string {
  const lines = turns.map(
    ({ role, content }) => `${role === 'user' ? 'User' : 'Bot'}: ${textOf(content)}`,
  )
  return `${system ?? ''}\n\n${lines.join('\n')}\nBot:`
}

type Encode = (conversation: Conversation) => object

const anthropic: Encode = ({ system, turns }) => ({
  anthropic_version: 'bedrock-2023-05-31',
  max_tokens: MAX_TOKENS,
  temperature: TEMPERATURE,
  ...(system === undefined ? {} : { system }),
  messages: turns.map(({ role, content }) => ({
    role,
    content: [{ type: 'text', text: textOf(content) }],
  })),
})

const nova: Encode = ({ system, turns }) => ({
  schemaVersion: 'messages-v1',
  ...(system === undefined ? {} : { system: [{ text: system }] }),
  messages: turns,
  inferenceConfig: { maxTokens: MAX_TOKENS, temperature: TEMPERATURE },
})

const ENCODERS: Partial<Record<BodyFamily, Encode>> = {
  anthropic,
  nova,
  'titan-text': (conversation) => ({
    inputText: asPrompt(conversation),
    textGenerationConfig: { maxTokenCount: 512, temperature: TEMPERATURE, topP: 0.9 },
  }),
  llama: (conversation) => ({
    prompt: asPrompt(conversation),
    max_gen_len: 512,
    temperature: TEMPERATURE,
  }),
  mistral: (conversation) => ({
    prompt: asPrompt(conversation),
    max_tokens: 512,
    temperature: TEMPERATURE,
  }),
  chat: ({ system, turns }) => ({
    messages: [
      ...(system === undefined ? [] : [{ role: 'system', content: system }]),
      ...asMessages(turns),
    ],
    max_completion_tokens: MAX_TOKENS,
    temperature: TEMPERATURE,
  }),
  'titan-embedding': ({ turns }) => ({
    inputText: textOf(turns[0]?.content ?? []),
    dimensions: 256,
    normalize: true,
  }),
  'cohere-embedding': ({ turns }) => ({
    texts: [textOf(turns[0]?.content ?? [])],
    input_type: 'search_document',
  }),
}

/** InvokeModel's body in the words of the model's provider. */
export function nativeRequest(family: BodyFamily, conversation: Conversation): object {
  const encode = ENCODERS[family]
  if (encode === undefined)
    throw new Error(`No traffic is made for bodies of the family ${family}.`)
  return encode(conversation)
}
