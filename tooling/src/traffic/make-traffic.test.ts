import { freePort } from '@gatehouse/testkit/free-port'
import { expect, test } from 'vitest'
import { makeTraffic } from './make-traffic.ts'
import { wantedFrom } from './wanted.ts'

test('the command line becomes the request', () => {
  expect(
    wantedFrom(['--', '--days', '7', '--calls', '5000', '--seed', '3', '--live']),
  ).toMatchObject({
    isHelp: false,
    body: { days: 7, calls: 5000, seed: 3, live: true },
  })
  expect(wantedFrom(['--events', '5000000']).body).toEqual({ events: 5_000_000 })
})

test.each([
  [['--days', 'ten'], '--days is "ten": give a whole number.'],
  [['--hours', '3'], 'pnpm sandbox:traffic [--days 30]'],
])('%j is refused in one sentence', (args, why) => {
  expect(() => wantedFrom(args)).toThrow(why)
})

test('where no sandbox runs it says how to start one', async () => {
  const url = `http://127.0.0.1:${await freePort()}`
  await expect(makeTraffic(wantedFrom(['--url', url]), () => {})).rejects.toThrow(
    `No sandbox answers at ${url}: start one with \`pnpm start\``,
  )
})
