import { nif, nir } from 'stdnum/lib/cjs/fr/index.js'
import { alone, matchingNear, type Recogniser } from '../recogniser.ts'

/**
 * Keywords:
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/protect-sensitive-log-data-types-pii.html
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/protect-sensitive-log-data-types-health.html
 */
const INSEE = [
  'assurance sociale',
  "carte nationale d'identité",
  'cni',
  'code sécurité sociale',
  'french social security number',
  'fssn#',
  'insee',
  'insurance number',
  'national id number',
  'nationalid#',
  "numéro d'assurance",
  'social',
  'social security',
  'social security number',
  'ss#',
  'ssn',
  'ssn#',
  'sécurité sociale',
  'sécurité sociale non.',
  'sécurité sociale numéro',
]
const HEALTH = ["carte d'assuré social", 'carte vitale', 'insurance card']
const PASSPORT = [
  'numéro de passeport',
  'passeport',
  'passeport #',
  'passeport n °',
  'passeport non',
]
const TAX = [
  "numéro d'identification fiscale",
  'tax id',
  'tax identification number',
  'tax number',
  'tin',
  'tin#',
]

/** Sex, year, month, department (2A and 2B in Corsica), commune, order and key. */
const INSEE_CODE = alone(
  '[1-478][ .]?\\d{2}[ .]?(?:0[1-9]|1[0-2]|[2-9]\\d)[ .]?(?:\\d{2}|2[ABab])' +
    '[ .]?\\d{3}[ .]?\\d{3}[ .]?\\d{2}',
)
const isInsee = (found: string): boolean => nir.validate(found.toUpperCase()).isValid

export const FRANCE: readonly (readonly [string, Recogniser])[] = [
  // Twelve digits; since 2013 the year, two letters and five digits. What is of twelve digits and
  // goes on behind a colon is an account in an ARN.
  [
    'DriversLicense-FR',
    matchingNear(alone('\\d{12}(?!:)|\\d{2}[A-Z]{2}\\d{5}'), ['permis de conduire']),
  ],
  ['HealthInsuranceNumber-FR', matchingNear(INSEE_CODE, HEALTH, isInsee)],
  ['InseeCode-FR', matchingNear(INSEE_CODE, INSEE, isInsee)],
  ['PassportNumber-FR', matchingNear(alone('\\d{2}[A-Z]{2}\\d{5}'), PASSPORT)],
  [
    'TaxId-FR',
    matchingNear(
      alone('[0-3]\\d ?\\d{2} ?\\d{3} ?\\d{3} ?\\d{3}'),
      TAX,
      (found) => nif.validate(found).isValid,
    ),
  ],
]
