import { expect, test } from 'vitest'
import { parser } from './__generated__/parser.ts'
import { commandWords, placedWords, reservedWords } from './words.ts'

const words = [...reservedWords, ...commandWords, ...placedWords]

test.each(words)('%s is the word that the grammar calls so', (word, term) => {
  expect(parser.nodeSet.types[term]?.name.toLowerCase()).toBe(`${word.toLowerCase()}word`)
})

test('every word of the grammar is written here', () => {
  const ofGrammar = parser.nodeSet.types.filter(({ name }) =>
    /^(?!Option|Refused).+Word$/.test(name),
  )
  expect(words.map(([, term]) => term).sort()).toEqual(ofGrammar.map(({ id }) => id).sort())
})
