import {
  type CloudWatchLogsClient,
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  DeleteLogGroupCommand,
  DescribeLogGroupsCommand,
  DescribeLogStreamsCommand,
  FilterLogEventsCommand,
  GetLogEventsCommand,
  PutDataProtectionPolicyCommand,
  PutLogEventsCommand,
} from '@aws-sdk/client-cloudwatch-logs'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Sandbox, startSandbox } from '../../server.ts'
import { administrator } from '../bedrock/world-clients.ts'
import { administratorLogs, DEV, REGION } from './log-clients.ts'

let sandbox: Sandbox
let logs: CloudWatchLogsClient

const IDENTIFIERS = ['EmailAddress', 'IpAddress', 'CreditCardNumber', 'PkcsPrivateKey', 'Name']

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, oidcClientSecret: 'unused' })
  logs = administratorLogs(sandbox.url)
  for (const logGroupName of ['/plain', '/protected']) {
    await logs.send(new CreateLogGroupCommand({ logGroupName }))
    await logs.send(new CreateLogStreamCommand({ logGroupName, logStreamName: 's' }))
  }
  const DataIdentifier = [
    ...IDENTIFIERS.map((name) => `arn:aws:dataprotection::aws:data-identifier/${name}`),
    'Wide',
  ]
  await logs.send(
    new PutDataProtectionPolicyCommand({
      logGroupIdentifier: '/protected',
      policyDocument: JSON.stringify({
        Name: 'p',
        Version: '2021-06-01',
        Configuration: { CustomDataIdentifier: [{ Name: 'Wide', Regex: 'a*a*a*a*a*b' }] },
        Statement: [
          { DataIdentifier, Operation: { Audit: { FindingsDestination: {} } } },
          { DataIdentifier, Operation: { Deidentify: { MaskConfig: {} } } },
        ],
      }),
    }),
  )
})

afterAll(() => sandbox.close())

/** What comes back is what was sent, except that half a surrogate pair cannot cross the wire. */
const asStored = (text: string): string => Buffer.from(text, 'utf8').toString('utf8')

async function roundTrip(logGroupName: string, messages: readonly string[]) {
  const timestamp = sandbox.parts.world.clock.now().getTime()
  await logs.send(
    new PutLogEventsCommand({
      logGroupName,
      logStreamName: 's',
      logEvents: messages.map((message) => ({ timestamp, message })),
    }),
  )
  const { events = [] } = await logs.send(
    new GetLogEventsCommand({
      logGroupName,
      logStreamName: 's',
      unmask: true,
      limit: messages.length,
    }),
  )
  return events.map(({ message }) => message)
}

const DEEP = 100_000

describe.each(['/plain', '/protected'])('%s keeps', (group) => {
  test.each([
    ['a NUL', '\u0000 before\u0000after'],
    ['a NUL in JSON', '{"a":"\\u0000","\\u0000":1}'],
    ['half a pair in JSON', '{"a":"\\ud800","\\udc00":1}'],
    ['keys of the prototype', '{"__proto__":{"x":1},"constructor":"x@example.com"}'],
    ['keys twice', '{"a":1,"a":"x@example.com","a":null}'],
    ['depth', `${'['.repeat(DEEP)}${']'.repeat(DEEP)}`],
    ['depth of objects', `${'{"a":'.repeat(DEEP)}"x@example.com"${'}'.repeat(DEEP)}`],
    ['depth that never ends', '{"a":['.repeat(DEEP)],
    ['numbers beyond number', '{"a":1e999,"b":-0,"c":123456789012345678901234567890}'],
    [
      'many keys',
      JSON.stringify(Object.fromEntries(Array.from({ length: 9999 }, (_, n) => [n, n]))),
    ],
    ['SQL', `'); DROP TABLE events_1; --`],
    ['a megabyte', 'a'.repeat(1_048_550)],
    ['a megabyte of addresses', 'x@example.com '.repeat(70_000)],
    ['right to left, joined and combined', '\u202e\u200d\ufeffe\u0301👩‍👩‍👧'],
  ])('%s', async (_title, message) => {
    expect((await roundTrip(group, [message]))[0]).toBe(message)
  })

  test('anything', async () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.json(),
      fc.constantFrom(
        'x@example.com',
        'card 4111111111111111',
        '10.0.0.1',
        '\\',
        '"',
        '{',
        '\u0000',
      ),
    )
    const message = fc
      .array(piece, { minLength: 1, maxLength: 6 })
      .map((pieces) => pieces.join(''))
      .filter((text) => text !== '')
    await fc.assert(
      fc.asyncProperty(fc.array(message, { minLength: 1, maxLength: 8 }), async (messages) => {
        expect(await roundTrip(group, messages)).toEqual(messages.map(asStored))
      }),
      { numRuns: 60 },
    )
  }, 60_000)
})

test('what is no request of PutLogEvents is refused by name', async () => {
  const { accessKeyId } = administrator(DEV)
  const send = async (body: string) => {
    const response = await fetch(sandbox.url, {
      method: 'POST',
      body,
      headers: {
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': 'Logs_20140328.PutLogEvents',
        authorization: `AWS4-HMAC-SHA256 Credential=${accessKeyId}/20260101/${REGION}/logs/aws4_request, SignedHeaders=host, Signature=0`,
      },
    })
    return `${response.status} ${await response.text()}`
  }
  const batch = (logEvents: unknown) =>
    JSON.stringify({ logGroupName: '/plain', logStreamName: 's', logEvents })
  const bodies = [
    '',
    '[]',
    '{"logGroupName":7}',
    batch(7),
    batch([]),
    batch([null]),
    batch([{ timestamp: 'now', message: 'm' }]),
    batch([{ timestamp: 1.5, message: 'm' }]),
    batch([{ timestamp: -1, message: 'm' }]),
    batch([{ timestamp: 1e300, message: 'm' }]),
    batch([{ timestamp: 1, message: { a: 1 } }]),
    batch([{ message: 'm' }]),
    `${'{"logEvents":'.repeat(50_000)}1${'}'.repeat(50_000)}`,
  ]
  for (const body of bodies) {
    expect(await send(body)).toMatch(/^400 .*(InvalidParameter|Serialization)Exception/)
  }
})

test('a group that goes while it is used is gone, and nothing fails', async () => {
  const named = { logGroupName: '/fleeting', logStreamName: 's' }
  for (let round = 0; round < 5; round += 1) {
    await logs.send(new CreateLogGroupCommand(named))
    await logs.send(new CreateLogStreamCommand(named))
    const timestamp = sandbox.parts.world.clock.now().getTime()
    const put = () =>
      logs.send(
        new PutLogEventsCommand({ ...named, logEvents: [{ timestamp, message: 'm'.repeat(999) }] }),
      )
    const use = () => [
      put(),
      put(),
      logs.send(new GetLogEventsCommand(named)),
      logs.send(new FilterLogEventsCommand({ logGroupName: '/fleeting', filterPattern: 'x' })),
      logs.send(new DescribeLogStreamsCommand({ logGroupName: '/fleeting' })),
      logs.send(new DescribeLogGroupsCommand({})),
    ]
    await put()
    const outcomes = await Promise.allSettled([
      ...use(),
      logs.send(new DeleteLogGroupCommand(named)),
      ...use(),
    ])
    for (const outcome of outcomes) {
      if (outcome.status === 'rejected') {
        expect(outcome.reason).toMatchObject({ name: 'ResourceNotFoundException' })
      }
    }
  }
})
