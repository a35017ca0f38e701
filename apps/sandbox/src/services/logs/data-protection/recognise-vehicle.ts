import { alone, matchingNear, type Recogniser } from './recogniser.ts'

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/protect-sensitive-log-data-types-pii.html */
const KEYWORDS = [
  'fahrgestellnummer',
  'niv',
  'numarul de identificare',
  'numarul seriei de sasiu',
  'numer vin',
  "numéro d'identification du véhicule",
  'número de identificación de automóviles',
  'número de identificação do veículo',
  'serie sasiu',
  'vehicle identification number',
  'vin',
  'vin numeris',
]

const WEIGHTS = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2]

/** ISO 3779 gives letters the values of digits: the last digit of where they stand here. */
const VALUES = '0123456789.ABCDEFGH..JKLMN.P.R..STUVWXYZ'

/** North America and China check the number in its ninth place; ISO 3779 does not ask for it. */
const CHECKED = /^[1-5L]/

function isVehicle(found: string): boolean {
  if (!CHECKED.test(found)) return /[A-Z]/.test(found)
  const sum = [...found].reduce(
    (total, sign, place) => total + (VALUES.indexOf(sign) % 10) * (WEIGHTS[place] ?? 0),
    0,
  )
  return found[8] === '0123456789X'[sum % 11]
}

/** Seventeen signs without I, O and Q, of which the last four are digits: ISO 3779. */
export const VEHICLE: Recogniser = matchingNear(
  alone('[0-9A-HJ-NPR-Z]{13}\\d{4}'),
  KEYWORDS,
  isVehicle,
)
