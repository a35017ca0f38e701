import { bc_bhn as britishColumbiaHealth, sin } from 'stdnum/lib/cjs/ca/index.js'
import { alone, matching, matchingNear, type Recogniser } from '../recogniser.ts'
import { LICENCE_WORDS } from './licence-words.ts'

/**
 * Keywords:
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/protect-sensitive-log-data-types-pii.html
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/protect-sensitive-log-data-types-health.html
 */
const INSURANCE = ["numéro d'assurance sociale", 'canadian id', 'sin', 'social insurance number']
const HEALTH = [
  'canada healthcare number',
  'msp number',
  'personal healthcare number',
  'phn',
  'soins de santé',
]
const PASSPORT = ['passeport', 'passeport#', 'passport', 'passport#', 'passportno', 'passportno#']

/** Ontario; Québec; Alberta; British Columbia. */
const LICENCE = [
  '[A-Z]\\d{4}[ -]?\\d{5}[ -]?\\d{5}',
  '[A-Z]\\d{4}[ -]?\\d{6}[ -]?\\d{2}',
  '\\d{6}-\\d{3}',
  '\\d{7}',
].join('|')

/** D, F, I, O, Q and U stand nowhere, W and Z not in front. */
const SORTING_AREA = '[A-CEGHJ-NPR-TVXY]\\d[A-CEGHJ-NPR-TV-Z]'
const DELIVERY_UNIT = '\\d[A-CEGHJ-NPR-TV-Z]\\d'

/**
 * With its space a postal code speaks for itself, as AWS asks for no keyword. Written together it
 * looks like an id of anything, so these words must stand near.
 */
const spacedCode = matching(alone(`${SORTING_AREA} ${DELIVERY_UNIT}`))
const closedCode = matchingNear(alone(`${SORTING_AREA}-?${DELIVERY_UNIT}`), [
  'code postal',
  'postal code',
  'postcode',
])

export const CANADA: readonly (readonly [string, Recogniser])[] = [
  ['DriversLicense-CA', matchingNear(alone(LICENCE), [...LICENCE_WORDS, 'permis de conduire'])],
  // Since 2023 a letter, six digits and two letters.
  ['PassportNumber-CA', matchingNear(alone('[A-Z]{2}\\d{6}|[A-Z]\\d{6}[A-Z]{2}'), PASSPORT)],
  [
    'PersonalHealthNumber-CA',
    matchingNear(
      alone('9\\d{3}[ -]?\\d{3}[ -]?\\d{3}'),
      HEALTH,
      (found) => britishColumbiaHealth.validate(found).isValid,
    ),
  ],
  ['PostalCode-CA', (text) => [...spacedCode(text), ...closedCode(text)]],
  [
    'SocialInsuranceNumber-CA',
    // No number given to a person begins with 0 or 8.
    matchingNear(
      alone('[1-79]\\d{2}([ -]?)\\d{3}\\1\\d{3}'),
      INSURANCE,
      (found) => sin.validate(found).isValid,
    ),
  ],
]
