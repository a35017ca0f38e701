import { cif, dni, nie, nif, nss } from 'stdnum/lib/cjs/es/index.js'
import { alone, matchingNear, type Recogniser } from '../recogniser.ts'

/**
 * Keywords:
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/protect-sensitive-log-data-types-pii.html
 */
const IDENTITY = [
  'dni',
  'dni#',
  'dninúmero#',
  'documento nacional de identidad',
  'identidad único',
  'identidadúnico#',
  'insurance number',
  'national identification number',
  'national identity',
  'nationalid#',
  'nationalidno#',
  'número nacional identidad',
  'personal identification number',
  'personal identity no',
  'unique identity number',
  'uniqueid#',
]
const LICENCE = [
  'carnet conducer',
  'el carnet de conducer',
  'licencia conducer',
  'licencia de manejo',
  'número carnet conducer',
  'número de carnet de conducer',
  'número de permiso conducer',
  'número de permiso de conducer',
  'número licencia conducer',
  'número permiso conducer',
  'permiso conducción',
  'permiso conducer',
  'permiso de conducción',
]
const PASSPORT = [
  'españa pasaporte',
  'libreta pasaporte',
  'número pasaporte',
  'pasaporte',
  'passport',
  'passport book',
  'passport no',
  'passport number',
  'spain passport',
]
const SOCIAL_SECURITY = [
  'número de la seguridad social',
  'social security no.',
  'social security number',
  'socialsecurityno#',
  'ssn',
  'ssn#',
]
const TAX = [
  'cif',
  'cif número',
  'cifnúmero#',
  'nie',
  'nif',
  'número de contribuyente',
  'número de identidad de extranjero',
  'número de identificación fiscal',
  'número de impuesto corporativo',
  'personal tax number',
  'tax id',
  'tax identification number',
  'tax number',
  'tin',
  'tin#',
]

/** Of citizens; of foreigners; of those who have neither. */
const CITIZEN = '\\d{8}[ -]?[A-Z]'
const FOREIGNER = '[XYZ][ -]?\\d{7}[ -]?[A-Z]'
const OTHERS = '[KLM][ -]?\\d{7}[ -]?[A-Z]'

export const SPAIN: readonly (readonly [string, Recogniser])[] = [
  // A licence bears the number of the person.
  [
    'DriversLicense-ES',
    matchingNear(alone(`${CITIZEN}|${FOREIGNER}`), LICENCE, (found) => nif.validate(found).isValid),
  ],
  [
    'NationalIdentificationNumber-ES',
    matchingNear(alone(CITIZEN), IDENTITY, (found) => dni.validate(found).isValid),
  ],
  ['NieNumber-ES', matchingNear(alone(FOREIGNER), TAX, (found) => nie.validate(found).isValid)],
  [
    'NifNumber-ES',
    matchingNear(
      alone(`${CITIZEN}|${FOREIGNER}|${OTHERS}`),
      TAX,
      (found) => nif.validate(found).isValid,
    ),
  ],
  ['PassportNumber-ES', matchingNear(alone('[A-Z]{2,3}\\d{6}'), PASSPORT)],
  [
    'Ssn-ES',
    // What goes on behind a colon is an account in an ARN.
    matchingNear(
      alone('\\d{2}[ /-]?\\d{8}[ /-]?\\d{2}(?!:)'),
      SOCIAL_SECURITY,
      (found) => nss.validate(found).isValid,
    ),
  ],
  [
    'TaxId-ES',
    matchingNear(
      alone('[A-HJNP-SUVW][ -]?\\d{7}[ -]?[0-9A-J]'),
      TAX,
      (found) => cif.validate(found).isValid,
    ),
  ],
]
