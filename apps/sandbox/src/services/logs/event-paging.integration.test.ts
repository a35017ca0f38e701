import {
  type CloudWatchLogsClient,
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  FilterLogEventsCommand,
  GetLogEventsCommand,
  PutLogEventsCommand,
} from '@aws-sdk/client-cloudwatch-logs'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Sandbox, startSandbox } from '../../server.ts'
import { administratorLogs } from './log-clients.ts'

const HOUR = 60 * 60_000
const STREAMS = ['a', 'b'] as const

let sandbox: Sandbox
let logs: CloudWatchLogsClient
let round = 0

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, oidcClientSecret: 'unused' })
  logs = administratorLogs(sandbox.url)
})

afterAll(() => sandbox.close())

interface Written {
  readonly stream: (typeof STREAMS)[number]
  /** Few moments for many events, so that most share theirs. */
  readonly moment: number
}

/** Writes them one by one, so that they arrive in an order that is not that of time. */
async function write(events: readonly Written[]): Promise<string> {
  round += 1
  const logGroupName = `/paging/${round}`
  await logs.send(new CreateLogGroupCommand({ logGroupName }))
  for (const logStreamName of STREAMS) {
    await logs.send(new CreateLogStreamCommand({ logGroupName, logStreamName }))
  }
  const start = sandbox.parts.world.clock.now().getTime() - HOUR
  for (const [index, { stream, moment }] of events.entries()) {
    const logEvents = [{ timestamp: start + moment, message: `${moment}.${index}` }]
    await logs.send(new PutLogEventsCommand({ logGroupName, logStreamName: stream, logEvents }))
  }
  return logGroupName
}

/** Every event once, by time and then by arrival. */
function inOrder(events: readonly Written[], stream?: string): string[] {
  return events
    .map((event, index) => ({ ...event, index }))
    .filter((event) => stream === undefined || event.stream === stream)
    .sort((one, other) => one.moment - other.moment || one.index - other.index)
    .map(({ moment, index }) => `${moment}.${index}`)
}

async function walk(logGroupName: string, limit: number, startFromHead: boolean) {
  const seen: string[] = []
  let nextToken: string | undefined
  for (;;) {
    const input = { logGroupName, logStreamName: 'a', limit, startFromHead, nextToken }
    const page = await logs.send(new GetLogEventsCommand(input))
    const texts = (page.events ?? []).map(({ message = '' }) => message)
    if (startFromHead) seen.push(...texts)
    else seen.unshift(...texts)
    const next = startFromHead ? page.nextForwardToken : page.nextBackwardToken
    if (next === nextToken) return seen
    nextToken = next
  }
}

async function filterAll(logGroupName: string, limit: number, startFromHead: boolean) {
  const seen: string[] = []
  let nextToken: string | undefined
  do {
    const input = { logGroupName, limit, startFromHead, nextToken, startTime: Date.UTC(2024, 1) }
    const page = await logs.send(new FilterLogEventsCommand(input))
    seen.push(...(page.events ?? []).map(({ message = '' }) => message))
    nextToken = page.nextToken
  } while (nextToken !== undefined)
  return seen
}

test('whatever the size of a page, either way leads past every event once', async () => {
  const written = fc.record({ stream: fc.constantFrom(...STREAMS), moment: fc.nat(3) })
  await fc.assert(
    fc.asyncProperty(
      fc.array(written, { maxLength: 14 }),
      fc.integer({ min: 1, max: 5 }),
      async (events, limit) => {
        const group = await write(events)
        expect(await walk(group, limit, true)).toEqual(inOrder(events, 'a'))
        expect(await walk(group, limit, false)).toEqual(inOrder(events, 'a'))
        expect(await filterAll(group, limit, true)).toEqual(inOrder(events))
        expect(await filterAll(group, limit, false)).toEqual(inOrder(events).reverse())
      },
    ),
    { numRuns: 20 },
  )
}, 60_000)
