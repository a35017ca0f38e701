import { GetRoleCommand, IAMClient, TagRoleCommand } from '@aws-sdk/client-iam'
import { NodeHttpHandler } from '@smithy/node-http-handler'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Sandbox, startSandbox } from '../server.ts'
import { administrator } from '../services/bedrock/world-clients.ts'
import type { LoggedCall } from './call-log.ts'

const DEV = '000000000202'

let sandbox: Sandbox

beforeEach(async () => {
  sandbox = await startSandbox({ port: 0, oidcClientSecret: 'unused' })
})

afterEach(() => sandbox.close())

const iam = (requestTimeout = 10_000) =>
  new IAMClient({
    endpoint: sandbox.url,
    region: 'us-east-1',
    credentials: administrator(DEV),
    maxAttempts: 1,
    requestHandler: new NodeHttpHandler({ requestTimeout, throwOnRequestTimeout: true }),
  })

async function control(method: string, path: string, body?: unknown, headers = {}) {
  const response = await fetch(`${sandbox.url}/_sandbox/${path}`, {
    method,
    headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  return { status: response.status, body: await response.json() }
}

const tag = (key: string) =>
  new TagRoleCommand({ RoleName: 'claims-nlp', Tags: [{ Key: key, Value: 'x' }] })
const tags = () => Object.keys(sandbox.parts.world.iam.account(DEV).roles['claims-nlp']?.tags ?? {})
const fail = (mode: string, more = {}) =>
  control('POST', 'fail-next', { service: 'iam', operation: 'TagRole', mode, ...more })

describe('fail-next', () => {
  test.each([
    ['throttle', 'Throttling', 400],
    ['error-500', 'ServiceFailureException', 500],
    ['error-503', 'ServiceUnavailable', 503],
    ['access-denied', 'AccessDenied', 403],
  ])('%s answers as AWS does, and nothing happened', async (mode, name, httpStatusCode) => {
    await fail(mode)
    await expect(iam().send(tag('once'))).rejects.toMatchObject({
      name,
      $metadata: { httpStatusCode },
    })
    expect(tags()).not.toContain('once')
    await iam().send(tag('once'))
    expect(tags()).toContain('once')
  })

  test.each([
    ['reset-before', false],
    ['reset-after', true],
  ])('%s cuts the connection', async (mode, isCommitted) => {
    await fail(mode)
    await expect(iam().send(tag('cut'))).rejects.toThrow('ECONNRESET')
    expect(tags().includes('cut')).toBe(isCommitted)
  })

  test.each([
    ['stall-before', false],
    ['stall-after', true],
  ])('%s holds the connection until the client goes', async (mode, isCommitted) => {
    await fail(mode)
    await expect(iam(200).send(tag('held'))).rejects.toMatchObject({ name: 'TimeoutError' })
    expect(tags().includes('held')).toBe(isCommitted)
  })

  test('malformed commits and answers nonsense', async () => {
    const get = { service: 'iam', operation: 'GetRole', mode: 'malformed' }
    await control('POST', 'fail-next', get)
    await expect(iam().send(new GetRoleCommand({ RoleName: 'claims-nlp' }))).rejects.toThrow(
      /Deserialization error/,
    )
  })

  test('strikes only what matches, as often as asked', async () => {
    await fail('throttle', { times: 2, match: { RoleName: 'fraud-detection' } })
    await iam().send(tag('other'))
    const struck = new TagRoleCommand({
      RoleName: 'fraud-detection',
      Tags: [{ Key: 'a', Value: 'b' }],
    })
    for (let count = 0; count < 2; count += 1) await expect(iam().send(struck)).rejects.toThrow()
    await iam().send(struck)
  })

  test('refuses what it does not understand', async () => {
    expect((await fail('explode')).status).toBe(400)
    expect((await fail('throttle', { times: 0 })).status).toBe(400)
  })
})

test('the calls are listed with caller, input and answer', async () => {
  await iam().send(tag('seen'))
  await iam()
    .send(new GetRoleCommand({ RoleName: 'missing' }))
    .catch(() => {})
  const { calls } = (await control('GET', 'calls?service=iam')).body as { calls: LoggedCall[] }
  expect(calls).toMatchObject([
    {
      operation: 'TagRole',
      accountId: DEV,
      region: 'us-east-1',
      callerArn: `arn:aws:iam::${DEV}:user/sandbox-admin`,
      input: { RoleName: 'claims-nlp', Tags: [{ Key: 'seen', Value: 'x' }] },
      status: 200,
    },
    { operation: 'GetRole', status: 404, errorCode: 'NoSuchEntity' },
  ])
  const after = await control('GET', `calls?after=${calls[0]?.seq}`)
  expect(after.body).toMatchObject({ calls: [{ operation: 'GetRole' }] })
})

test('the clock moves and comes back; a reset starts the world anew', async () => {
  const moved = await control('POST', 'clock', { now: '2031-05-05T00:00:00Z' })
  expect(moved.body).toMatchObject({ now: expect.stringMatching(/^2031-05-05T00:00:0/) })
  await control('POST', 'clock', { reset: true })
  expect(sandbox.parts.world.clock.offsetMs).toBe(0)
  await iam().send(tag('gone'))
  await control('POST', 'reset', {})
  expect(tags()).not.toContain('gone')
  expect((await control('GET', 'calls')).body).toEqual({ calls: [] })
})

test('a new attachment counts when it has propagated', async () => {
  await control('POST', 'settings', { iamPropagationMs: 60_000 })
  await iam().send(tag('late'))
  const decided = () => sandbox.parts.world.iam.asDecided(DEV).roles['claims-nlp']?.tags['late']
  expect(decided()).toBeUndefined()
  await control('POST', 'clock', { advanceSeconds: 61 })
  expect(decided()).toBe('x')
})

describe('the control endpoints refuse', () => {
  test.each([
    ['another page', { origin: 'https://example.com' }, 403],
    ['a form', { 'content-type': 'text/plain' }, 415],
  ])('%s', async (_title, headers, status) => {
    expect((await control('POST', 'reset', {}, headers)).status).toBe(status)
  })

  test('what does not exist', async () => {
    expect((await control('GET', 'nothing')).status).toBe(404)
  })
})

test.each([{ advanceSeconds: 1e18 }, { advanceSeconds: 1e12 }, { now: '+275760-01-01T00:00:00Z' }])(
  'the clock refuses %j and goes on',
  async (move) => {
    expect(await control('POST', 'clock', move)).toMatchObject({ status: 400 })
    await iam().send(new GetRoleCommand({ RoleName: 'claims-nlp' }))
  },
)
