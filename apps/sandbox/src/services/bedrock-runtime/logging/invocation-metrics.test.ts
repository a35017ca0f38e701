import { describe, expect, test } from 'vitest'
import type { LoggedInvocation } from '../logged-invocation.ts'
import { guardrailSamples } from './guardrail-metrics.ts'
import { invocationSamples } from './invocation-metrics.ts'
import { trailRecord } from './invocation-trail.ts'

const CALL: LoggedInvocation = {
  accountId: '000000000202',
  region: 'us-east-1',
  atMs: Date.parse('2026-11-20T09:14:03Z'),
  requestId: '5b0d7c1e-6a0e-4b6e-9f0a-2f4b3f5a1c01',
  operation: 'ConverseStream',
  modelId: 'us.anthropic.claude-sonnet-4-5-20250929-v1:0',
  identityArn: 'arn:aws:sts::000000000202:assumed-role/claims-nlp/jiwoo-kim',
  inferenceRegion: 'us-west-2',
  modalities: ['text'],
  input: { kind: 'json', value: { messages: ['a secret prompt'] } },
  output: { kind: 'json', value: {} },
  tokens: { input: 100, output: 20, cacheRead: 0, cacheWrite: 7 },
  latencyMs: 900,
  firstTokenMs: 200,
}

const figures = (call: LoggedInvocation) =>
  Object.fromEntries(invocationSamples([call]).map(({ metric, value }) => [metric.name, value]))

describe('AWS/Bedrock', () => {
  test('a call that succeeded', () => {
    expect(figures(CALL)).toEqual({
      Invocations: 1,
      InvocationLatency: 900,
      InputTokenCount: 100,
      OutputTokenCount: 20,
      TimeToFirstToken: 200,
      CacheWriteInputTokens: 7,
      // Output burns five times as much for these models.
      EstimatedTPMQuotaUsage: 207,
    })
    const [sample] = invocationSamples([CALL])
    expect(sample?.metric).toMatchObject({
      accountId: '000000000202',
      region: 'us-east-1',
      namespace: 'AWS/Bedrock',
      dimensions: { ModelId: 'us.anthropic.claude-sonnet-4-5-20250929-v1:0' },
    })
  })

  test.each([
    ['ThrottlingException', 'InvocationThrottles'],
    ['ValidationException', 'InvocationClientErrors'],
    ['ResourceNotFoundException', 'InvocationClientErrors'],
    ['InternalServerException', 'InvocationServerErrors'],
    ['ServiceUnavailableException', 'InvocationServerErrors'],
  ])('%s counts as %s alone', (errorCode, name) => {
    expect(figures({ ...CALL, errorCode })).toEqual({ [name]: 1 })
  })

  test('images, and models that AWS calls legacy', () => {
    const old = 'anthropic.claude-3-haiku-20240307-v1:0'
    expect(figures({ ...CALL, outputImageCount: 2 })).toMatchObject({ OutputImageCount: 2 })
    expect(figures({ ...CALL, modelId: old })).toMatchObject({ LegacyModelInvocations: 1 })
  })
})

describe('AWS/Bedrock/Guardrails', () => {
  const arn = 'arn:aws:bedrock:us-east-1:000000000202:guardrail/h2k9q1x7ab3c'
  const guardrail = {
    arn,
    version: '3',
    latencyMs: 241,
    textUnits: { input: 1, output: 2 },
    intervened: [{ source: 'Input' as const, policy: 'ContentPolicy', findings: 2 }],
  }
  const told = guardrailSamples([{ ...CALL, guardrail }]).map(({ metric, value }) => [
    metric.name,
    metric.dimensions,
    value,
  ])
  const itself = { GuardrailArn: arn, GuardrailVersion: '3' }

  test.each([
    ['Invocations', itself, 1],
    ['InvocationLatency', itself, 241],
    ['TextUnitCount', itself, 3],
    ['InvocationsIntervened', itself, 1],
    ['Invocations', { Operation: 'ApplyGuardrail' }, 1],
    ['TextUnitCount', { GuardrailContentSource: 'Output' }, 2],
    ['InvocationsIntervened', { GuardrailContentSource: 'Input' }, 1],
    ['InvocationsIntervened', { GuardrailPolicyType: 'ContentPolicy' }, 1],
    ['FindingCounts', { GuardrailPolicyType: 'ContentPolicy' }, 2],
    ['TotalFindings', itself, 2],
  ])('%s by %o', (name, dimensions, value) => {
    expect(told).toContainEqual([name, dimensions, value])
  })

  test('a call without a guardrail leaves none', () => {
    expect(guardrailSamples([CALL])).toEqual([])
  })
})

test('CloudTrail knows who called what, and nothing of the words', () => {
  const record = trailRecord({ ...CALL, errorCode: 'ThrottlingException' })
  expect(record).toMatchObject({
    eventSource: 'bedrock.amazonaws.com',
    eventName: 'ConverseStream',
    isReadOnly: true,
    callerArn: CALL.identityArn,
    requestParameters: { modelId: CALL.modelId },
    additionalEventData: { inferenceRegion: 'us-west-2' },
    errorCode: 'ThrottlingException',
  })
  expect(record.eventId).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/)
  expect(JSON.stringify(record)).not.toContain('secret prompt')
})
