import { anyText } from '@gatehouse/insights-ql/testing/arbitrary-expression'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { QueryNotRunnable } from '../query-plan.ts'
import { sql } from '../sql.ts'
import { globToRegex, type Re2, toRe2 } from './regex.ts'
import { type ExpressionBench, openBench } from './testing/expression-bench.ts'

let bench: ExpressionBench
beforeAll(async () => {
  bench = await openBench()
})
afterAll(async () => {
  await bench[Symbol.asyncDispose]()
})

function read(source: string): Re2 | undefined {
  try {
    return toRe2({ kind: 'regex', source, from: 3, to: 9 })
  } catch (error) {
    if (!(error instanceof QueryNotRunnable)) throw error
    expect([error.from, error.to]).toEqual([3, 9])
    return undefined
  }
}

async function found(source: string, text: string): Promise<unknown> {
  const [row] = await bench.run(sql`SELECT regexp_matches(${text}, ${source})`)
  return row?.[0]
}

describe('regexes', () => {
  test.each([
    ['(?<user>\\w+)@(\\w+)(?:x)', '(?P<user>\\w+)@(\\w+)(?:x)', ['user', '']],
    ['(?P<a>x)', '(?P<a>x)', ['a']],
    ['[(?<n>]', '[(?<n>]', []],
    ['\\(?<n>', '\\(?<n>', []],
    ['\\Q(?<n>\\E+', '\\(\\?<n>+', []],
    ['(?i)error', '(?i)error', []],
    ['[[:digit:]\\]]{2,}', '[[:digit:]\\]]{2,}', []],
    ['a{,5}', 'a{,5}', []],
  ])('%s is read', async (written, source, groups) => {
    expect(read(written)).toEqual({ source, groups })
    expect(typeof (await found(source, 'x'))).toBe('boolean')
  })

  test.each([
    '(?=a)',
    '(?!a)',
    '(?<=a)',
    '(?<!a)',
    '(?>a)',
    '(a)\\1',
    '\\k<n>',
    '(a',
    'a)',
    '[a',
    '[z-a]',
    '*a',
    'a**',
    'a++',
    'x{2}{3}',
    'a{1001}',
    '(a{100}){11}',
    '(?:\\pL{500}){2}',
    '\\pL{1000}',
    '\\p{Foo}',
    '[[:foo:]]',
    '\\h',
    '\\R',
    '\\Z',
    '\\e',
    '\\cA',
    '\\u0041',
    '\\K',
    '\\X',
    '\\8',
    '\\é',
    '\\x{110000}',
    '(?<n>a)(?<n>b)',
    "(?'n'a)",
    '(?i',
    '(?x)a',
    '\\',
    '[\\b]',
  ])('%s is refused at its place', (source) => {
    expect(read(source)).toBeUndefined()
  })

  test('what is taken runs', { timeout: 60_000 }, async () => {
    const part = fc.constantFrom(
      ...[
        'a',
        '한',
        '👍',
        '.',
        '\\d',
        '\\W',
        '\\pL',
        '\\p{Greek}',
        '\\PN',
        '[^a-z]',
        '[\\d-x]',
        '[]-a]',
        '[[:alpha:]',
      ],
      ...[
        '(',
        ')',
        '(?:',
        '(?<n>',
        '(?i)',
        '(?s-i:',
        '|',
        '^',
        '$',
        '\\b',
        '\\z',
        '\\A',
        '\\C',
        '\\Q',
        '\\E',
      ],
      ...[
        '*',
        '+?',
        '??',
        '{3}',
        '{2,}',
        '{0,40}',
        '{1000}',
        '{5,2}',
        '{',
        '}',
        '-',
        ']',
        '\\x41',
        '\\x{10FFFF}',
        '\\07',
      ],
      ...[
        '\n',
        '\0',
        '\\\n',
        '\\_',
        '/',
        '\\/',
        '#',
        '\\t',
        '\\v',
        '(?P<m>',
        '(?P=m)',
        '\\12',
        '\\y',
      ],
    )
    const regex = fc.oneof(
      fc.array(part, { minLength: 1, maxLength: 10 }).map((parts) => parts.join('')),
      anyText,
    )
    let taken = 0
    await fc.assert(
      fc.asyncProperty(regex, async (source) => {
        const re2 = read(source)
        if (re2 === undefined) return
        taken++
        expect(typeof (await found(re2.source, 'a한\n12'))).toBe('boolean')
      }),
      { numRuns: 2000 },
    )
    expect(taken).toBeGreaterThan(300)
  })
})

describe('globs', () => {
  test.each([
    ['user=*, took * ms', 'at 5: user=ann, took 12 ms', ['ann', '12']],
    ['[*] *', '[INFO] two\nlines', ['INFO', 'two\nlines']],
    ['*:*', 'a:b:c', ['a', 'b:c']],
    ['(*)+', 'x (1)+', ['1']],
    ['"*"', '{"한": 1}', ['한']],
  ])('%s takes %j apart', async (glob, text, parts) => {
    const regex = globToRegex(glob)
    for (const [index, part] of parts.entries()) {
      const group = { text: String(index + 1), values: [] }
      expect(await bench.run(sql`SELECT regexp_extract(${text}, ${regex}, ${group})`)).toEqual([
        [part],
      ])
    }
  })

  test('nothing but the star means anything', async () => {
    await fc.assert(
      fc.asyncProperty(anyText, async (text) => {
        const literal = text.replaceAll('*', '')
        expect(await found(globToRegex(literal), `x${literal}x`)).toBe(true)
      }),
    )
  })
})
