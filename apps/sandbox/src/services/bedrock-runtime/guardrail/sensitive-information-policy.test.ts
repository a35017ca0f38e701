import { describe, expect, test } from 'vitest'
import { GROWS_WITH_IT, workRatio } from '../../../testing/work-ratio.ts'
import { guardText } from './guard-call.ts'
import { made, seeded } from './guardrails-for-tests.ts'

const blocking = seeded('customer-data-protection', 'DRAFT')
const masking = seeded('customer-data-protection', '1')

describe('sensitive information', () => {
  test.each([
    ['Mail jordan.reyes@example.net today.', 'Mail {EMAIL} today.', 'jordan.reyes@example.net'],
    ['전화는 010-1234-5678 입니다', '전화는 {PHONE} 입니다', '010-1234-5678'],
    ['Call +82 10-1234-5678 now', 'Call {PHONE} now', '+82 10-1234-5678'],
    ['Call (415) 555-2671 now', 'Call {PHONE} now', '(415) 555-2671'],
    [
      'Card 4111 1111 1111 1111 expires',
      'Card {CREDIT_DEBIT_CARD_NUMBER} expires',
      '4111 1111 1111 1111',
    ],
    ['SSN 536-90-4399.', 'SSN {US_SOCIAL_SECURITY_NUMBER}.', '536-90-4399'],
    ['key AKIAIOSFODNN7EXAMPLE', 'key {AWS_ACCESS_KEY}', 'AKIAIOSFODNN7EXAMPLE'],
    [
      'aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
      'aws_secret_access_key = {AWS_SECRET_KEY}',
      'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
    ],
    ['The password is hunter22!', 'The password is {PASSWORD}', 'hunter22!'],
    ['비밀번호: qwer1234', '비밀번호: {PASSWORD}', 'qwer1234'],
  ])('%s', (text, masked, match) => {
    const guarded = guardText(masking, 'output', text)
    expect(guarded).toMatchObject({ verdict: 'masked', text: masked })
    expect(guarded.told.sensitiveInformationPolicy?.piiEntities).toMatchObject([
      { match, action: 'ANONYMIZED', detected: true },
    ])
    expect(guardText(blocking, 'output', text).verdict).toBe('blocked')
  })

  test.each([
    'Order 4111 1111 1111 1112 was sent',
    'Version 1.2.3.4.5 of 2026-11-20',
    'I forgot my password again',
    'Jordan Reyes lives at 5 Elm Street',
    'a@b',
  ])('not %s', (text) => {
    expect(guardText(masking, 'input', text)).toMatchObject({ verdict: 'none', text })
  })

  test('other entities by their form and check digits', () => {
    const types = ['URL', 'IP_ADDRESS', 'MAC_ADDRESS', 'INTERNATIONAL_BANK_ACCOUNT_NUMBER'] as const
    const all = made({
      sensitiveInformationPolicy: {
        piiEntities: types.map((type) => ({ type, action: 'ANONYMIZE' })),
      },
    })
    const text =
      'See https://example.com/a?b=c. Host 10.1.2.3 (00:1B:44:11:3A:B7) paid DE89 3704 0044 0532 0130 00, not DE88 3704 0044 0532 0130 00.'
    expect(guardText(all, 'input', text).text).toBe(
      'See {URL}. Host {IP_ADDRESS} ({MAC_ADDRESS}) paid {INTERNATIONAL_BANK_ACCOUNT_NUMBER}, not DE88 3704 0044 0532 0130 00.',
    )
  })

  test('a regular expression of the guardrail blocks, whatever else is masked', () => {
    const guarded = guardText(masking, 'input', '주민번호 900101-1234567, kim@example.com')
    expect(guarded.verdict).toBe('blocked')
    expect(guarded.told.sensitiveInformationPolicy).toEqual({
      piiEntities: [
        { match: 'kim@example.com', type: 'EMAIL', action: 'ANONYMIZED', detected: true },
      ],
      regexes: [
        {
          name: 'korean-resident-number',
          match: '900101-1234567',
          regex: '\\d{6}-[1-4]\\d{6}',
          action: 'BLOCKED',
          detected: true,
        },
      ],
    })
    expect(guarded.acted).toEqual([{ policy: 'SensitiveInformationPolicy', findings: 2 }])
  })

  test.each([
    '(a+)+$',
    '(',
    '(?=x)',
    '\\d{3,}',
    'a?'.repeat(60) + 'a'.repeat(60),
    `${'(a|a)'.repeat(40)}b`,
    '((a{100}){100}){100}',
    `${'a{0,30}'.repeat(20)}b`,
    'a{9}{9}{9}{9}',
  ])('work on the pattern %s grows with the text', (pattern) => {
    const hostile = made({
      sensitiveInformationPolicy: { regexes: [{ name: 'r', pattern, action: 'BLOCK' }] },
    })
    const assess = (length: number) => () => guardText(hostile, 'input', `${'a'.repeat(length)}!`)
    // Shorter texts are searched in another, much faster way.
    expect(workRatio(assess(3_000), assess(48_000))).toBeLessThan(GROWS_WITH_IT)
  })

  test('many findings in a long text', () => {
    const masked = (times: number) =>
      guardText(masking, 'input', 'a@b.co 010-1234-5678 '.repeat(times)).text
    expect(masked(5_000)).toBe('{EMAIL} {PHONE} '.repeat(5_000))
    const ratio = workRatio(
      () => masked(300),
      () => masked(4_800),
    )
    expect(ratio).toBeLessThan(GROWS_WITH_IT)
  })

  test('a pattern with a choice is found too', () => {
    const tickets = made({
      sensitiveInformationPolicy: {
        regexes: [{ name: 'ticket', pattern: '(?:CLM|FRD)-\\d+', action: 'ANONYMIZE' }],
      },
    })
    expect(guardText(tickets, 'input', 'See CLM-12 and FRD-7.').text).toBe(
      'See {ticket} and {ticket}.',
    )
  })
})
