import {
  type CloudWatchLogsClient,
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  FilterLogEventsCommand,
  type FilterLogEventsCommandInput,
  PutLogEventsCommand,
  paginateFilterLogEvents,
} from '@aws-sdk/client-cloudwatch-logs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Sandbox, startSandbox } from '../../server.ts'
import { administratorLogs } from './log-clients.ts'

const HOUR = 60 * 60_000
const DAY = 24 * HOUR
const GROUP = { logGroupName: '/filter' }

let sandbox: Sandbox
let logs: CloudWatchLogsClient
const now = () => sandbox.parts.world.clock.now().getTime()

async function filter(input: Partial<FilterLogEventsCommandInput> = {}) {
  const { events = [], nextToken } = await logs.send(
    new FilterLogEventsCommand({ ...GROUP, ...input }),
  )
  return { texts: events.map(({ message }) => message), nextToken }
}

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, oidcClientSecret: 'unused' })
  logs = administratorLogs(sandbox.url)
  await logs.send(new CreateLogGroupCommand(GROUP))
  const start = now() - HOUR
  for (const [index, logStreamName] of ['web/1', 'web/2', 'job'].entries()) {
    await logs.send(new CreateLogStreamCommand({ ...GROUP, logStreamName }))
    const logEvents = Array.from({ length: 40 }, (_, step) => {
      const nth = step * 3 + index
      const level = step % 10 === 0 ? 'ERROR' : 'INFO'
      return { timestamp: start + nth, message: JSON.stringify({ nth, level }) }
    })
    await logs.send(new PutLogEventsCommand({ ...GROUP, logStreamName, logEvents }))
  }
})

afterAll(() => sandbox.close())

const numbers = (texts: readonly (string | undefined)[]): number[] =>
  texts.map((text) => JSON.parse(text ?? '').nth)

test('interleaves the streams', async () => {
  const { texts, nextToken } = await filter()
  expect(numbers(texts)).toEqual(Array.from({ length: 120 }, (_, nth) => nth))
  expect(nextToken).toBeUndefined()
})

test.each([
  ['a term', { filterPattern: 'ERROR' }, 12],
  ['a JSON selector', { filterPattern: '{ $.level = "ERROR" && $.nth > 60 }' }, 5],
  ['a stream', { logStreamNames: ['job'] }, 40],
  ['a prefix', { logStreamNamePrefix: 'web/' }, 80],
  ['a prefix that would be a wildcard', { logStreamNamePrefix: '%' }, 0],
])('finds by %s', async (_title, input, count) => {
  expect((await filter(input)).texts).toHaveLength(count)
})

test('is paged, in either direction', async () => {
  const seen: (string | undefined)[] = []
  const pages = paginateFilterLogEvents(
    { client: logs, pageSize: 5 },
    { ...GROUP, filterPattern: 'ERROR' },
  )
  for await (const { events = [] } of pages) seen.push(...events.map(({ message }) => message))
  expect(numbers(seen)).toEqual([0, 1, 2, 30, 31, 32, 60, 61, 62, 90, 91, 92])
  const latest = { startFromHead: false, startTime: now() - DAY, limit: 2 }
  const first = await filter(latest)
  const second = await filter({ ...latest, nextToken: first.nextToken })
  expect(numbers([...first.texts, ...second.texts])).toEqual([119, 118, 117, 116])
})

test.each([
  ['both streams and prefix', { logStreamNames: ['job'], logStreamNamePrefix: 'j' }],
  ['latest first since ever', { startFromHead: false }],
  ['a broken pattern', { filterPattern: '{ $.a = ' }],
  ['the token of nothing', { nextToken: 'bm90aGluZw' }],
])('refuses %s', async (_title, input) => {
  await expect(filter(input)).rejects.toMatchObject({
    name: 'InvalidParameterException',
  })
})

test('refuses the token of another question', async () => {
  const { nextToken } = await filter({ limit: 1 })
  await expect(filter({ filterPattern: 'x', nextToken })).rejects.toMatchObject({
    message: 'The specified nextToken is invalid.',
  })
})
