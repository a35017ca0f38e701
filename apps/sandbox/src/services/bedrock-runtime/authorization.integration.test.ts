import { GetGuardrailCommand, ListGuardrailsCommand } from '@aws-sdk/client-bedrock'
import { ConverseCommand, type ConverseCommandInput } from '@aws-sdk/client-bedrock-runtime'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Sandbox, startSandbox } from '../../server.ts'
import {
  administrator,
  bedrock,
  type Credentials,
  INVOKE,
  RolePolicy,
  runtime,
  type Statement,
  teamCredentials,
} from '../bedrock/world-clients.ts'

const DEV = '000000000202'
const MODEL = 'amazon.nova-lite-v1:0'
const US = ['us-east-1', 'us-east-2', 'us-west-2']

let sandbox: Sandbox
let team: Credentials

beforeEach(async () => {
  sandbox = await startSandbox({ port: 0, oidcClientSecret: 'unused' })
  team = await teamCredentials(
    sandbox.url,
    'ASIASANDBOXJIWOOKIM',
    `arn:aws:iam::${DEV}:role/teams/claims-nlp`,
  )
})

afterEach(() => sandbox.close())

const modelArn = (region: string, id = MODEL) => `arn:aws:bedrock:${region}::foundation-model/${id}`
const profileArn = (id: string) => `arn:aws:bedrock:us-east-1:${DEV}:inference-profile/${id}`

function ask(modelId: string, more: Partial<ConverseCommandInput> = {}, region = 'us-east-1') {
  return runtime(sandbox.url, team, region).send(
    new ConverseCommand({
      modelId,
      messages: [{ role: 'user', content: [{ text: 'Summarise this claim in one line.' }] }],
      inferenceConfig: { maxTokens: 1 },
      ...more,
    }),
  )
}

const attach = (...statements: Statement[]) =>
  RolePolicy.attach(sandbox.url, DEV, 'claims-nlp', 'granted', statements)

const allow = (resources: readonly string[], condition?: Statement): Statement => ({
  Effect: 'Allow',
  Action: INVOKE,
  Resource: resources,
  ...(condition === undefined ? {} : { Condition: condition }),
})

describe('on demand', () => {
  test('denied before, answered while attached, denied after', async () => {
    await expect(ask(MODEL)).rejects.toMatchObject({
      name: 'AccessDeniedException',
      $metadata: { httpStatusCode: 403 },
      message: expect.stringContaining(modelArn('us-east-1')),
    })
    const policy = await attach(allow([modelArn('us-east-1')]))
    const answer = await ask(MODEL)
    expect(answer.usage?.outputTokens).toBe(1)
    await policy.detach()
    await expect(ask(MODEL)).rejects.toThrow('is not authorized to perform: bedrock:InvokeModel')
  })

  test('an expiry in the policy holds by the clock alone', async () => {
    const expiry = new Date(Date.now() + 3_600_000).toISOString()
    await attach(allow([modelArn('us-east-1')], { DateLessThan: { 'aws:CurrentTime': expiry } }))
    await ask(MODEL)
    sandbox.parts.world.clock.advance(3000)
    await ask(MODEL)
    sandbox.parts.world.clock.advance(590)
    await ask(MODEL)
    // The session of the role lives for an hour too, so a fresh one is taken after the expiry.
    sandbox.parts.world.clock.advance(20)
    team = await teamCredentials(
      sandbox.url,
      'ASIASANDBOXJIWOOKIM',
      `arn:aws:iam::${DEV}:role/teams/claims-nlp`,
    )
    await expect(ask(MODEL)).rejects.toMatchObject({ name: 'AccessDeniedException' })
  })

  test('a role of another team stays closed to a person', async () => {
    await expect(
      teamCredentials(
        sandbox.url,
        'ASIASANDBOXJIWOOKIM',
        `arn:aws:iam::${DEV}:role/teams/fraud-detection`,
      ),
    ).rejects.toMatchObject({ name: 'AccessDenied' })
  })
})

