import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { INVOKE } from '../bedrock/world-clients.ts'
import {
  allow,
  ClaimsTeam,
  claimsTeamCredentials,
  MODEL,
  modelArn,
  profileArn,
} from './claims-team.ts'

const US = ['us-east-1', 'us-east-2', 'us-west-2']

let team: ClaimsTeam

beforeEach(async () => {
  team = await ClaimsTeam.start()
})

afterEach(() => team.sandbox.close())

describe('on demand', () => {
  test('denied before, answered while attached, denied after', async () => {
    await expect(team.ask(MODEL)).rejects.toMatchObject({
      name: 'AccessDeniedException',
      $metadata: { httpStatusCode: 403 },
      message: expect.stringContaining(modelArn('us-east-1')),
    })
    const policy = await team.attach(allow([modelArn('us-east-1')]))
    const answer = await team.ask(MODEL)
    expect(answer.usage?.outputTokens).toBe(1)
    await policy.detach()
    await expect(team.ask(MODEL)).rejects.toThrow(
      'is not authorized to perform: bedrock:InvokeModel',
    )
  })

  test('an expiry in the policy holds by the clock alone', async () => {
    const expiry = new Date(Date.now() + 3_600_000).toISOString()
    await team.attach(
      allow([modelArn('us-east-1')], { DateLessThan: { 'aws:CurrentTime': expiry } }),
    )
    await team.ask(MODEL)
    team.sandbox.parts.world.clock.advance(3000)
    await team.ask(MODEL)
    team.sandbox.parts.world.clock.advance(590)
    await team.ask(MODEL)
    // The session of the role lives for an hour too, so a fresh one is taken after the expiry.
    team.sandbox.parts.world.clock.advance(20)
    team.credentials = await claimsTeamCredentials(team.sandbox)
    await expect(team.ask(MODEL)).rejects.toMatchObject({ name: 'AccessDeniedException' })
  })

  test('a role of another team stays closed to a person', async () => {
    await expect(claimsTeamCredentials(team.sandbox, 'fraud-detection')).rejects.toMatchObject({
      name: 'AccessDenied',
    })
  })
})

describe('across Regions', () => {
  const id = `us.${MODEL}`

  test('one destination that is missing stops the call and is named', async () => {
    const policy = await team.attach(
      allow([profileArn(id), modelArn('us-east-1'), modelArn('us-west-2')]),
    )
    await expect(team.ask(id)).rejects.toThrow(modelArn('us-east-2'))
    await policy.replace([allow([profileArn(id), ...US.map((region) => modelArn(region))])])
    await expect(team.ask(id)).resolves.toMatchObject({ stopReason: 'max_tokens' })
  })

  test('the profile itself has to be allowed', async () => {
    await team.attach(allow(US.map((region) => modelArn(region))))
    await expect(team.ask(id)).rejects.toThrow(profileArn(id))
  })

  test('only through the profile: bedrock:InferenceProfileArn', async () => {
    await team.attach(
      allow([profileArn(id)]),
      allow(
        US.map((region) => modelArn(region)),
        { StringLike: { 'bedrock:InferenceProfileArn': profileArn(id) } },
      ),
    )
    await team.ask(id)
    await team.ask(profileArn(id))
    await expect(team.ask(MODEL)).rejects.toMatchObject({ name: 'AccessDeniedException' })
  })

  test('global routing is evaluated for no Region in particular', async () => {
    const global = 'amazon.nova-2-lite-v1:0'
    const resources = [
      profileArn(`global.${global}`),
      modelArn('us-east-1', global),
      `arn:aws:bedrock:::foundation-model/${global}`,
    ]
    const policy = await team.attach(allow(resources))
    await team.ask(`global.${global}`)
    await policy.replace([
      allow(resources),
      {
        Effect: 'Deny',
        Action: INVOKE,
        Resource: '*',
        Condition: { StringEquals: { 'aws:RequestedRegion': 'unspecified' } },
      },
    ])
    await expect(team.ask(`global.${global}`)).rejects.toThrow('explicit deny')
  })

  test('a Region outside the organization’s list stops a profile that IAM allows', async () => {
    await team.attach(allow(['*']))
    await expect(
      team.ask('apac.anthropic.claude-sonnet-4-20250514-v1:0', {}, 'ap-northeast-2'),
    ).rejects.toThrow('service control policy')
  })
})
