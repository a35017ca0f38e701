import {
  ConverseCommand,
  ConverseStreamCommand,
  type ConverseStreamOutput,
  CountTokensCommand,
  InvokeModelCommand,
  InvokeModelWithResponseStreamCommand,
} from '@aws-sdk/client-bedrock-runtime'
import { HttpResponse } from '@smithy/core/protocols'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Sandbox, startSandbox } from '../../server.ts'
import { bedrockAccount } from '../../world/bedrock-state.ts'
import { administrator, runtime, runtimeOverHttp1 } from '../bedrock/world-clients.ts'

const DEV = '000000000202'
const NOVA = 'us.amazon.nova-lite-v1:0'
const CLAUDE = 'us.anthropic.claude-sonnet-4-5-20250929-v1:0'

let sandbox: Sandbox

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, oidcClientSecret: 'unused' })
  bedrockAccount(sandbox.parts.world.state.bedrock, DEV).useCaseForm = 'e30='
})

afterAll(() => sandbox.close())

const http2 = () => runtime(sandbox.url, administrator(DEV))
const http1 = () => runtimeOverHttp1(sandbox.url, administrator(DEV))
const user = (text: string) => ({ role: 'user' as const, content: [{ text }] })
const json = (bytes: Uint8Array | undefined) =>
  JSON.parse(Buffer.from(bytes ?? []).toString('utf8'))

describe.each([
  ['HTTP/2', http2],
  ['HTTP/1.1', http1],
])('over %s', (_protocol, client) => {
  test('Converse answers with text and usage', async () => {
    const answer = await client().send(
      new ConverseCommand({
        modelId: NOVA,
        system: [{ text: 'Be brief.' }],
        messages: [user('How should we document underwriting decisions?')],
      }),
    )
    const text = answer.output?.message?.content?.[0]?.text ?? ''
    expect(text).toMatch(/underwriting|decisions|document/)
    expect(answer.stopReason).toBe('end_turn')
    const { inputTokens = 0, outputTokens = 0, totalTokens } = answer.usage ?? {}
    expect(inputTokens).toBeGreaterThan(5)
    expect(totalTokens).toBe(inputTokens + outputTokens)
    expect(answer.metrics?.latencyMs).toBeGreaterThan(0)
  })

  test('ConverseStream sends the same text in several deltas, usage last', async () => {
    const messages = [user('보험금 청구 절차를 설명해 주세요')]
    const whole = await client().send(new ConverseCommand({ modelId: NOVA, messages }))
    const { stream } = await client().send(new ConverseStreamCommand({ modelId: NOVA, messages }))
    const events: ConverseStreamOutput[] = []
    for await (const event of stream ?? []) events.push(event)
    const deltas = events.flatMap((event) => event.contentBlockDelta?.delta?.text ?? [])
    expect(deltas.length).toBeGreaterThan(3)
    expect(deltas.join('')).toBe(whole.output?.message?.content?.[0]?.text)
    expect(deltas.join('')).toMatch(/보험금|청구|절차/)
    expect(events[0]?.messageStart?.role).toBe('assistant')
    expect(events.at(-2)?.messageStop?.stopReason).toBe('end_turn')
    expect(events.at(-1)?.metadata?.usage).toEqual(whole.usage)
  })

  test('InvokeModelWithResponseStream sends the events of the model’s own format', async () => {
    const { body } = await client().send(
      new InvokeModelWithResponseStreamCommand({
        modelId: CLAUDE,
        body: JSON.stringify({
          anthropic_version: 'bedrock-2023-05-31',
          max_tokens: 40,
          messages: [{ role: 'user', content: 'Compare two storage classes.' }],
        }),
      }),
    )
    const events = []
    for await (const event of body ?? []) events.push(json(event.chunk?.bytes))
    expect(events.map(({ type }) => type)).toEqual(
      expect.arrayContaining(['message_start', 'content_block_delta', 'message_stop']),
    )
    expect(events.at(-1)['amazon-bedrock-invocationMetrics'].outputTokenCount).toBe(40)
    expect(events.find(({ type }) => type === 'message_delta').delta.stop_reason).toBe('max_tokens')
  })
})

describe('InvokeModel speaks each family’s own body', () => {
  const invoke = async (modelId: string, body: object) => {
    const answer = await http2().send(
      new InvokeModelCommand({ modelId, body: JSON.stringify(body), accept: 'application/json' }),
    )
    expect(answer.contentType).toBe('application/json')
    return json(answer.body)
  }
  const messages = [{ role: 'user', content: 'Name three colours.' }]

  test('Anthropic', async () => {
    const answer = await invoke(CLAUDE, {
      anthropic_version: 'bedrock-2023-05-31',
      max_tokens: 200,
      messages,
    })
    expect(answer).toMatchObject({ type: 'message', role: 'assistant', stop_reason: 'end_turn' })
    expect(answer.content[0].text.length).toBeGreaterThan(20)
    await expect(
      invoke(CLAUDE, { anthropic_version: 'bedrock-2023-05-31', messages }),
    ).rejects.toMatchObject({ name: 'ValidationException' })
  })

  test('Amazon Nova', async () => {
    const answer = await invoke(NOVA, {
      messages: [{ role: 'user', content: [{ text: 'Name three colours.' }] }],
      inferenceConfig: { maxTokens: 5 },
    })
    expect(answer.usage.outputTokens).toBe(5)
    expect(answer.stopReason).toBe('max_tokens')
  })

  test('Titan text and embeddings', async () => {
    const text = await invoke('amazon.titan-text-express-v1', { inputText: 'Name three colours.' })
    expect(text.results[0].completionReason).toBe('FINISH')
    const { embedding } = await invoke('amazon.titan-embed-text-v2:0', {
      inputText: 'claims handling',
      dimensions: 256,
    })
    expect(embedding).toHaveLength(256)
    expect(Math.hypot(...embedding)).toBeCloseTo(1, 3)
  })

  test('Llama, Mistral, chat and Cohere', async () => {
    const prompt = 'Name three colours.'
    expect((await invoke('us.meta.llama3-3-70b-instruct-v1:0', { prompt })).stop_reason).toBe(
      'stop',
    )
    const mistral = await invoke('mistral.mistral-7b-instruct-v0:2', { prompt, max_tokens: 4 })
    expect(mistral.outputs[0].stop_reason).toBe('length')
    const chat = await invoke('openai.gpt-oss-120b-1:0', { messages })
    expect(chat.choices[0].message.role).toBe('assistant')
    const { embeddings } = await invoke('cohere.embed-multilingual-v3', {
      texts: ['하나', 'two'],
      input_type: 'search_document',
    })
    expect(embeddings).toHaveLength(2)
  })
})

