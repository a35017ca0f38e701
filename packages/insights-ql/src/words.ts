import type { Stack } from '@lezer/lr'
import * as terms from './__generated__/parser.terms.ts'

/** The grammar declares its words in this order, and tokens are numbered as they are declared. */
function wordsFrom(first: number, words: string): ReadonlyMap<string, number> {
  return new Map(words.split(' ').map((word, index) => [word, first + index]))
}

/** Never the name of a field, unless in backticks. */
export const reservedWords = wordsFrom(terms.AndWord, 'and or not in like as by true false null')

/** The words that begin a stage, in the spelling of AWS. */
export const commandWords = wordsFrom(
  terms.FieldsWord,
  'fields display filter where filterIndex stats sort limit dedup parse json unnest ' +
    'expand SOURCE join lookup cidrlookup addtotals accum autoregress filldown ' +
    'fillmissing outlier appendcols sessionize countFrequent',
)

/** Commands that AWS has and that are refused by name; the reasons are in `commands.ts`. */
export const refusedWords = [
  'pattern',
  'anomaly',
  'diff',
  'logcompare',
  'relevantfields',
  'estimate',
  'unmask',
  'head',
  'tail',
] as const

/** Words with a meaning in one place and free to be names everywhere else. */
export const placedWords = wordsFrom(
  terms.AnyWord,
  'any multi into OUTPUT OUTPUTNEW with for maxspan offset asc desc logfmt csv',
)

const free = new Map(
  [
    ...commandWords,
    ...placedWords,
    ...refusedWords.map((word) => [word, terms.RefusedWord] as const),
  ].map(([word, term]) => [word.toLowerCase(), term]),
)

const notAWord = -1

/** The term of a word in any case; a word that is not reserved counts only where it may stand. */
export function wordOf(value: string, stack: Stack): number {
  const word = value.toLowerCase()
  const reserved = reservedWords.get(word)
  if (reserved !== undefined) return reserved
  const term = free.get(word)
  return term !== undefined && stack.canShift(term) ? term : notAWord
}
