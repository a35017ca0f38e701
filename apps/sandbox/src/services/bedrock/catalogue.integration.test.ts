import {
  CreateFoundationModelAgreementCommand,
  CreateInferenceProfileCommand,
  DeleteFoundationModelAgreementCommand,
  DeleteInferenceProfileCommand,
  GetFoundationModelAvailabilityCommand,
  GetFoundationModelCommand,
  GetInferenceProfileCommand,
  GetUseCaseForModelAccessCommand,
  ListFoundationModelAgreementOffersCommand,
  ListFoundationModelsCommand,
  ListGuardrailsCommand,
  ListInferenceProfilesCommand,
  ListTagsForResourceCommand,
  PutUseCaseForModelAccessCommand,
  paginateListInferenceProfiles,
  TagResourceCommand,
  UntagResourceCommand,
} from '@aws-sdk/client-bedrock'
import { ConverseCommand } from '@aws-sdk/client-bedrock-runtime'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Sandbox, startSandbox } from '../../server.ts'
import { administrator, bedrock, runtime } from './world-clients.ts'

const DEV = '000000000202'
const PROD = '000000000303'
const SONNET = 'anthropic.claude-sonnet-4-5-20250929-v1:0'

let sandbox: Sandbox

beforeEach(async () => {
  sandbox = await startSandbox({ port: 0, oidcClientSecret: 'unused' })
})

afterEach(() => sandbox.close())

const client = (region = 'us-east-1', account = DEV) =>
  bedrock(sandbox.url, administrator(account), region)

describe('models', () => {
  test('differ by Region, and filters apply', async () => {
    const all = async (region: string) =>
      (await client(region).send(new ListFoundationModelsCommand({}))).modelSummaries ?? []
    const [virginia, seoul] = [await all('us-east-1'), await all('ap-northeast-2')]
    expect(virginia.length).toBeGreaterThan(40)
    expect(seoul.length).toBeGreaterThan(15)
    expect(seoul.length).toBeLessThan(virginia.length)
    const opus = virginia.find(({ modelId }) => modelId === 'anthropic.claude-opus-4-7')
    expect(opus).toMatchObject({
      modelArn: 'arn:aws:bedrock:us-east-1::foundation-model/anthropic.claude-opus-4-7',
      inferenceTypesSupported: ['INFERENCE_PROFILE'],
      modelLifecycle: { status: 'ACTIVE' },
      responseStreamingSupported: true,
    })
    const { modelSummaries: embeddings } = await client().send(
      new ListFoundationModelsCommand({ byProvider: 'amazon', byOutputModality: 'EMBEDDING' }),
    )
    expect(embeddings?.every(({ modelId }) => modelId?.includes('embed'))).toBe(true)
  })

  test('become legacy and end by the clock', async () => {
    const id = 'amazon.titan-text-lite-v1'
    const model = async () =>
      (await client().send(new GetFoundationModelCommand({ modelIdentifier: id }))).modelDetails
    sandbox.parts.world.clock.set(new Date('2026-01-01T00:00:00Z'))
    expect((await model())?.modelLifecycle?.status).toBe('ACTIVE')
    sandbox.parts.world.clock.set(new Date('2026-12-01T00:00:00Z'))
    expect((await model())?.modelLifecycle).toMatchObject({
      status: 'LEGACY',
      endOfLifeTime: new Date('2027-03-31T00:00:00Z'),
    })
    sandbox.parts.world.clock.set(new Date('2027-04-01T00:00:00Z'))
    await expect(model()).rejects.toMatchObject({ name: 'ResourceNotFoundException' })
  })

  test('an ARN names a model too', async () => {
    const modelIdentifier = `arn:aws:bedrock:us-east-1::foundation-model/${SONNET}`
    const { modelDetails } = await client().send(new GetFoundationModelCommand({ modelIdentifier }))
    expect(modelDetails?.providerName).toBe('Anthropic')
  })
})

describe('access to a model of a third party', () => {
  const form = Buffer.from(
    JSON.stringify({
      companyName: 'Example',
      companyWebsite: 'https://example.com',
      intendedUsers: '0',
      industryOption: 'Insurance',
      useCases: 'Summaries of claims',
    }),
  )
  const agreement = async (modelId = SONNET) =>
    (await client().send(new GetFoundationModelAvailabilityCommand({ modelId })))
      .agreementAvailability?.status
  const invoke = () =>
    runtime(sandbox.url, administrator(DEV)).send(
      new ConverseCommand({
        modelId: `us.${SONNET}`,
        messages: [{ role: 'user', content: [{ text: 'Hello' }] }],
      }),
    )

  test('use-case form, offer, agreement, deletion', async () => {
    await expect(invoke()).rejects.toMatchObject({ name: 'ResourceNotFoundException' })
    await expect(client().send(new GetUseCaseForModelAccessCommand({}))).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    })
    await client().send(new PutUseCaseForModelAccessCommand({ formData: form }))
    const { formData } = await client().send(new GetUseCaseForModelAccessCommand({}))
    expect(Buffer.from(formData ?? [])).toEqual(form)

    expect(await agreement()).toBe('NOT_AVAILABLE')
    const { offers } = await client().send(
      new ListFoundationModelAgreementOffersCommand({ modelId: SONNET }),
    )
    const offerToken = offers?.[0]?.offerToken ?? ''
    await client().send(new CreateFoundationModelAgreementCommand({ modelId: SONNET, offerToken }))
    expect(await agreement()).toBe('PENDING')
    sandbox.parts.world.clock.advance(2)
    expect(await agreement()).toBe('AVAILABLE')
    await expect(
      client().send(new CreateFoundationModelAgreementCommand({ modelId: SONNET, offerToken })),
    ).rejects.toMatchObject({ name: 'ConflictException' })
    await client().send(new DeleteFoundationModelAgreementCommand({ modelId: SONNET }))
    expect(await agreement()).toBe('NOT_AVAILABLE')

    // Invoking makes the agreement again when the caller may subscribe, as an administrator may.
    await invoke()
    sandbox.parts.world.clock.advance(2)
    expect(await agreement()).toBe('AVAILABLE')
  })

  test('a model without a product has nothing to agree to', async () => {
    expect(await agreement('amazon.nova-lite-v1:0')).toBe('AVAILABLE')
    await expect(
      client().send(
        new ListFoundationModelAgreementOffersCommand({ modelId: 'amazon.nova-lite-v1:0' }),
      ),
    ).rejects.toMatchObject({ name: 'ValidationException' })
  })
})

