import { expect, test } from 'vitest'
import { Dice } from './dice.ts'

test('seeds whose numbers come together give no id twice', () => {
  // Where the second one begins, the first one is after 436 numbers: 109 ids of four numbers each.
  const [first, second] = [new Dice('5495'), new Dice('518')]
  for (let drawn = 0; drawn < 436; drawn += 1) first.next()
  expect(first.next()).toBe(second.next())

  const ids = ['5495', '518'].flatMap((seed) => {
    const dice = new Dice(seed)
    return Array.from({ length: 300 }, () => dice.uuid())
  })
  expect(new Set(ids).size).toBe(ids.length)
})
