import type { Stack } from '@lezer/lr'
import * as terms from './__generated__/parser.terms.ts'

/** Never the name of a field, unless in backticks. */
export const reservedWords: ReadonlyMap<string, number> = new Map([
  ['and', terms.AndWord],
  ['or', terms.OrWord],
  ['not', terms.NotWord],
  ['in', terms.InWord],
  ['like', terms.LikeWord],
  ['as', terms.AsWord],
  ['by', terms.ByWord],
  ['true', terms.TrueWord],
  ['false', terms.FalseWord],
  ['null', terms.NullWord],
])

/** The words that begin a stage, in the spelling of AWS. */
export const commandWords: ReadonlyMap<string, number> = new Map([
  ['fields', terms.FieldsWord],
  ['display', terms.DisplayWord],
  ['filter', terms.FilterWord],
  ['where', terms.WhereWord],
  ['filterIndex', terms.FilterIndexWord],
  ['stats', terms.StatsWord],
  ['sort', terms.SortWord],
  ['limit', terms.LimitWord],
  ['dedup', terms.DedupWord],
  ['parse', terms.ParseWord],
  ['json', terms.JsonWord],
  ['unnest', terms.UnnestWord],
  ['expand', terms.ExpandWord],
  ['SOURCE', terms.SourceWord],
  ['join', terms.JoinWord],
  ['lookup', terms.LookupWord],
  ['cidrlookup', terms.CidrLookupWord],
  ['addtotals', terms.AddTotalsWord],
  ['accum', terms.AccumWord],
  ['autoregress', terms.AutoregressWord],
  ['filldown', terms.FillDownWord],
  ['fillmissing', terms.FillMissingWord],
  ['outlier', terms.OutlierWord],
  ['appendcols', terms.AppendColsWord],
  ['sessionize', terms.SessionizeWord],
  ['countFrequent', terms.CountFrequentWord],
])

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
export const placedWords: ReadonlyMap<string, number> = new Map([
  ['any', terms.AnyWord],
  ['multi', terms.MultiWord],
  ['into', terms.IntoWord],
  ['OUTPUT', terms.OutputWord],
  ['OUTPUTNEW', terms.OutputNewWord],
  ['with', terms.WithWord],
  ['for', terms.ForWord],
  ['maxspan', terms.MaxSpanWord],
  ['offset', terms.OffsetWord],
  ['asc', terms.AscWord],
  ['desc', terms.DescWord],
  ['logfmt', terms.LogfmtWord],
  ['csv', terms.CsvWord],
])

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
