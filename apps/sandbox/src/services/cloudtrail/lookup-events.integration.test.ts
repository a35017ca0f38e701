import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { paginateLookupEvents } from '@aws-sdk/client-cloudtrail'
import { GetRoleCommand, IAMClient } from '@aws-sdk/client-iam'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Sandbox, startSandbox } from '../../server.ts'
import { administrator } from '../bedrock/world-clients.ts'
import { by, lookup, options, recordOf, trail } from './trail-clients.ts'

const DEV = '000000000202'
const DAY_SECONDS = 24 * 60 * 60

let sandbox: Sandbox

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, oidcClientSecret: 'unused' })
})

afterAll(() => sandbox.close())

describe('LookupEvents', () => {
  test('pages from the newest to the oldest within a range', async () => {
    const { clock } = sandbox.parts.world
    const start = new Date(clock.now().getTime() + 60_000)
    const iam = new IAMClient(options(sandbox.url, administrator(DEV)))
    for (let minute = 0; minute < 7; minute += 1) {
      clock.set(new Date(start.getTime() + minute * 60_000))
      await iam.send(new GetRoleCommand({ RoleName: `role-${minute}` })).catch(() => {})
    }
    const seen: string[][] = []
    const range = { StartTime: start, EndTime: new Date(start.getTime() + 5 * 60_000 + 500) }
    for await (const { Events = [] } of paginateLookupEvents(
      { client: trail(sandbox.url, DEV), pageSize: 4 },
      { ...range, ...by('EventName', 'GetRole') },
    )) {
      seen.push(Events.map((event) => recordOf(event).requestParameters.roleName))
    }
    expect(seen).toEqual([
      ['role-5', 'role-4', 'role-3', 'role-2'],
      ['role-1', 'role-0'],
    ])
  })

  test.each([
    [
      'two attributes',
      {
        LookupAttributes: [
          ...by('EventName', 'x').LookupAttributes,
          ...by('EventId', 'y').LookupAttributes,
        ],
      },
      'InvalidLookupAttributesException',
    ],
    [
      'an end before the start',
      { StartTime: new Date(2_000), EndTime: new Date(1_000) },
      'InvalidTimeRangeException',
    ],
    ['a token of another question', { NextToken: 'x' }, 'InvalidNextTokenException'],
    ['too large a page', { MaxResults: 51 }, 'InvalidMaxResultsException'],
    ['a page of nothing', { MaxResults: 0 }, 'InvalidMaxResultsException'],
    [
      'an attribute that there is not',
      { LookupAttributes: [{ AttributeKey: 'Colour' as 'EventId', AttributeValue: 'x' }] },
      'InvalidLookupAttributesException',
    ],
    [
      'a category that there is not',
      { EventCategory: 'data' as 'insight' },
      'InvalidEventCategoryException',
    ],
  ])('refuses %s', async (_what, input, name) => {
    await expect(lookup(trail(sandbox.url, DEV), input)).rejects.toMatchObject({ name })
  })

  test('an event is forgotten after 90 days', async () => {
    const { clock } = sandbox.parts.world
    await new IAMClient(options(sandbox.url, administrator(DEV)))
      .send(new GetRoleCommand({ RoleName: 'old' }))
      .catch(() => {})
    const [event] = await lookup(trail(sandbox.url, DEV), by('EventName', 'GetRole'))
    const itself = by('EventId', event?.EventId ?? '')
    clock.advance(91 * DAY_SECONDS)
    try {
      expect(await lookup(trail(sandbox.url, DEV), itself)).toEqual([])
    } finally {
      clock.advance(-91 * DAY_SECONDS)
    }
    expect(await lookup(trail(sandbox.url, DEV), itself)).toHaveLength(1)
  })
})

test('what was called is known after a restart, and gone after a reset', async () => {
  const stateDir = mkdtempSync(join(tmpdir(), 'trail-'))
  const start = () => startSandbox({ port: 0, stateDir, oidcClientSecret: 'unused' })
  const first = sandbox
  try {
    sandbox = await start()
    const iam = new IAMClient(options(sandbox.url, administrator(DEV)))
    await iam.send(new GetRoleCommand({ RoleName: 'before' })).catch(() => {})
    await sandbox.close()
    sandbox = await start()
    expect(await lookup(trail(sandbox.url, DEV), by('EventName', 'GetRole'))).toHaveLength(1)
    await sandbox.parts.reset()
    expect(await lookup(trail(sandbox.url, DEV), by('EventName', 'GetRole'))).toEqual([])
    await sandbox.close()
  } finally {
    sandbox = first
    rmSync(stateDir, { recursive: true, force: true })
  }
})