test('InvokeModel counts its tokens in headers', async () => {
  const client = http1()
  let headers: Record<string, string> = {}
  client.middlewareStack.add(
    (next) => async (args) => {
      const result = await next(args)
      if (result.response instanceof HttpResponse) headers = result.response.headers
      return result
    },
    { step: 'deserialize' },
  )
  const body = JSON.stringify({ prompt: 'Name three colours.', max_gen_len: 6 })
  await client.send(new InvokeModelCommand({ modelId: 'meta.llama3-8b-instruct-v1:0', body }))
  expect(headers['x-amzn-bedrock-output-token-count']).toBe('6')
  expect(Number(headers['x-amzn-bedrock-input-token-count'])).toBeGreaterThan(3)
})

describe('the stand-in honours limits', () => {
  test('maxTokens and stop sequences', async () => {
    const ask = (inferenceConfig: object) =>
      http2().send(
        new ConverseCommand({
          modelId: NOVA,
          messages: [user('Describe ledgers.')],
          inferenceConfig,
        }),
      )
    const cut = await ask({ maxTokens: 3 })
    expect(cut).toMatchObject({ stopReason: 'max_tokens', usage: { outputTokens: 3 } })
    const stopped = await ask({ stopSequences: ['.'] })
    expect(stopped.stopReason).toBe('stop_sequence')
    expect(stopped.output?.message?.content?.[0]?.text).not.toContain('.')
  })

  test('CountTokens agrees with the usage of the call', async () => {
    const messages = [user('Describe ledgers.')]
    const answer = await http2().send(new ConverseCommand({ modelId: NOVA, messages }))
    const counted = await http2().send(
      new CountTokensCommand({
        modelId: 'amazon.nova-lite-v1:0',
        input: { converse: { messages } },
      }),
    )
    expect(counted.inputTokens).toBe(answer.usage?.inputTokens)
  })
})

describe('refusals', () => {
  const converse = (modelId: string) =>
    http2().send(new ConverseCommand({ modelId, messages: [user('Hello there')] }))

  test('a model that does not exist', async () => {
    await expect(converse('amazon.nova-nothing-v1:0')).rejects.toMatchObject({
      name: 'ValidationException',
      message: 'The provided model identifier is invalid.',
    })
  })

  test('a model that only a profile reaches', async () => {
    const id = 'anthropic.claude-opus-4-7'
    await expect(converse(id)).rejects.toMatchObject({
      name: 'ValidationException',
      message: `Invocation of model ID ${id} with on-demand throughput isn't supported. Retry your request with the ID or ARN of an inference profile that contains this model.`,
    })
  })

  test('a model past its end of life', async () => {
    await expect(converse('us.anthropic.claude-3-7-sonnet-20250219-v1:0')).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      $metadata: { httpStatusCode: 404 },
    })
  })

  test('an embedding model cannot converse', async () => {
    await expect(converse('amazon.titan-embed-text-v2:0')).rejects.toMatchObject({
      name: 'ValidationException',
    })
  })

  test('a blank text', async () => {
    const answer = http2().send(new ConverseCommand({ modelId: NOVA, messages: [user(' ')] }))
    await expect(answer).rejects.toThrow('messages.0.content.0 is blank')
  })

  test.each([
    ['no content', [], 'messages.0 is empty'],
    ['a block of no kind', [{}], 'messages.0.content.0 must set one of'],
    ['a block of an unknown kind', [{ poem: 'x' }], 'messages.0.content.0 must set one of'],
    ['a block of two kinds', [{ text: 'a', cachePoint: { type: 'default' } }], 'only one of'],
  ])('%s', async (_, content, message) => {
    const answer = await fetch(`${sandbox.url}/model/${encodeURIComponent(NOVA)}/converse`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `AWS4-HMAC-SHA256 Credential=${administrator(DEV).accessKeyId}/20260101/us-east-1/bedrock/aws4_request, SignedHeaders=host, Signature=0`,
      },
      body: JSON.stringify({ messages: [{ role: 'user', content }] }),
    })
    expect([answer.status, await answer.json()]).toEqual([
      400,
      expect.objectContaining({ message: expect.stringContaining(message) }),
    ])
  })

  test('an image model has no stand-in, and says so', async () => {
    const answer = http2().send(
      new InvokeModelCommand({ modelId: 'amazon.nova-canvas-v1:0', body: '{}' }),
    )
    await expect(answer).rejects.toMatchObject({ name: 'NotImplementedException' })
  })
})
