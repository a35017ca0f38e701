import { describe, expect, test } from 'vitest'
import type { InvocationLogging } from '../../../world/bedrock-state.ts'
import type { LoggedBody, LoggedInvocation, Modality } from '../logged-invocation.ts'
import { loggableOf, recordFor } from './loggable.ts'
import { MOST_INLINE_BYTES } from './place-bodies.ts'

const LARGE = { bucketName: 'bucket', keyPrefix: 'large' }
const ON: InvocationLogging = {
  textDataDeliveryEnabled: true,
  imageDataDeliveryEnabled: true,
  embeddingDataDeliveryEnabled: true,
  videoDataDeliveryEnabled: true,
  audioDataDeliveryEnabled: true,
}

function invocation(
  input: LoggedBody,
  modalities: readonly Modality[] = ['text'],
): LoggedInvocation {
  return {
    accountId: '000000000202',
    region: 'us-east-1',
    atMs: Date.parse('2026-11-20T09:14:03.250Z'),
    requestId: '5b0d7c1e-6a0e-4b6e-9f0a-2f4b3f5a1c01',
    operation: 'InvokeModel',
    modelId: 'amazon.nova-lite-v1:0',
    identityArn: 'arn:aws:iam::000000000202:user/sandbox-admin',
    modalities,
    input,
    output: { kind: 'json', value: 'short' },
    tokens: { input: 1, output: 1 },
    latencyMs: 10,
  }
}

/** A string's JSON has two quotes more. */
const ofBytes = (bytes: number, sign = 'x'): LoggedBody => ({
  kind: 'json',
  value: sign.repeat((bytes - 2) / Buffer.byteLength(sign)),
})

const KEY = `large/AWSLogs/000000000202/BedrockModelInvocationLogs/us-east-1/2026/11/20/09/data/5b0d7c1e-6a0e-4b6e-9f0a-2f4b3f5a1c01_input.json.gz`

describe('a body is in the record up to 100 KB', () => {
  test.each([
    ['at the border', ofBytes(MOST_INLINE_BYTES), true],
    ['one byte above', ofBytes(MOST_INLINE_BYTES + 1), false],
    ['of Korean, in bytes and not in letters', ofBytes(3 * 34_133 + 2, '가'), false],
    ['of Korean, just below', ofBytes(3 * 34_132 + 2, '가'), true],
  ])('%s', (_title, body, isInline) => {
    const { record, offloaded } = recordFor(loggableOf(invocation(body), ON), LARGE)
    const { input, output } = JSON.parse(record)
    expect(input.inputBodyJson !== undefined).toBe(isInline)
    expect(input.inputBodyS3Path).toBe(isInline ? undefined : `s3://bucket/${KEY}`)
    expect(output.outputBodyJson).toBe('short')
    expect(offloaded.map(({ key }) => key)).toEqual(isInline ? [] : [KEY])
  })

  test('without a bucket for large data it is left out', () => {
    const { record, offloaded } = recordFor(
      loggableOf(invocation(ofBytes(MOST_INLINE_BYTES + 1)), ON),
      undefined,
    )
    expect(JSON.parse(record).input).toEqual({
      inputContentType: 'application/json',
      inputTokenCount: 1,
    })
    expect(offloaded).toEqual([])
  })

  test('bytes always lie apart', () => {
    const bytes = new Uint8Array([1, 2])
    const sent = invocation({ kind: 'binary', bytes, contentType: 'image/png' }, ['image'])
    const { record, offloaded } = recordFor(loggableOf(sent, ON), LARGE)
    expect(JSON.parse(record).input).toMatchObject({
      inputContentType: 'image/png',
      inputBodyS3Path: `s3://bucket/${KEY}`,
    })
    expect(offloaded[0]?.body.content).toBe(bytes)
  })
})

describe('only what is turned on is told', () => {
  const short: LoggedBody = { kind: 'json', value: 'short' }
  test.each<[string, readonly Modality[], InvocationLogging, boolean]>([
    ['text', ['text'], { textDataDeliveryEnabled: true }, true],
    ['text, where nothing is on', ['text'], {}, false],
    ['text, where it is off', ['text'], { ...ON, textDataDeliveryEnabled: false }, false],
    [
      'text with an image, without images',
      ['text', 'image'],
      { textDataDeliveryEnabled: true },
      false,
    ],
    ['text with an image', ['text', 'image'], ON, true],
    ['an embedding', ['embedding'], { embeddingDataDeliveryEnabled: true }, true],
    ['an embedding, without', ['embedding'], { textDataDeliveryEnabled: true }, false],
    ['video', ['text', 'video'], ON, true],
    ['audio, without', ['text', 'audio'], { ...ON, audioDataDeliveryEnabled: false }, false],
  ])('%s', (_title, modalities, logging, isTold) => {
    const { record } = recordFor(loggableOf(invocation(short, modalities), logging), LARGE)
    const { input, output } = JSON.parse(record)
    expect([input.inputBodyJson, output.outputBodyJson]).toEqual(
      isTold ? ['short', 'short'] : [undefined, undefined],
    )
  })
})
