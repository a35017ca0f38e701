import { ConverseStreamOutput$ } from '@aws-sdk/client-bedrock-runtime'
import { EventStreamCodec } from '@smithy/core/event-streams'
import { NormalizedSchema } from '@smithy/core/schema'
import { fromUtf8, toUtf8 } from '@smithy/core/serde'
import { expect, test } from 'vitest'
import { AwsError } from '../operation.ts'
import { eventStreamFrames } from './event-stream.ts'

const codec = new EventStreamCodec(toUtf8, fromUtf8)

async function framesOf(events: () => AsyncGenerator<Record<string, unknown>>) {
  const frames = []
  for await (const frame of eventStreamFrames(
    NormalizedSchema.of(ConverseStreamOutput$),
    events(),
  )) {
    const { headers, body } = codec.decode(frame)
    const names = Object.entries(headers).map(([name, { value }]) => [name, value])
    frames.push({ headers: Object.fromEntries(names), body: JSON.parse(toUtf8(body)) })
  }
  return frames
}

test('each event becomes one frame that names it', async () => {
  const frames = await framesOf(async function* () {
    yield { messageStart: { role: 'assistant' } }
    yield { contentBlockDelta: { contentBlockIndex: 0, delta: { text: '안녕' } } }
  })
  expect(frames).toEqual([
    {
      headers: {
        ':event-type': 'messageStart',
        ':message-type': 'event',
        ':content-type': 'application/json',
      },
      body: { role: 'assistant' },
    },
    {
      headers: expect.objectContaining({ ':event-type': 'contentBlockDelta' }),
      body: { contentBlockIndex: 0, delta: { text: '안녕' } },
    },
  ])
})

test('an error in the middle becomes an exception frame', async () => {
  const frames = await framesOf(async function* () {
    yield { messageStart: { role: 'assistant' } }
    throw new AwsError('ThrottlingException', 429, 'Rate exceeded')
  })
  expect(frames.at(-1)).toEqual({
    headers: expect.objectContaining({
      ':message-type': 'exception',
      ':exception-type': 'throttlingException',
    }),
    body: { message: 'Rate exceeded' },
  })
})
