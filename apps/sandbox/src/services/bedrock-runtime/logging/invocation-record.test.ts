import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { LoggedInvocation } from '../logged-invocation.ts'
import { invocationRecord, type PlacedBody } from './invocation-record.ts'

/** Records as Bedrock writes them: one of each operation, outcome and place of a body. */
const GOLDEN: readonly Golden[] = readFileSync(
  new URL('invocation-record.golden.jsonl', import.meta.url),
  'utf8',
)
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line))

interface Golden extends Omit<LoggedInvocation, 'input' | 'output'> {
  readonly timestamp: string
  readonly identity: { readonly arn: string }
  readonly input: Body
  readonly output?: Body
}

interface Body {
  readonly inputBodyJson?: unknown
  readonly inputBodyS3Path?: string
  readonly inputTokenCount?: number
  readonly cacheReadInputTokenCount?: number
  readonly cacheWriteInputTokenCount?: number
  readonly outputBodyJson?: unknown
  readonly outputTokenCount?: number
}

function invocationOf(golden: Golden): LoggedInvocation {
  const { timestamp, identity, input, output, ...same } = golden
  const { cacheReadInputTokenCount: cacheRead, cacheWriteInputTokenCount: cacheWrite } = input
  return {
    ...same,
    atMs: Date.parse(timestamp) + 417,
    identityArn: identity.arn,
    modalities: ['text'],
    input: { kind: 'json', value: input.inputBodyJson },
    ...(output === undefined ? {} : { output: { kind: 'json', value: output.outputBodyJson } }),
    tokens: {
      input: input.inputTokenCount ?? 0,
      output: output?.outputTokenCount ?? 0,
      ...(cacheRead === undefined ? {} : { cacheRead }),
      ...(cacheWrite === undefined ? {} : { cacheWrite }),
    },
    latencyMs: 1,
  }
}

function inline(value: unknown): PlacedBody {
  return { kind: 'inline', json: JSON.stringify(value) }
}

describe('the record is Bedrock’s own, member by member', () => {
  test.each(GOLDEN.map((golden) => [golden.operation, golden.requestId, golden] as const))(
    '%s %s',
    (_operation, _requestId, golden) => {
      const { inputBodyS3Path: path, inputBodyJson } = golden.input
      const record = invocationRecord(invocationOf(golden), {
        input: path === undefined ? inline(inputBodyJson) : { kind: 'stored', path },
        output: inline(golden.output?.outputBodyJson),
      })
      expect(record).toBe(JSON.stringify(golden))
    },
  )
})

test('bodies that are not delivered leave types and counts', () => {
  const [golden] = GOLDEN
  if (golden === undefined) throw new Error('The golden file is empty.')
  const record = JSON.parse(invocationRecord(invocationOf(golden), {}))
  expect(record.input).toEqual({
    inputContentType: 'application/json',
    inputTokenCount: 41,
    cacheReadInputTokenCount: 0,
    cacheWriteInputTokenCount: 0,
  })
  expect(record.output).toEqual({ outputContentType: 'application/json', outputTokenCount: 22 })
})

test('what only some calls have: latency class, images, a body that is no JSON', () => {
  const [golden] = GOLDEN
  if (golden === undefined) throw new Error('The golden file is empty.')
  const record = JSON.parse(
    invocationRecord(
      {
        ...invocationOf(golden),
        performanceConfig: { latency: 'optimized' },
        outputImageCount: 2,
        output: { kind: 'binary', bytes: new Uint8Array([1]), contentType: 'image/png' },
      },
      { output: { kind: 'stored', path: 's3://bucket/key' } },
    ),
  )
  expect(record).toMatchObject({
    performanceConfig: { latency: 'optimized' },
    output: {
      outputContentType: 'image/png',
      outputBodyS3Path: 's3://bucket/key',
      outputImageCount: 2,
    },
  })
})
