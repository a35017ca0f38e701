import { nino, utr } from 'stdnum/lib/cjs/gb/index.js'
import { alone, matchingNear, type Recogniser } from '../recogniser.ts'
import { LICENCE_WORDS } from './licence-words.ts'

/**
 * Keywords:
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/protect-sensitive-log-data-types-pii.html
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/protect-sensitive-log-data-types-health.html
 */
const INSURANCE = [
  'insurance no.',
  'insurance number',
  'insurance#',
  'national insurance number',
  'nationalinsurance#',
  'nin',
  'nino',
]
const HEALTH = ['national health service', 'nhs', 'nhs number']
const PASSPORT = [
  'passeport #',
  'passeport n °',
  'passeport non',
  'passport #',
  'passport no',
  'passport number',
  'passportid',
]
const TAX = [
  'paye',
  'tax id',
  'tax id no.',
  'tax id number',
  'tax identification',
  'tax identification#',
  'tax no.',
  'tax number',
  'tax reference',
  'tax#',
  'taxid#',
  'temporary reference number',
  'tin',
  'trn',
  'unique tax reference',
  'unique taxpayer reference',
  'utr',
]

/** https://www.datadictionary.nhs.uk/attributes/nhs_number.html */
function isNhsNumber(found: string): boolean {
  const digits = found.replaceAll(/\D/g, '')
  let sum = 0
  for (let place = 0; place < 9; place += 1) sum += Number(digits[place]) * (10 - place)
  // A check digit of 10 is given to nobody.
  return (11 - (sum % 11)) % 11 === Number(digits[9])
}

/**
 * Five of the surname, filled with nines; year, month (with 50 for women) and day of birth around
 * each other; two initials, a digit against chance, and two letters of a check that is not public.
 */
const LICENCE =
  '[A-Z][A-Z9]{4} ?\\d(?:[05][1-9]|[16][0-2])(?:0[1-9]|[12]\\d|3[01])\\d ?[A-Z][A-Z9]\\d[A-Z]{2}'

export const UNITED_KINGDOM: readonly (readonly [string, Recogniser])[] = [
  ['DriversLicense-GB', matchingNear(alone(LICENCE), LICENCE_WORDS)],
  [
    'NationalInsuranceNumber-GB',
    matchingNear(
      alone('[A-Z]{2} ?\\d{2} ?\\d{2} ?\\d{2} ?[A-D]', 'i'),
      INSURANCE,
      (found) => nino.validate(found.toUpperCase()).isValid,
    ),
  ],
  ['NhsNumber-GB', matchingNear(alone('\\d{3}([ -]?)\\d{3}\\1\\d{4}'), HEALTH, isNhsNumber)],
  ['PassportNumber-GB', matchingNear(alone('\\d{9}'), PASSPORT)],
  [
    'TaxId-GB',
    matchingNear(
      alone('\\d{5} ?\\d{5}K?'),
      TAX,
      (found) => utr.validate(found.replace('K', '')).isValid,
    ),
  ],
]
