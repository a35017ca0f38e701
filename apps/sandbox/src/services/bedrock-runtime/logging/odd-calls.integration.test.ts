import { ConverseStreamCommand, InvokeModelCommand } from '@aws-sdk/client-bedrock-runtime'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Sandbox, startSandbox } from '../../../server.ts'
import { converse, DEV, models, NOVA, records } from './logging-clients.ts'

let sandbox: Sandbox

beforeEach(async () => {
  sandbox = await startSandbox({ port: 0, oidcClientSecret: 'unused' })
})

afterEach(() => sandbox.close())

const invoke = (body: string, more: { requestMetadata?: string; modelId?: string } = {}) =>
  models(sandbox).send(new InvokeModelCommand({ modelId: NOVA, body, ...more }))

const said = JSON.stringify({ messages: [{ role: 'user', content: [{ text: 'Hello.' }] }] })

test('a body that is nested too deep is refused and logged, with all calls beside it', async () => {
  const depth = 100_000
  const deep = `${said.slice(0, -1)},"deep":${'['.repeat(depth)}${']'.repeat(depth)}}`
  const beside = Array.from({ length: 5 }, () => converse(sandbox, 'Beside it.'))
  await expect(invoke(deep)).rejects.toMatchObject({ name: 'ValidationException' })
  await Promise.all(beside)
  const logged = await records(sandbox)
  expect(logged.map(({ operation }) => operation).toSorted()).toEqual([
    ...beside.map(() => 'Converse'),
    'InvokeModel',
  ])
  const refused = logged.find(({ operation }) => operation === 'InvokeModel')
  expect(refused).toMatchObject({
    errorCode: 'ValidationException',
    input: { inputBodyS3Path: expect.stringContaining(refused.requestId) },
  })
})

test.each(['no JSON', '{"team":{"name":"claims"}}'])(
  'metadata of an InvokeModel that cannot be read is refused and logged: %s',
  async (requestMetadata) => {
    await expect(invoke(said, { requestMetadata })).rejects.toMatchObject({
      name: 'ValidationException',
    })
    const [record, ...others] = await records(sandbox)
    expect(others).toEqual([])
    expect(record).toMatchObject({ operation: 'InvokeModel', errorCode: 'ValidationException' })
    expect(record).not.toHaveProperty('requestMetadata')
  },
)

test('no Region has served a call through a profile that failed', async () => {
  await expect(invoke('no JSON')).rejects.toThrow('not valid JSON')
  await converse(sandbox, 'Hello.')
  const [failed, answered] = await records(sandbox)
  expect(failed).not.toHaveProperty('inferenceRegion')
  expect(answered).toHaveProperty('inferenceRegion')
})

test('what is embedded is text too', async () => {
  const embed = { modelId: 'amazon.titan-embed-text-v2:0' }
  await invoke('{"inputText":"Ledgers."}', embed)
  const logging = sandbox.parts.world.state.invocationLogging[DEV] ?? {}
  logging['us-east-1'] = { ...logging['us-east-1'], textDataDeliveryEnabled: false }
  await invoke('{"inputText":"Ledgers."}', embed)
  const [shown, hidden] = await records(sandbox)
  expect(shown.input.inputBodyJson).toEqual({ inputText: 'Ledgers.' })
  const { inputBodyJson: _, ...counts } = shown.input
  expect(hidden.input).toEqual(counts)
})

test.each(['reset-after', 'malformed'])(
  'a stream that a fault keeps from its reader is logged once: %s',
  async (mode) => {
    const fault = { service: 'bedrock-runtime', operation: 'ConverseStream', mode }
    await fetch(`${sandbox.url}/_sandbox/fail-next`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(fault),
    })
    const messages = [{ role: 'user' as const, content: [{ text: 'Hello.' }] }]
    const read = async () => {
      const { stream } = await models(sandbox).send(
        new ConverseStreamCommand({ modelId: NOVA, messages }),
      )
      for await (const _event of stream ?? []);
    }
    await expect(read()).rejects.toThrow()
    const [record, ...others] = await records(sandbox)
    expect(others).toEqual([])
    expect(record).toMatchObject({
      operation: 'ConverseStream',
      output: { outputBodyJson: { stopReason: 'end_turn' } },
    })
  },
)
