import { idnr, passport, pwnr } from 'stdnum/lib/cjs/de/index.js'
import { alone, matchingNear, type Recogniser } from '../recogniser.ts'

/**
 * Keywords:
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/protect-sensitive-log-data-types-pii.html
 */
const IDENTITY = [
  'ausweisnummer',
  'id number',
  'identification number',
  'identity number',
  'insurance number',
  'personal id',
  'personalausweis',
  'personalausweisnummer',
]
const LICENCE = [
  'fuehrerschein',
  'fuehrerschein nr',
  'fuehrerscheinnummer',
  'fuhrerschein',
  'fuhrerschein nr',
  'fuhrerscheinnummer',
  'führerschein',
  'führerschein nr',
  'führerscheinnummer',
]
const PASSPORT = [
  'ausstellungsdatum',
  'ausstellungsort',
  'geburtsdatum',
  'passport',
  'passports',
  'reisepass',
  'reisepass nr',
  'reisepassnummer',
]
const TAX = [
  'identifikationsnummer',
  'steuer id',
  'steueridentifikationsnummer',
  'steuernummer',
  'tax id',
  'tax identification number',
  'tax number',
]

/** Letters that cannot be taken for digits, and no vowels. */
const SIGN = '[0-9CFGHJKLMNPRTVWXYZ]'

/** As a card shows it, nine signs; as a machine reads it, with a check digit and perhaps a D. */
const document = (first: string): RegExp => alone(`${first}(?=${SIGN}{0,7}\\d)${SIGN}{8}(?:\\dD?)?`)

const isNine = (found: string): boolean => found.length === 9

/** Of the first ten digits one stands there two or three times, and every other at most once. */
const isTaxId = (found: string): boolean => {
  const digits = found.replaceAll(' ', '')
  const different = new Set(digits.slice(0, 10)).size
  return (different === 8 || different === 9) && idnr.validate(digits).isValid
}

export const GERMANY: readonly (readonly [string, Recogniser])[] = [
  // The authority, a number of signs, a check that is not public, and the issue.
  ['DriversLicense-DE', matchingNear(alone('[0-9A-Z]\\d{2}[0-9A-Z]{6}\\d[0-9A-Z]'), LICENCE)],
  [
    'NationalIdentificationNumber-DE',
    matchingNear(
      document('[LMNPRTVWXYZ]'),
      IDENTITY,
      (found) => isNine(found) || pwnr.validate(found).isValid,
    ),
  ],
  [
    'PassportNumber-DE',
    matchingNear(
      document('[CFGHJK]'),
      PASSPORT,
      (found) => isNine(found) || passport.validate(found).isValid,
    ),
  ],
  ['TaxId-DE', matchingNear(alone('[1-9]\\d ?\\d{3} ?\\d{3} ?\\d{3}'), TAX, isTaxId)],
]
