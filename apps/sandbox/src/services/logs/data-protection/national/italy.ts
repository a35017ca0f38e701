import { codicefiscale } from 'stdnum/lib/cjs/it/index.js'
import { alone, matchingNear, type Recogniser } from '../recogniser.ts'

/**
 * Keywords, with “codice fiscale” besides:
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/protect-sensitive-log-data-types-pii.html
 */
const IDENTITY = [
  'codice fiscal',
  'codice fiscale',
  'dati anagrafici',
  'ehic',
  'health card',
  'health insurance card',
  'p. iva',
  'partita i.v.a.',
  'personal data',
  'tax code',
  'tessera sanitaria',
]
const LICENCE = [
  'patente di guida',
  'patente di guida numero',
  'patente guida',
  'patente guida numero',
]
const PASSPORT = [
  'italian passport number',
  'numéro passeport',
  'numéro passeport italien',
  'passaporto',
  'passaporto italiana',
  'passaporto numero',
  'passport number',
  'repubblica italiana passaporto',
]

/** Letters stand for digits where two people would have the same code. */
const DIGIT = '[0-9LMNPQRSTUV]'
const TAX_CODE = `[A-Z]{3} ?[A-Z]{3} ?${DIGIT}{2}[ABCDEHLMPRST]${DIGIT}{2} ?[A-Z]${DIGIT}{3} ?[A-Z]`

export const ITALY: readonly (readonly [string, Recogniser])[] = [
  // Two letters, seven digits and a letter; since 2013 U1, seven signs and a letter.
  ['DriversLicense-IT', matchingNear(alone('(?:[A-Z]{2}\\d{7}|U1[0-9A-Z]{7})[A-Z]'), LICENCE)],
  [
    'NationalIdentificationNumber-IT',
    matchingNear(
      alone(TAX_CODE, 'i'),
      IDENTITY,
      (found) => codicefiscale.validate(found.toUpperCase()).isValid,
    ),
  ],
  ['PassportNumber-IT', matchingNear(alone('[A-Z]{2}\\d{7}'), PASSPORT)],
]
