import { gunzipSync } from 'node:zlib'
import {
  ConverseStreamCommand,
  InvokeModelCommand,
  InvokeModelWithResponseStreamCommand,
} from '@aws-sdk/client-bedrock-runtime'
import { GetObjectCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Sandbox, startSandbox } from '../../../server.ts'
import { BUCKET, converse, DEV, models, NOVA, options, records } from './logging-clients.ts'

let sandbox: Sandbox

beforeEach(async () => {
  sandbox = await startSandbox({ port: 0, oidcClientSecret: 'unused' })
})

afterEach(() => sandbox.close())

const s3 = () => new S3Client({ ...options(sandbox), forcePathStyle: true })

async function objectKeys(Prefix = ''): Promise<string[]> {
  const { Contents = [] } = await s3().send(new ListObjectsV2Command({ Bucket: BUCKET, Prefix }))
  return Contents.map(({ Key }) => Key ?? '')
}

async function unpacked(Key: string): Promise<string> {
  const { Body } = await s3().send(new GetObjectCommand({ Bucket: BUCKET, Key }))
  return gunzipSync((await Body?.transformToByteArray()) ?? new Uint8Array()).toString('utf8')
}

describe('a call that was answered', () => {
  test('is in CloudWatch Logs as soon as the answer is there', async () => {
    const answer = await converse(sandbox, 'Describe ledgers.', {
      system: [{ text: 'Be brief.' }],
      inferenceConfig: { maxTokens: 40 },
      requestMetadata: { team: 'claims-nlp' },
      performanceConfig: { latency: 'standard' },
    })
    const [record, ...others] = await records(sandbox)
    expect(others).toEqual([])
    expect(record).toMatchObject({
      schemaType: 'ModelInvocationLog',
      accountId: DEV,
      identity: { arn: `arn:aws:iam::${DEV}:user/sandbox-admin` },
      region: 'us-east-1',
      requestId: answer.$metadata.requestId,
      operation: 'Converse',
      modelId: NOVA,
      inferenceRegion: expect.stringMatching(/^us-(east-1|east-2|west-2)$/),
      requestMetadata: { team: 'claims-nlp' },
      performanceConfig: { latency: 'standard' },
      input: {
        inputBodyJson: {
          messages: [{ role: 'user', content: [{ text: 'Describe ledgers.' }] }],
          system: [{ text: 'Be brief.' }],
          inferenceConfig: { maxTokens: 40 },
        },
        inputTokenCount: answer.usage?.inputTokens,
        cacheReadInputTokenCount: 0,
      },
      output: {
        outputBodyJson: { output: answer.output, stopReason: 'max_tokens', usage: answer.usage },
        outputTokenCount: 40,
      },
      logStreamName: 'aws/bedrock/modelinvocations',
    })
  })

  test('is in S3 too, in one file with the others of its minute', async () => {
    await converse(sandbox, 'One.')
    await converse(sandbox, 'Two.')
    const keys = await objectKeys('invocations/')
    const folder = `invocations/AWSLogs/${DEV}/BedrockModelInvocationLogs/us-east-1`
    expect(keys).toContain(`${folder}/amazon-bedrock-logs-permission-check`)
    const files = keys.filter((key) => key.endsWith('.json.gz'))
    expect(files).toHaveLength(1)
    expect(files[0]?.slice(folder.length)).toMatch(
      /^\/\d{4}\/\d{2}\/\d{2}\/\d{2}\/\d{8}T\d{9}Z_[0-9a-f]{16}\.json\.gz$/,
    )
    const lines = (await unpacked(files[0] ?? '')).trim().split('\n')
    expect(lines.map((line) => JSON.parse(line).operation)).toEqual(['Converse', 'Converse'])
  })

  test('with a body above 100 KB has it in an object of its own', async () => {
    const text = 'a long contract '.repeat(8_000)
    await converse(sandbox, text, { inferenceConfig: { maxTokens: 5 } })
    const [record] = await records(sandbox)
    const path: string = record.input.inputBodyS3Path
    expect(record.input.inputBodyJson).toBeUndefined()
    expect(record.output.outputBodyJson.stopReason).toBe('max_tokens')
    expect(path).toMatch(
      new RegExp(`^s3://${BUCKET}/large/AWSLogs/.*/data/${record.requestId}_input\\.json\\.gz$`),
    )
    const body = JSON.parse(await unpacked(path.replace(`s3://${BUCKET}/`, '')))
    expect(body.messages[0].content[0].text).toBe(text)
    const [own] = (await objectKeys('invocations/')).filter((key) => key.includes('/data/'))
    expect(own).toContain(record.requestId)
  })

  test('is logged as sent where it is streamed, once the stream has ended', async () => {
    const messages = [{ role: 'user' as const, content: [{ text: 'Describe ledgers.' }] }]
    const { stream } = await models(sandbox).send(
      new ConverseStreamCommand({ modelId: NOVA, messages }),
    )
    let said = ''
    for await (const event of stream ?? []) said += event.contentBlockDelta?.delta?.text ?? ''
    const { body } = await models(sandbox).send(
      new InvokeModelWithResponseStreamCommand({
        modelId: 'mistral.mistral-7b-instruct-v0:2',
        body: JSON.stringify({ prompt: 'Name three colours.', max_tokens: 12 }),
      }),
    )
    for await (const _event of body ?? []);
    const [converseStream, invokeStream] = await records(sandbox)
    expect(converseStream).toMatchObject({ operation: 'ConverseStream' })
    const { output, stopReason } = converseStream.output.outputBodyJson
    expect([output.message.content[0].text, stopReason]).toEqual([said, 'end_turn'])
    expect(invokeStream.operation).toBe('InvokeModelWithResponseStream')
    expect(invokeStream.input.inputBodyJson.prompt).toBe('Name three colours.')
    const chunks = invokeStream.output.outputBodyJson
    expect(chunks.length).toBeGreaterThan(2)
    expect(chunks.at(-1)['amazon-bedrock-invocationMetrics'].outputTokenCount).toBe(12)
    expect(invokeStream.inferenceRegion).toBeUndefined()
  })

  test('by InvokeModel has the metadata of its header', async () => {
    await models(sandbox).send(
      new InvokeModelCommand({
        modelId: 'meta.llama3-8b-instruct-v1:0',
        body: JSON.stringify({ prompt: 'Name three colours.', max_gen_len: 6 }),
        requestMetadata: JSON.stringify({ team: 'claims-nlp' }),
      }),
    )
    const [record] = await records(sandbox)
    expect(record).toMatchObject({
      operation: 'InvokeModel',
      requestMetadata: { team: 'claims-nlp' },
      input: { inputContentType: 'application/json', inputBodyJson: { max_gen_len: 6 } },
      output: { outputBodyJson: { generation_token_count: 6 }, outputTokenCount: 6 },
    })
  })

  test('with an image counts as one of text and image', async () => {
    const bytes = new Uint8Array([137, 80, 78, 71])
    const content = [
      { text: 'What is this?' },
      { image: { format: 'png' as const, source: { bytes } } },
    ]
    await converse(sandbox, '', { messages: [{ role: 'user', content }] })
    const logging = sandbox.parts.world.state.invocationLogging[DEV] ?? {}
    logging['us-east-1'] = { ...logging['us-east-1'], imageDataDeliveryEnabled: false }
    await converse(sandbox, '', { messages: [{ role: 'user', content }] })
    await converse(sandbox, 'Only text.')
    const [shown, hidden, text] = await records(sandbox)
    expect(shown.input.inputBodyJson.messages[0].content[1].image.source.bytes).toBe('iVBORw==')
    expect(hidden.input).toMatchObject({ inputTokenCount: shown.input.inputTokenCount })
    expect([hidden.input.inputBodyJson, hidden.output.outputBodyJson]).toEqual([
      undefined,
      undefined,
    ])
    expect(text.input.inputBodyJson).toBeDefined()
  })
})