describe('inference profiles', () => {
  test('system profiles list their destinations, page by page', async () => {
    const ids: (string | undefined)[] = []
    const pages = paginateListInferenceProfiles({ client: client(), pageSize: 7 }, {})
    for await (const page of pages) {
      expect(page.inferenceProfileSummaries?.length).toBeLessThanOrEqual(7)
      ids.push(...(page.inferenceProfileSummaries ?? []).map((item) => item.inferenceProfileId))
    }
    expect(ids).toContain(`us.${SONNET}`)
    expect(new Set(ids).size).toBe(ids.length)
    const { models, inferenceProfileArn } = await client().send(
      new GetInferenceProfileCommand({ inferenceProfileIdentifier: `us.${SONNET}` }),
    )
    expect(inferenceProfileArn).toBe(
      `arn:aws:bedrock:us-east-1:${DEV}:inference-profile/us.${SONNET}`,
    )
    expect(models?.map(({ modelArn }) => modelArn?.split(':')[3])).toEqual([
      'us-east-1',
      'us-east-2',
      'us-west-2',
    ])
    const global = await client('ap-northeast-2').send(
      new GetInferenceProfileCommand({
        inferenceProfileIdentifier: `arn:aws:bedrock:ap-northeast-2:${DEV}:inference-profile/global.${SONNET}`,
      }),
    )
    expect(global.models?.map(({ modelArn }) => modelArn)).toContain(
      `arn:aws:bedrock:::foundation-model/${SONNET}`,
    )
  })

  test('application profiles are made, tagged, used and deleted', async () => {
    const { inferenceProfileArn: arn = '' } = await client().send(
      new CreateInferenceProfileCommand({
        inferenceProfileName: 'claims nova',
        modelSource: {
          copyFrom: `arn:aws:bedrock:us-east-1:${DEV}:inference-profile/us.amazon.nova-lite-v1:0`,
        },
        tags: [{ key: 'team', value: 'claims-nlp' }],
      }),
    )
    await client().send(
      new TagResourceCommand({ resourceARN: arn, tags: [{ key: 'cost', value: '1' }] }),
    )
    await client().send(new UntagResourceCommand({ resourceARN: arn, tagKeys: ['team'] }))
    const { tags } = await client().send(new ListTagsForResourceCommand({ resourceARN: arn }))
    expect(tags).toEqual([{ key: 'cost', value: '1' }])
    const listed = await client().send(
      new ListInferenceProfilesCommand({ typeEquals: 'APPLICATION' }),
    )
    expect(listed.inferenceProfileSummaries?.[0]).toMatchObject({ type: 'APPLICATION' })
    await runtime(sandbox.url, administrator(DEV)).send(
      new ConverseCommand({
        modelId: arn,
        messages: [{ role: 'user', content: [{ text: 'Hello' }] }],
      }),
    )
    await client().send(new DeleteInferenceProfileCommand({ inferenceProfileIdentifier: arn }))
    await expect(
      client().send(new GetInferenceProfileCommand({ inferenceProfileIdentifier: arn })),
    ).rejects.toMatchObject({ name: 'ResourceNotFoundException' })
  })
})

describe('guardrails', () => {
  test('each GenAI account has its own in each Region, with numbered versions', async () => {
    const drafts = async (region: string, account: string) =>
      (await client(region, account).send(new ListGuardrailsCommand({}))).guardrails ?? []
    const here = await drafts('eu-central-1', PROD)
    expect(here.map(({ name, version, status }) => [name, version, status])).toEqual([
      ['baseline-content-safety', 'DRAFT', 'READY'],
      ['customer-data-protection', 'DRAFT', 'READY'],
    ])
    expect(here[0]?.id).not.toBe((await drafts('eu-central-1', DEV))[0]?.id)
    const { guardrails: versions } = await client('eu-central-1', PROD).send(
      new ListGuardrailsCommand({ guardrailIdentifier: here[0]?.arn }),
    )
    expect(versions?.map(({ version }) => version)).toEqual(['DRAFT', '2', '1'])
  })
})
