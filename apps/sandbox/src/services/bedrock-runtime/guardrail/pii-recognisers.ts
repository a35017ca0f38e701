import type { GuardrailPiiEntityType } from '@aws-sdk/client-bedrock'
import { isIban, isLuhn } from '../../check-digits.ts'

export interface Recogniser {
  readonly type: GuardrailPiiEntityType
  /** A cheap sign that the pattern may match at all. */
  readonly mayMatch: (text: string) => boolean
  /** Global; group 1, where there is one, is the value itself. */
  readonly pattern: RegExp
  readonly isValid?: (match: string) => boolean
}

const DIGIT = /\d/
const hasDigit = (text: string) => DIGIT.test(text)
const has =
  (...signs: readonly string[]) =>
  (text: string) =>
    signs.some((sign) => text.includes(sign))

const withoutSeparators = (text: string) => text.replace(/[ -]/g, '')

/**
 * Personal data with a form of its own, the more particular forms first: what one has claimed, a
 * later one does not claim again. Entities that take understanding (NAME, ADDRESS, AGE …) and
 * national numbers without a form of their own are not recognised.
 * https://docs.aws.amazon.com/bedrock/latest/userguide/guardrails-sensitive-filters.html
 */
export const RECOGNISERS: readonly Recogniser[] = [
  {
    type: 'URL',
    mayMatch: has('://', 'www.'),
    pattern: /\b(?:https?:\/\/|www\.)[^\s<>"'{}]{2,}[^\s<>"'{}.,;:!?)]/g,
  },
  {
    type: 'EMAIL',
    mayMatch: has('@'),
    pattern:
      /[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){0,4}\.[A-Za-z]{2,24}/g,
  },
  { type: 'AWS_ACCESS_KEY', mayMatch: has('AKIA', 'ASIA'), pattern: /\bA[KS]IA[A-Z0-9]{16}\b/g },
  {
    type: 'AWS_SECRET_KEY',
    mayMatch: (text) => /secret/i.test(text),
    pattern:
      /secret[\w -]{0,24}["']?\s{0,3}[:=]\s{0,3}["']?([A-Za-z0-9/+]{40})(?![A-Za-z0-9/+=])/gi,
  },
  {
    type: 'PASSWORD',
    mayMatch: (text) => /passw(?:or)?d|비밀번호/i.test(text),
    pattern:
      /(?:passw(?:or)?d|비밀번호)(?:\s?(?:is|는|은))?\s{0,2}[:=]?\s{0,2}["']?([^\s"',]{6,64})/gi,
    isValid: (match) => /[^\p{L}]/u.test(match),
  },
  {
    type: 'CREDIT_DEBIT_CARD_NUMBER',
    mayMatch: hasDigit,
    pattern: /(?<![\d-])(?:\d[ -]?){12,18}\d(?![\d-])/g,
    isValid: (match) => isLuhn(withoutSeparators(match)),
  },
  {
    type: 'INTERNATIONAL_BANK_ACCOUNT_NUMBER',
    mayMatch: hasDigit,
    pattern: /\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?\b/g,
    isValid: (match) => isIban(withoutSeparators(match)),
  },
  {
    type: 'US_SOCIAL_SECURITY_NUMBER',
    mayMatch: hasDigit,
    pattern: /(?<![\d-])(?!000|666|9\d\d)\d{3}[- ](?!00)\d{2}[- ](?!0000)\d{4}(?![\d-])/g,
  },
  {
    type: 'MAC_ADDRESS',
    mayMatch: has(':', '-'),
    pattern: /\b[0-9A-Fa-f]{2}(?:[:-][0-9A-Fa-f]{2}){5}\b/g,
  },
  {
    type: 'IP_ADDRESS',
    mayMatch: hasDigit,
    pattern:
      /(?<![\d.])(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?![\d.])/g,
  },
  {
    type: 'PHONE',
    mayMatch: hasDigit,
    // International with a plus, Korean (01x, 02, 0xx), North American.
    pattern:
      /(?<![\d-])(?:\+\d{1,3}[ -]?(?:\(?\d{1,4}\)?[ -]?){1,3}\d{4}|0\d{1,2}-\d{3,4}-\d{4}|010\d{8}|\(?[2-9]\d{2}\)?[ .-][2-9]\d{2}[ .-]\d{4})(?![\d-])/g,
  },
]
