import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatQuery } from './format-query.ts'
import { parseQuery } from './parse-query.ts'
import { printQuery } from './print-query.ts'
import { anyQuery } from './testing/arbitrary-query.ts'
import { withoutPlaces } from './testing/describe-syntax.ts'

const formatted: readonly (readonly [string, string, string])[] = [
  ['one stage on each line', 'fields a|filter b=1|limit 3', 'fields a\n| filter b = 1\n| limit 3'],
  [
    'words and functions in AWS’s spelling',
    'STATS Count( * ) BY ISPRESENT(a)',
    'stats count(*) by ispresent(a)',
  ],
  [
    'names and texts as written',
    "filter Status='A  B' or `x` = 1e6",
    "filter Status = 'A  B' or `x` = 1e6",
  ],
  [
    'signs close to what they stand before',
    'fields - a,-1^ -2, a- -b',
    'fields -a, -1 ^ -2, a - -b',
  ],
  [
    'indexes and paths close to their list',
    'fields split(a,":") [0] .x',
    'fields split(a, ":")[0].x',
  ],
  ['options without spaces', 'autoregress a p = 1 - 3', 'autoregress a p=1-3'],
  ['a sign of not close to what it denies', 'filter ! ( a )', 'filter !(a)'],
  [
    'columns as written where their text is a name',
    'STATS SUM( a )/2,Max( b ) by c+1|sort `SUM( a )/2`,`c+1`',
    'stats SUM( a )/2, max(b) by c+1\n| sort `SUM( a )/2`, `c+1`',
  ],
  [
    'subqueries on lines of their own',
    'filter a in(SOURCE "x"|fields a)|limit 1',
    'filter a in (\n    SOURCE "x"\n    | fields a\n  )\n| limit 1',
  ],
  [
    'long stages over several lines',
    `filter ${'a'.repeat(40)} = 1 and ${'b'.repeat(40)} = 2 or ${'c'.repeat(40)} = 3`,
    `filter ${'a'.repeat(40)} = 1\n    and ${'b'.repeat(40)} = 2\n    or ${'c'.repeat(40)} = 3`,
  ],
  ['comments behind a line', 'fields a # why\n|limit 1# end', 'fields a # why\n| limit 1 # end'],
  [
    'comments on their own',
    '# top\nfields a,\n  # b\nb\n# last',
    '# top\nfields a,\n    # b\n    b\n# last',
  ],
  ['comments behind a pipe', 'fields a | # next\n limit 1', 'fields a # next\n| limit 1'],
  ['a text with an error as it was', 'fields a,|limit  1', 'fields a,|limit  1'],
]

test.each(formatted)('%s', (_, text, expected) => {
  expect(formatQuery(text)).toBe(expected)
  expect(formatQuery(expected)).toBe(expected)
})

test('formatting changes no meaning, keeps every comment, and once is enough', () => {
  const comment = fc.constantFrom('', '# a comment', '#| # (', ' # "x')
  fc.assert(
    fc.property(anyQuery, fc.array(comment, { minLength: 1 }), (query, comments) => {
      let used = 0
      // Between two stages a comment can stand for sure; a pipe in a string stays where it is.
      const text = query.stages
        .map((stage) => printQuery({ ...query, stages: [stage] }))
        .map((stage) => {
          const said = comments[used++ % comments.length] ?? ''
          return said === '' ? stage : `${stage} ${said}\n`
        })
        .join('|')
      const once = formatQuery(text)
      expect(formatQuery(once)).toBe(once)
      expect(withoutPlaces(parseQuery(once).query)).toEqual(withoutPlaces(parseQuery(text).query))
      expect(commentsOf(once)).toEqual(commentsOf(text))
    }),
    { numRuns: 300 },
  )
})

function commentsOf(text: string): number {
  return text.split(/# a comment|#\| # \(|# "x/).length
}
