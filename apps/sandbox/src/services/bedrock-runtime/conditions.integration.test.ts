import {
  CreateFoundationModelAgreementCommand,
  CreateInferenceProfileCommand,
  GetGuardrailCommand,
  ListFoundationModelAgreementOffersCommand,
  ListGuardrailsCommand,
} from '@aws-sdk/client-bedrock'
import { ConverseStreamCommand, InvokeModelCommand } from '@aws-sdk/client-bedrock-runtime'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { administrator, bedrock, INVOKE, type Statement } from '../bedrock/world-clients.ts'
import { allow, ClaimsTeam, DEV, MODEL, modelArn } from './claims-team.ts'

let team: ClaimsTeam

beforeEach(async () => {
  team = await ClaimsTeam.start()
})

afterEach(() => team.sandbox.close())

describe('other conditions', () => {
  test('streaming is an action of its own', async () => {
    await team.attach({
      Effect: 'Allow',
      Action: 'bedrock:InvokeModel',
      Resource: modelArn('us-east-1'),
    })
    await team.ask(MODEL)
    await expect(
      team.client().send(
        new ConverseStreamCommand({
          modelId: MODEL,
          messages: [{ role: 'user', content: [{ text: 'Hello' }] }],
        }),
      ),
    ).rejects.toThrow('bedrock:InvokeModelWithResponseStream')
  })

  test('the service tier of the request', async () => {
    await team.attach(
      allow([modelArn('us-east-1')], { StringEquals: { 'bedrock:ServiceTier': 'default' } }),
    )
    await team.ask(MODEL)
    await expect(team.ask(MODEL, { serviceTier: { type: 'priority' } })).rejects.toMatchObject({
      name: 'AccessDeniedException',
    })
  })

  test('the tags of an application profile', async () => {
    const client = bedrock(team.sandbox.url, administrator(DEV))
    const { inferenceProfileArn: arn = '' } = await client.send(
      new CreateInferenceProfileCommand({
        inferenceProfileName: 'claims',
        modelSource: { copyFrom: modelArn('us-east-1') },
        tags: [{ key: 'team', value: 'claims-nlp' }],
      }),
    )
    const tagged = (value: string) =>
      allow([arn], { StringEquals: { 'aws:ResourceTag/team': value } })
    const policy = await team.attach(tagged('claims-nlp'), allow([modelArn('us-east-1')]))
    await team.ask(arn)
    await policy.replace([tagged('another'), allow([modelArn('us-east-1')])])
    await expect(team.ask(arn)).rejects.toThrow(arn)
  })

  test('a third-party model needs an agreement, which a team cannot make', async () => {
    const id = 'openai.gpt-oss-20b-1:0'
    await team.attach(allow([modelArn('us-east-1', id)]))
    await expect(team.ask(id)).rejects.toThrow('AWS Marketplace actions')
    const client = bedrock(team.sandbox.url, administrator(DEV))
    const { offers } = await client.send(
      new ListFoundationModelAgreementOffersCommand({ modelId: id }),
    )
    await client.send(
      new CreateFoundationModelAgreementCommand({
        modelId: id,
        offerToken: offers?.[0]?.offerToken,
      }),
    )
    await team.ask(id)
  })
})

describe('with a guardrail', () => {
  test('InvokeModel names it in headers', async () => {
    const client = bedrock(team.sandbox.url, administrator(DEV))
    const arn = (await client.send(new ListGuardrailsCommand({}))).guardrails?.[0]?.arn ?? ''
    await team.attach(
      allow([modelArn('us-east-1')], {
        StringEquals: { 'bedrock:GuardrailIdentifier': `${arn}:1` },
      }),
      { Effect: 'Allow', Action: 'bedrock:ApplyGuardrail', Resource: arn },
    )
    const invoke = (guardrail: { guardrailIdentifier?: string; guardrailVersion?: string }) =>
      team.client().send(
        new InvokeModelCommand({
          modelId: MODEL,
          body: JSON.stringify({ messages: [{ role: 'user', content: [{ text: 'Hello' }] }] }),
          ...guardrail,
        }),
      )
    await expect(invoke({})).rejects.toMatchObject({ name: 'AccessDeniedException' })
    await expect(invoke({ guardrailIdentifier: arn })).rejects.toMatchObject({
      name: 'ValidationException',
    })
    const answer = await invoke({ guardrailIdentifier: arn, guardrailVersion: '1' })
    expect(JSON.parse(Buffer.from(answer.body).toString('utf8'))).toMatchObject({
      'amazon-bedrock-guardrailAction': 'NONE',
    })
  })

  test('Deny for everything but the assigned version', async () => {
    const client = bedrock(team.sandbox.url, administrator(DEV))
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
    const policy = await team.attach(...pinned)
    const withVersion = (guardrailVersion: string, guardrailIdentifier = arn) =>
      team.ask(MODEL, { guardrailConfig: { guardrailIdentifier, guardrailVersion } })

    await expect(withVersion('1')).rejects.toThrow('bedrock:ApplyGuardrail')
    await policy.replace([
      ...pinned,
      { Effect: 'Allow', Action: 'bedrock:ApplyGuardrail', Resource: arn },
    ])
    await withVersion('1')
    await withVersion('1', guardrail?.id ?? '')
    await expect(team.ask(MODEL)).rejects.toThrow('explicit deny')
    await expect(withVersion('2')).rejects.toThrow('explicit deny')
    await expect(withVersion('DRAFT')).rejects.toThrow('explicit deny')
    await policy.replace([
      allow([modelArn('us-east-1')]),
      { Effect: 'Allow', Action: 'bedrock:ApplyGuardrail', Resource: '*' },
    ])
    await expect(withVersion('9')).rejects.toMatchObject({ name: 'ValidationException' })
  })
})
