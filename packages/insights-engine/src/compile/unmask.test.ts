import { afterAll, beforeAll, expect, test } from 'vitest'
import { type EventWorld, eventWorld } from '../testing/event-world.ts'
import { rowsOf } from '../testing/rows-of.ts'

let world: EventWorld

beforeAll(async () => {
  world = await eventWorld([
    { message: '{"who":"ann@example.com","n":1}', masked: '{"who":"***************","n":1}' },
    { message: '{"who":"bob","n":2}' },
    { message: 'mail to ann@example.com', masked: 'mail to ***************' },
  ])
})
afterAll(() => world[Symbol.asyncDispose]())

const query = 'sort @timestamp asc | display unmask(@message), unmask(who), who, n'

test('who may unmask sees what was sent, where he asks for it', async () => {
  expect(await rowsOf(world, query, { mayUnmask: true })).toEqual([
    '{"who":"ann@example.com","n":1}|ann@example.com|***************|1',
    '{"who":"bob","n":2}|bob|bob|2',
    'mail to ann@example.com|||',
  ])
})

test('who may not sees what everybody sees', async () => {
  expect(await rowsOf(world, query)).toEqual([
    '{"who":"***************","n":1}|***************|***************|1',
    '{"who":"bob","n":2}|bob|bob|2',
    'mail to ***************|||',
  ])
})

test('nothing masked is found by searching for it', async () => {
  const search = 'filter @message like "ann" or who like "ann" | stats count(*)'
  expect(await rowsOf(world, search, { mayUnmask: true })).toEqual(['0'])
})

test('what is behind a limit stays unmasked, and a column of one’s own hides nothing', async () => {
  const text = 'fields unmask(who) as w | filter n = 1 | limit 1 | display w, unmask(who)'
  expect(await rowsOf(world, text, { mayUnmask: true })).toEqual([
    'ann@example.com|ann@example.com',
  ])
})
