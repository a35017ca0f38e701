import { describe, expect, test } from 'vitest'
import { extractedValues, matchesPattern } from './matches-pattern.ts'
import { parseFilterPattern } from './parse-filter-pattern.ts'
import type { FilterPattern } from './pattern.ts'

function parsed(text: string): FilterPattern {
  const pattern = parseFilterPattern(text)
  if ('invalid' in pattern) throw new Error(`${text}: ${pattern.invalid}`)
  return pattern
}

const matches = (pattern: string, message: unknown): boolean =>
  matchesPattern(parsed(pattern), typeof message === 'string' ? message : JSON.stringify(message))

const reasonOf = (text: string): string | undefined => {
  const pattern = parseFilterPattern(text)
  return 'invalid' in pattern ? pattern.invalid : undefined
}

describe('terms', () => {
  test.each([
    ['', 'anything', true],
    ['  ', 'anything', true],
    ['TIMEOUT', 'a TIMEOUT happened', true],
    ['TIMEOUT', 'TIMEOUTS=3', true],
    ['TIMEOUT', 'a timeout happened', false],
    ['model slow', 'slow answer of the model', true],
    ['model slow', 'fast answer of the model', false],
    ['"slow model"', 'a slow model', true],
    ['"slow model"', 'a model, slow', false],
    ['"say \\"hi\\""', 'they say "hi" to us', true],
    ['DENIED -dryrun', 'DENIED', true],
    ['DENIED -dryrun', 'DENIED dryrun', false],
    ['DENIED -"dry run"', 'DENIED in a dry run', false],
    ['-DENIED', 'allowed', true],
    ['?DENIED ?THROTTLED', 'THROTTLED', true],
    ['?DENIED ?THROTTLED', 'allowed', false],
    ['?DENIED THROTTLED', 'DENIED', false],
    ['?DENIED THROTTLED', 'THROTTLED', true],
    ['%^gr[ae]y\\s\\d+$%', 'grey 42', true],
    ['%^gr[ae]y\\s\\d+$%', 'grey 42 ', false],
    ['%cat|dog%', 'hotdog', true],
    ['%\\x28secret\\x29%', 'a (secret) place', true],
    ['ERROR -%retry[0-9]%', 'ERROR retry7', false],
  ])('%s in %s: %s', (pattern, message, expected) => {
    expect(matches(pattern, message)).toBe(expected)
  })
})

describe('JSON', () => {
  const event = {
    type: 'Login',
    address: '123.45.6.7',
    list: ['first', 'second'],
    people: [
      { name: 'a', id: 1 },
      { name: 'b', id: 2 },
    ],
    matrix: [
      [0, 1],
      [4, 5],
    ],
    nothing: null,
    flag: true,
    off: false,
    latency: 512.5,
    tiny: 1e-3,
    code: '404',
    'two words': { 'a.b': 1 },
    'amazon-bedrock-guardrailAction': 'NONE',
    star: 'a*c',
  }

  test.each([
    ['{ $.type = "Login" }', true],
    ['{$.type=Login}', true],
    ['{ $.type = "login" }', false],
    ['{ $.type = "Log*" }', true],
    ['{ $.type = *gin }', true],
    ['{ $.type = "*ogi*" }', true],
    ['{ $.type = * }', true],
    ['{ $.star = "a*c" }', true],
    ['{ $.type = "L*n" }', false],
    ['{ $.address != 123.45.* }', false],
    ['{ $.address != 10.* }', true],
    ['{ $.list[0] = "first" }', true],
    ['{ $.list[2] = "first" }', false],
    ['{ $.list[*] = "second" }', true],
    ['{ $.list = "first" }', false],
    ['{ $.list != "first" }', false],
    ['{ $.absent != "x" }', false],
    ['{ $.people[1].id = 2 }', true],
    ['{ $.people[*].id > 1 }', true],
    ['{ $.people[*].id > 2 }', false],
    ['{ $.matrix[1][0] = 4 }', true],
    ['{ $.nothing IS NULL }', true],
    ['{ $.absent IS NULL }', false],
    ['{ $.absent NOT EXISTS }', true],
    ['{ $.nothing NOT EXISTS }', false],
    ['{ $.nothing EXISTS }', true],
    ['{ $.flag IS TRUE }', true],
    ['{ $.off IS FALSE }', true],
    ['{ $.flag IS FALSE }', false],
    ['{ $.flag = true }', true],
    ['{ $.latency >= 512.5 }', true],
    ['{ $.latency < 5e2 }', false],
    ['{ $.latency > +5.0e+2 }', true],
    ['{ $.tiny <= 10e-4 }', true],
    ['{ $.latency != 0 }', true],
    ['{ $.code = 404 }', true],
    ['{ $.code = "4*" }', true],
    ['{ $.code > 400 }', false],
    ["{ $['two words']['a.b'] = 1 }", true],
    ['{ $["two words"]["a.b"] = 2 }', false],
    ['{ $.amazon-bedrock-guardrailAction NOT EXISTS }', false],
    ['{ $.type = %^Log% }', true],
    ['{ $.type != %^Log% }', false],
    ['{ ($.type = "Login") && ($.flag IS TRUE) }', true],
    ['{ $.type = "x" || $.flag IS TRUE && $.off IS TRUE }', false],
    ['{ $.flag IS TRUE || $.off IS TRUE && $.type = "x" }', true],
    ['{ ($.flag IS TRUE || $.off IS TRUE) && $.type = "x" }', false],
  ])('%s: %s', (pattern, expected) => {
    expect(matches(pattern, event)).toBe(expected)
  })

  test('a message that is no JSON matches nothing', () => {
    for (const message of ['', 'x', '"text"', '17', '{"type": "Login"']) {
      expect(matches('{ $.type NOT EXISTS }', message)).toBe(false)
    }
  })

  test('names of JavaScript are names like any other', () => {
    expect(matches('{ $.constructor EXISTS }', {})).toBe(false)
    expect(matches('{ $.__proto__.x = 1 }', '{"__proto__":{"x":1}}')).toBe(true)
    expect(matches('{ $.list.length = 1 }', { list: ['x'] })).toBe(false)
  })
})

