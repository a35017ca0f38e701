import { expect, test } from 'vitest'
import { engineThatStores, eventAt } from '../testing/temporary-engine.ts'
import { failureWords } from './failure-words.ts'

const gone =
  'A log group or a lookup table of the query was deleted before the query could read it.'

test.each([
  'Catalog Error: Table with name events_7 does not exist!',
  'Catalog Error: Table with name lookup_8 does not exist!',
])('%s is said without naming a table', (message) => {
  expect(failureWords(new Error(message))).toBe(gone)
})

test('what the store says of a group that is gone is said in the same words', async () => {
  const engine = await engineThatStores()
  const refusal: unknown = await engine.append('gone', [eventAt(0)]).catch((cause) => cause)
  expect(failureWords(refusal)).toBe(gone)
})
