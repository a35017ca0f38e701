import { expect, test } from 'vitest'
import { invocationRecord } from '../services/bedrock-runtime/logging/invocation-record.ts'
import { loggableOf } from '../services/bedrock-runtime/logging/loggable.ts'
import { findModel } from '../world/models.ts'
import { GENAI_ACCOUNTS } from '../world/organisation.ts'
import { PEOPLE } from '../world/people.ts'
import { findSystemProfile } from '../world/system-profiles.ts'
import { TEAMS } from '../world/teams.ts'
import { invocations } from './invocations.ts'

const calls = [
  ...invocations({ seed: 3, days: 30, calls: 6_000, endMs: Date.parse('2026-11-23T12:00:00Z') }),
]
const everything = {
  textDataDeliveryEnabled: true,
  imageDataDeliveryEnabled: true,
  embeddingDataDeliveryEnabled: true,
}

test('every call gives a record that says the same', () => {
  for (const call of calls) {
    const loggable = loggableOf(call, everything)
    const record = JSON.parse(loggable.isWhole ? loggable.record : invocationRecord(call, {}))
    expect(record).toMatchObject({
      schemaType: 'ModelInvocationLog',
      schemaVersion: '1.0',
      accountId: call.accountId,
      region: call.region,
      requestId: expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
      identity: { arn: call.identityArn },
      modelId: call.modelId,
    })
    if (!loggable.isWhole) continue
    expect(record.input.inputBodyJson).toEqual(call.input.kind === 'json' && call.input.value)
    expect('output' in record).toBe(call.errorCode === undefined)
  }
})

test('every model can be called where it is called', () => {
  for (const { modelId, region, accountId } of calls) {
    const id = modelId.slice(modelId.lastIndexOf('/') + 1)
    const profile = findSystemProfile(id, region, accountId)
    const isHere = profile !== undefined || findModel(id)?.onDemand.includes(region)
    expect([modelId, region, isHere]).toEqual([modelId, region, true])
  }
})

test('everybody who calls is in a team and uses its role, or is a service', () => {
  const services = ['claims-intake-service', 'care-assistant-service']
  for (const { identityArn, accountId } of calls) {
    const [arn = '', role = '', session = ''] = identityArn.split('/')
    expect(arn).toBe(`arn:aws:sts::${accountId}:assumed-role`)
    expect(GENAI_ACCOUNTS).toContain(accountId)
    const person = PEOPLE.find(({ sub }) => sub === session)
    if (person !== undefined) expect(role).toBe(person.team)
    expect([...TEAMS.map(({ slug }) => slug), ...services]).toContain(role)
    expect(session).toMatch(/^[\w+=,.@-]{2,64}$/)
  }
})

test('tokens agree with what the answer says', () => {
  for (const { output, tokens, operation } of calls) {
    if (output?.kind !== 'json' || !operation.startsWith('Converse')) continue
    expect(output.value).toMatchObject({
      usage: { inputTokens: tokens.input, outputTokens: tokens.output },
    })
  }
})

test('every text is filled in', () => {
  // Files in base64 may hold any letters.
  const texts = calls.map((call) => JSON.stringify(call)).filter((text) => text.length < 40_000)
  expect(texts.length).toBeGreaterThan(calls.length * 0.99)
  expect(
    texts.find((text) => /undefined|\{[a-z]+\}/i.test(text.replaceAll(/\{(EMAIL|PHONE)\}/g, ''))),
  ).toBe(undefined)
})
