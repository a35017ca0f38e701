import { describe, expect, test } from 'vitest'
import { invocations } from '../../../traffic/invocations.ts'
import { loggableOf } from '../../bedrock-runtime/logging/loggable.ts'
import { recogniserOf } from './managed-identifiers.ts'
import { NATIONAL_EXAMPLES } from './national-examples.ts'
import { compile } from './protection.ts'

const mask = (identifier: string, text: string): string =>
  compile([{ managed: [identifier], custom: [], findingsTo: {} }]).mask(text) ?? text

const hidden = (text: string, found: string): string =>
  text.replace(found, '*'.repeat(found.length))

const EXAMPLES = NATIONAL_EXAMPLES.flatMap(({ identifier, keywords, real }) =>
  real.map(
    (number, index) => [identifier, number, keywords[index % keywords.length] ?? ''] as const,
  ),
)

describe.each(EXAMPLES)('%s: %s', (identifier, number, keyword) => {
  test.each([
    ['at the end', `${keyword}: ${number}`],
    ['at the start', `${number} (${keyword})`],
    ['at the end of a sentence', `The ${keyword} is ${number}.`],
    ['in Korean', `제 ${keyword}은(는) ${number}입니다`],
    ['in JSON', JSON.stringify({ input: { [keyword]: number, n: 1 } })],
    ['behind new lines in JSON', JSON.stringify({ text: `a\n${keyword}\n${number}\nb` })],
  ])('%s', (_where, text) => {
    expect(mask(identifier, text)).toBe(hidden(text, number))
  })

  test.each([
    ['behind a digit', `${keyword} 7${number}`],
    ['in front of digits', `${keyword} ${number}7`],
  ])('not %s', (_where, text) => {
    expect(mask(identifier, text)).not.toBe(hidden(text, number))
  })

  test.each([
    ['in a longer number', `${keyword} 31-${number}-27`],
    ['in a word', `${keyword} x${number}y`],
  ])('nothing %s', (_where, text) => {
    expect(mask(identifier, text)).toBe(text)
  })
})

test.each(EXAMPLES.filter(([, number]) => number !== 'K1A 0B1'))(
  '%s: %s is left alone without a keyword within 30 characters',
  (identifier, number, keyword) => {
    const far = '.'.repeat(31)
    const text = `${keyword}${far}${number}${far}${keyword}`
    expect(mask(identifier, `id ${number} ok`)).toBe(`id ${number} ok`)
    expect(mask(identifier, text)).toBe(text)
  },
)

test.each(
  NATIONAL_EXAMPLES.flatMap(({ identifier, keywords, unreal }) =>
    unreal.map((number) => [identifier, number, keywords[0] ?? ''] as const),
  ),
)('%s: %s cannot be one', (identifier, number, keyword) => {
  for (const text of [`${keyword}: ${number}`, JSON.stringify({ [keyword]: number })]) {
    expect(mask(identifier, text)).toBe(text)
  }
})

test('a Canadian postal code with its space needs no keyword', () => {
  expect(mask('PostalCode-CA', 'to Ottawa, ON K1A 0B1, Canada')).toBe(
    'to Ottawa, ON *******, Canada',
  )
})

test.each(NATIONAL_EXAMPLES.map(({ identifier, keywords }) => [identifier, keywords] as const))(
  '%s is found in no ids and times beside its keyword',
  (identifier, keywords) => {
    for (const keyword of keywords) {
      const text =
        `${keyword} 550e8400-e29b-41d4-a716-446655440000 ${keyword} ` +
        `2026-11-23T23:20:35.123456Z ${keyword} ` +
        `arn:aws:iam::281234567840:user/ana ${keyword} anthropic.claude-3-5-sonnet-20241022-v2:0`
      expect(mask(identifier, text)).toBe(text)
    }
  },
)

test('invocation logs of people who name no such number are left as they are', () => {
  const everything = {
    textDataDeliveryEnabled: true,
    imageDataDeliveryEnabled: true,
    embeddingDataDeliveryEnabled: true,
  }
  const managed = NATIONAL_EXAMPLES.map(({ identifier }) => identifier)
  const { findings } = compile([{ managed, custom: [], findingsTo: {} }])
  const calls = invocations({ seed: 5, days: 30, calls: 500, endMs: Date.parse('2026-11-23') })
  let records = 0
  for (const call of calls) {
    const loggable = loggableOf(call, everything)
    if (!loggable.isWhole) continue
    records += 1
    expect(findings(loggable.record)).toEqual([])
  }
  expect(records).toBeGreaterThan(100)
})

test('every one of them is recognised', () => {
  for (const { identifier } of NATIONAL_EXAMPLES) expect(recogniserOf(identifier)).toBeDefined()
})
