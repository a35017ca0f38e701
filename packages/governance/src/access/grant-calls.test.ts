import { describe, expect, it } from 'vitest'
import type { PinnedGuardrail } from './compile-input.ts'
import { callsOf, otherGrantFor, type QuestionFacts } from './grant-calls.ts'

const now = new Date('2026-11-23T12:00:00.987Z')
const account = '000000000202'
const facts = { accountId: account, now, guardrails: [] }
const invokes = ['bedrock:InvokeModel', 'bedrock:InvokeModelWithResponseStream']
const nova = 'amazon.nova-lite-v1:0'
const modelArn = (region: string, id = nova) => `arn:aws:bedrock:${region}::foundation-model/${id}`
const direct = {
  id: 'direct',
  target: { kind: 'foundation-model', id: nova },
  channels: ['runtime'],
  touches: [{ region: 'us-east-1', modelArns: [modelArn('us-east-1')] }],
} as const
const profileArn = `arn:aws:bedrock:us-east-1:${account}:inference-profile/global.${nova}`
const global = {
  id: 'global',
  target: { kind: 'inference-profile', id: `global.${nova}` },
  channels: ['runtime'],
  touches: [{ region: 'us-east-1', profileArn, modelArns: [modelArn('us-east-1'), modelArn('')] }],
} as const

function questionsAbout(grant: Parameters<typeof callsOf>[0], given: QuestionFacts) {
  return callsOf(grant, given).flatMap(({ questions }) => questions)
}

describe('questions to the simulator', () => {
  it('names the time in whole seconds and the Region that is asked for', () => {
    expect(questionsAbout(direct, facts)).toEqual([
      {
        actions: invokes,
        resourceArns: [modelArn('us-east-1')],
        context: { 'aws:CurrentTime': '2026-11-23T12:00:00Z', 'aws:RequestedRegion': 'us-east-1' },
      },
    ])
  })

  it('asks for each Region of a profile apart, and for `unspecified` where AWS chooses', () => {
    const asked = questionsAbout(global, facts)
    expect(
      asked.map(({ context, resourceArns }) => [context['aws:RequestedRegion'], resourceArns]),
    ).toEqual([
      ['us-east-1', [profileArn, modelArn('us-east-1')]],
      ['unspecified', [modelArn('')]],
    ])
    for (const { context } of asked) {
      expect(context['bedrock:InferenceProfileArn']).toBe(profileArn)
    }
  })

  it('names the guardrail of the Region with its version', () => {
    const arn = `arn:aws:bedrock:us-east-1:${account}:guardrail/abc`
    const guardrails: PinnedGuardrail[] = [
      { region: 'us-west-2', arn: 'other', version: '9' },
      { region: 'us-east-1', arn, version: '3' },
    ]
    const [question] = questionsAbout(direct, { ...facts, guardrails })
    expect(question?.context['bedrock:GuardrailIdentifier']).toBe(`${arn}:3`)
  })

  it('asks about batch and mantle with their own actions', () => {
    const asked = questionsAbout({ ...direct, channels: ['batch', 'mantle'] }, facts)
    expect(asked.map(({ actions }) => actions)).toEqual([
      ['bedrock:CreateModelInvocationJob'],
      ['bedrock-mantle:CreateInference'],
    ])
    expect(asked[1]).toMatchObject({
      resourceArns: [`arn:aws:bedrock-mantle:us-east-1:${account}:project/default`],
      context: { 'bedrock-mantle:Model': nova },
    })
  })
})

describe('whether another grant still allows a call', () => {
  it.each([
    ['the same', { ...direct, id: 'other' }, true],
    ['itself', direct, false],
    ['the same model through a profile', global, false],
    [
      'another Region',
      { ...direct, id: 'o', touches: [{ region: 'us-west-2', modelArns: [] }] },
      false,
    ],
    ['another channel', { ...direct, id: 'o', channels: ['batch'] as const }, false],
    [
      'another model',
      { ...direct, id: 'o', target: { kind: 'foundation-model', id: 'a.b' } as const },
      false,
    ],
  ] as const)('%s', (_what, other, isCovered) => {
    const call = { channel: 'runtime', touch: direct.touches[0] } as const
    expect(otherGrantFor(direct, call, [other]) !== undefined).toBe(isCovered)
  })
})
