import { isIban, isLuhn } from '../../check-digits.ts'
import { alone, matching, matchingNear, near, type Recogniser } from './recogniser.ts'

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/protect-sensitive-log-data-types-financial.html */
const cardWords = near([
  'account number',
  'american express',
  'amex',
  'bank card',
  'card',
  'card number',
  'card num',
  'cc #',
  'ccn',
  'check card',
  'credit',
  'credit card',
  'credit card#',
  'credit card number',
  'dankort',
  'debit',
  'debit card',
  'diners club',
  'discover',
  'electron',
  'japanese card bureau',
  'jcb',
  'mastercard',
  'mc',
  'pan',
  'payment account number',
  'payment card number',
  'pcn',
  'union pay',
  'visa',
])

/** American Express, Dankort, Diner’s Club, Discover, Electron, JCB, Mastercard, UnionPay, Visa. */
const ISSUERS =
  /^(?:3[47]|5019|30[0-5]|3[68]|6011|65|64[4-9]|62|4|35|5[1-5]|2(?:22[1-9]|2[3-9]|[3-6]|7[01]|720))/

const isCard = (found: string): boolean => {
  const digits = found.replaceAll(/\D/g, '')
  return digits.length >= 13 && digits.length <= 19 && ISSUERS.test(digits) && isLuhn(digits)
}

const card = matching(
  /(?<![\d.])(?:\d[ -]?){12,18}\d(?!\d)/g,
  (found, span, text) => isCard(found) && cardWords(span, text),
)

const expiration = matchingNear(/(?<!\d)(?:0[1-9]|1[0-2])\s?[/-]\s?(?:20)?\d{2}(?!\d)/g, [
  'exp',
  'exp d',
  'exp m',
  'exp y',
  'exp date',
  'expiration',
  'expiry',
])

const securityCode = matchingNear(alone('(?<![.-])\\d{3,4}'), [
  'card id',
  'card identification code',
  'card identification number',
  'card security code',
  'card validation code',
  'card validation number',
  'card verification code',
  'card verification data',
  'card verification value',
  'cvc',
  'cvc2',
  'cvv',
  'cvv2',
  'security code',
])

const IBAN_LENGTHS: Readonly<Record<string, number>> = { DE: 22, ES: 24, FR: 27, GB: 22, IT: 27 }

const accountWords = near([
  'account code',
  'account number',
  'account no',
  'accountno#',
  'accountnumber#',
  'bank account',
  'bank code',
  'bban',
  'codice conto',
  'compte bancaire',
  'conto bancario',
  'cuenta',
  'customer account id',
  'customer account number',
  'iban',
  'kontonummer',
  'numéro de compte',
  'número de cuenta',
  'sort code',
])

function iban(country: string, length: number): Recogniser {
  const pattern = new RegExp(
    `(?<![A-Za-z0-9])${country}\\d{2}(?: ?[A-Z0-9]){${length - 4}}(?![A-Za-z0-9])`,
    'g',
  )
  return matching(
    pattern,
    (found, span, text) => isIban(found.replaceAll(' ', '')) && accountWords(span, text),
  )
}

const usAccount = matchingNear(alone('(?<![.-])\\d{8,17}'), [
  'account',
  'account number',
  'acct',
  'acct number',
  'bank account',
  'bank acct',
  'checking account',
  'deposit account',
  'savings account',
])

export const FINANCIAL_RECOGNISERS: readonly (readonly [string, Recogniser])[] = [
  ['CreditCardNumber', card],
  ['CreditCardExpiration', expiration],
  ['CreditCardSecurityCode', securityCode],
  ['BankAccountNumber-US', usAccount],
  ...Object.entries(IBAN_LENGTHS).map(
    ([country, length]) => [`BankAccountNumber-${country}`, iban(country, length)] as const,
  ),
]
