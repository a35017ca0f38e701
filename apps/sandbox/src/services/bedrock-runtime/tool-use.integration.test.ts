import {
  ConverseCommand,
  type ConverseCommandInput,
  ConverseStreamCommand,
  type ToolChoice,
} from '@aws-sdk/client-bedrock-runtime'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Sandbox, startSandbox } from '../../server.ts'
import { administrator, runtime } from '../bedrock/world-clients.ts'

let sandbox: Sandbox

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, oidcClientSecret: 'unused' })
})

afterAll(() => sandbox.close())

const client = () => runtime(sandbox.url, administrator('000000000202'))

const spec = (name: string, properties: Record<string, { type: string; enum?: string[] }>) => ({
  toolSpec: { name, inputSchema: { json: { type: 'object', properties } } },
})

const asked = (toolChoice?: ToolChoice): ConverseCommandInput => ({
  modelId: 'us.amazon.nova-lite-v1:0',
  messages: [{ role: 'user', content: [{ text: 'How many leave days has employee Miller?' }] }],
  toolConfig: {
    tools: [
      spec('hr_lookup', {
        employee: { type: 'string' },
        year: { type: 'integer' },
        unit: { type: 'string', enum: ['days', 'hours'] },
        isExact: { type: 'boolean' },
      }),
      spec('calendar', {}),
    ],
    ...(toolChoice === undefined ? {} : { toolChoice }),
  },
})

test('a tool is used where it is forced, with arguments of its types', async () => {
  const answer = await client().send(new ConverseCommand(asked({ any: {} })))
  expect(answer.stopReason).toBe('tool_use')
  const [block] = answer.output?.message?.content ?? []
  expect(block?.toolUse).toMatchObject({
    toolUseId: expect.stringMatching(/^tooluse_/),
    name: 'hr_lookup',
    input: { employee: expect.any(String), year: 2, unit: 'days', isExact: true },
  })
})

test('the one that is named, also in a stream', async () => {
  const { stream } = await client().send(
    new ConverseStreamCommand(asked({ tool: { name: 'calendar' } })),
  )
  const events = []
  for await (const event of stream ?? []) events.push(event)
  const starts = events.flatMap(({ contentBlockStart }) => contentBlockStart ?? [])
  expect(starts).toMatchObject([{ start: { toolUse: { name: 'calendar' } } }])
  const deltas = events.flatMap(({ contentBlockDelta }) => contentBlockDelta?.delta ?? [])
  expect(deltas).toEqual([{ toolUse: { input: '{}' } }])
  expect(events.at(-2)?.messageStop?.stopReason).toBe('tool_use')
})

test.each([undefined, { auto: {} }])('otherwise the answer is text (%o)', async (toolChoice) => {
  const answer = await client().send(new ConverseCommand(asked(toolChoice)))
  expect(answer.stopReason).toBe('end_turn')
  expect(answer.output?.message?.content?.[0]?.text).toMatch(/\w/)
})