describe('across Regions', () => {
  const id = `us.${MODEL}`

  test('one destination that is missing stops the call and is named', async () => {
    const policy = await attach(
      allow([profileArn(id), modelArn('us-east-1'), modelArn('us-west-2')]),
    )
    await expect(ask(id)).rejects.toThrow(modelArn('us-east-2'))
    await policy.replace([allow([profileArn(id), ...US.map((region) => modelArn(region))])])
    await expect(ask(id)).resolves.toMatchObject({ stopReason: 'max_tokens' })
  })

  test('the profile itself has to be allowed', async () => {
    await attach(allow(US.map((region) => modelArn(region))))
    await expect(ask(id)).rejects.toThrow(profileArn(id))
  })

  test('only through the profile: bedrock:InferenceProfileArn', async () => {
    await attach(
      allow([profileArn(id)]),
      allow(
        US.map((region) => modelArn(region)),
        { StringLike: { 'bedrock:InferenceProfileArn': profileArn(id) } },
      ),
    )
    await ask(id)
    await ask(profileArn(id))
    await expect(ask(MODEL)).rejects.toMatchObject({ name: 'AccessDeniedException' })
  })

  test('global routing is evaluated for no Region in particular', async () => {
    const global = 'amazon.nova-2-lite-v1:0'
    const resources = [
      profileArn(`global.${global}`),
      modelArn('us-east-1', global),
      `arn:aws:bedrock:::foundation-model/${global}`,
    ]
    const policy = await attach(allow(resources))
    await ask(`global.${global}`)
    await policy.replace([
      allow(resources),
      {
        Effect: 'Deny',
        Action: INVOKE,
        Resource: '*',
        Condition: { StringEquals: { 'aws:RequestedRegion': 'unspecified' } },
      },
    ])
    await expect(ask(`global.${global}`)).rejects.toThrow('explicit deny')
  })

  test('a Region outside the organization’s list stops a profile that IAM allows', async () => {
    await attach(allow(['*']))
    await expect(
      ask('apac.anthropic.claude-sonnet-4-20250514-v1:0', {}, 'ap-northeast-2'),
    ).rejects.toThrow('service control policy')
  })
})

describe('with a guardrail', () => {
  test('Deny for everything but the assigned version', async () => {
    const client = bedrock(sandbox.url, administrator(DEV))
    const { guardrails = [] } = await client.send(new ListGuardrailsCommand({}))
    const guardrail = guardrails.find(({ name }) => name === 'baseline-content-safety')
    const arn = guardrail?.arn ?? ''
    const version = await client.send(
      new GetGuardrailCommand({ guardrailIdentifier: arn, guardrailVersion: '1' }),
    )
    expect(version.status).toBe('READY')
    const pinned: Statement[] = [
      allow([modelArn('us-east-1')]),
      {
        Effect: 'Deny',
        Action: INVOKE,
        Resource: '*',
        Condition: { StringNotEquals: { 'bedrock:GuardrailIdentifier': `${arn}:1` } },
      },
    ]
    const policy = await attach(...pinned)
    const withVersion = (guardrailVersion: string, guardrailIdentifier = arn) =>
      ask(MODEL, { guardrailConfig: { guardrailIdentifier, guardrailVersion } })

    await expect(withVersion('1')).rejects.toThrow('bedrock:ApplyGuardrail')
    await policy.replace([
      ...pinned,
      { Effect: 'Allow', Action: 'bedrock:ApplyGuardrail', Resource: arn },
    ])
    await withVersion('1')
    await withVersion('1', guardrail?.id ?? '')
    await expect(ask(MODEL)).rejects.toThrow('explicit deny')
    await expect(withVersion('2')).rejects.toThrow('explicit deny')
    await expect(withVersion('DRAFT')).rejects.toThrow('explicit deny')
    await policy.replace([
      allow([modelArn('us-east-1')]),
      { Effect: 'Allow', Action: 'bedrock:ApplyGuardrail', Resource: '*' },
    ])
    await expect(withVersion('9')).rejects.toMatchObject({ name: 'ValidationException' })
  })
})