describe('fields between spaces', () => {
  const line = '10.0.0.9 - mina [02/Nov/2026:09:00:00 +0900] "GET /a.html HTTP/1.1" 404 1534'

  test.each([
    ['[ip, id, user, time, request, status, bytes]', true],
    ['[ip, id, user, time, request, status]', false],
    ['[ip, id, user, time, request, status = 4*, bytes > 1000]', true],
    ['[ip, id, user, time, request, status = 404, bytes <= 1.6e3]', true],
    ['[..., status = 404, bytes]', true],
    ['[..., status = 5*, bytes]', false],
    ['[ip, ...]', true],
    ['[...]', true],
    ['[ip = 10.*, ..., bytes]', true],
    ['[..., request = *.html*, status = 4*,]', true],
    ['[..., status = 404 || status = 410, bytes]', true],
    ['[..., (status = 4* && status != 403), bytes]', true],
    ['[..., status =! 404 && status =! 403, bytes]', false],
    ['[ip=%^10\\.0\\.0\\.[0-9]+$%, ...]', true],
    ['[..., user = "mina", time, request, status, bytes]', true],
    ['[..., bytes < 1000]', false],
    ['[a, b, c, d, e, f, g, h, ...]', false],
  ])('%s: %s', (pattern, expected) => {
    expect(matches(pattern, line)).toBe(expected)
  })

  test('values are called by the names of their fields, or by their place', () => {
    expect(extractedValues(parsed('[..., request=*.html*, status=4*,]'), line)).toEqual({
      $1: '10.0.0.9',
      $2: '-',
      $3: 'mina',
      $4: '02/Nov/2026:09:00:00 +0900',
      $request: 'GET /a.html HTTP/1.1',
      $status: '404',
      $7: '1534',
    })
  })
})

test('the values of a JSON pattern are those of its selectors', () => {
  const pattern = parsed('{ $.a.b = 1 || $.list[*] = "x" || $.absent EXISTS }')
  const message = JSON.stringify({ a: { b: 1 }, list: ['x', 'y'] })
  expect(extractedValues(pattern, message)).toEqual({ '$.a.b': '1', '$.list[*]': 'x' })
})

describe('what AWS refuses', () => {
  const general = 'Invalid filter pattern'

  test.each([
    ['[ERROR]]', general],
    ['"open', general],
    ['%open', general],
    ['{ $.a = "x" ', general],
    ['{ $.a }', general],
    ['{ a = 1 }', general],
    ['{ $ = 1 }', general],
    ['{ $.a > "x" }', general],
    ['{ $.a > x }', general],
    ['{ $.a = 1 && }', general],
    ['{ $.a = 1 } x', general],
    ['{ $.a[*].b[*] = 1 }', general],
    ['{ $.a[-1] = 1 }', general],
    ['{ $.a IS MAYBE }', general],
    ['{}', general],
    ['[a, ..., b, ...]', general],
    ['[a = 1 && b = 2]', general],
    ['{ $.a = %x% || $.b = %y% || $.c = %z% }', general],
    [`"${'x'.repeat(1024)}"`, general],
    ['foo.bar', "Invalid character(s) in term 'foo.bar'"],
    ['오류', "Invalid character(s) in term '오류'"],
    ['%some!%', "Invalid character(s) in term 'some!'"],
    ['%(a|b)%', "Invalid character(s) in term '(a|b)'"],
    ['%a b%', "Invalid character(s) in term 'a b'"],
    ['%\\bword%', "Invalid character(s) in term '\\bword'"],
    ['%무시%', "Invalid character(s) in term '무시'"],
    ['%[z-a]%', "Invalid character(s) in term '[z-a]'"],
    ['%a{1000}b{1000}c{1000}d{1000}e{1000}%', /^Invalid character\(s\) in term/],
    ['{ $.a = "x" || $.b = 지시 }', "Invalid character(s) in term '지시'"],
  ])('%s', (pattern, reason) => {
    expect(reasonOf(pattern)).toEqual(
      typeof reason === 'string' ? reason : expect.stringMatching(reason),
    )
  })
})
