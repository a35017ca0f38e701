import fc from 'fast-check'
import { expect, test } from 'vitest'
import { answer } from './stand-in-model.ts'
import { countTokens, tokensOf } from './stand-in-tokens.ts'

const ask = (question: string, more: { maxTokens?: number; stopSequences?: string[] } = {}) =>
  answer('amazon.nova-lite-v1:0', { question, everything: question, ...more })

test('the same prompt gets the same answer, another prompt another one', () => {
  expect(ask('Explain reserves')).toEqual(ask('Explain reserves'))
  expect(ask('Explain reserves').text).not.toBe(ask('Explain pricing').text)
})

test('the answer is in the language of the prompt and about its words', () => {
  expect(ask('보험금 청구 절차를 설명해 주세요').text).toMatch(/보험금|청구|절차/)
  expect(ask('보험금 청구 절차를 설명해 주세요').text).not.toMatch(/[A-Za-z]/)
  expect(ask('Explain actuarial reserves').text).toMatch(/actuarial|reserves/)
})

test('tokens join to the text again', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(tokensOf(text).join('')).toBe(text)
    }),
  )
})

test('never longer than asked, pieces make the text, stop sequences never appear', () => {
  const stops = fc.array(fc.constantFrom('.', 'the', '니다', 'quarter'), { maxLength: 2 })
  fc.assert(
    fc.property(
      fc.string(),
      fc.integer({ min: 1, max: 60 }),
      stops,
      (question, maxTokens, stopSequences) => {
        const given = ask(question, { maxTokens, stopSequences })
        expect(given.outputTokens).toBeLessThanOrEqual(maxTokens)
        expect(given.pieces.join('')).toBe(given.text)
        for (const stop of stopSequences) expect(given.text).not.toContain(stop)
        expect(given.text.length).toBeGreaterThanOrEqual(0)
      },
    ),
  )
})

test('a plausible number of tokens', () => {
  expect(countTokens('The quick brown fox jumps over the lazy dog.')).toBe(10)
  expect(countTokens('보험금을 청구합니다')).toBe(5)
})

test.each([
  ['one word of Hangul', '가'.repeat(6_500_000)],
  ['letters without a space', 'x'.repeat(10_000_000)],
  ['space alone', ' '.repeat(10_000_000)],
])('a prompt as large as a request may be is answered shortly: %s', (_name, prompt) => {
  const { text, inputTokens } = ask(prompt)
  expect(text.length).toBeLessThan(2_000)
  expect(inputTokens).toBeGreaterThan(prompt.length / 1_000)
})

test('much space joins to the text again', () => {
  const text = `${' '.repeat(5_000)}a${'\n'.repeat(2_000)}`
  expect(tokensOf(text).join('')).toBe(text)
})
