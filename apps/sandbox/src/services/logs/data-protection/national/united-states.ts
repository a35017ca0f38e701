import { isLuhn } from '../../../check-digits.ts'
import { alone, matchingNear, type Recogniser } from '../recogniser.ts'

/**
 * Keywords:
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/protect-sensitive-log-data-types-pii.html
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/protect-sensitive-log-data-types-health.html
 */
const CLAIM = [
  'health insurance claim number',
  'hic no',
  'hic no.',
  'hic number',
  'hic#',
  'hicn',
  'hicn#',
  'hicno#',
]
const PROCEDURE = [
  'current procedural terminology',
  'hcpcs',
  'healthcare common procedure coding system',
]
const TAX = ['i.t.i.n.', 'individual taxpayer identification number', 'itin']

/** Two letters, the second that of the surname or a 9, six digits and the check of them. */
function isDeaNumber(found: string): boolean {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, check] = [...found.slice(2)].map(Number)
  return (a + c + e + 2 * (b + d + f)) % 10 === check
}

/** https://www.cms.gov/medicare/new-medicare-card/understanding-the-mbi-with-format.pdf */
const LETTER = '[AC-HJKMNP-RT-Y]'
const EITHER = '[0-9AC-HJKMNP-RT-Y]'
const BENEFICIARY = `[1-9]${LETTER}${EITHER}\\d-?${LETTER}${EITHER}\\d-?${LETTER}{2}\\d{2}`

/** The number of a person, and by which right they claim. */
const CLAIM_NUMBER = '(?!000|666|9)\\d{3}(-?)(?!00)\\d{2}\\1(?!0000)\\d{4}[ -]?[A-FJKMTW][0-9A-Z]?'

export const UNITED_STATES: readonly (readonly [string, Recogniser])[] = [
  [
    'DrugEnforcementAgencyNumber-US',
    matchingNear(
      alone('[ABCDEFGHJKLMPRSTUX][A-Z9]\\d{7}'),
      ['dea number', 'dea registration'],
      isDeaNumber,
    ),
  ],
  ['HealthInsuranceClaimNumber-US', matchingNear(alone(CLAIM_NUMBER), CLAIM)],
  // Of level I five digits, or four and the letter of a category; of level II a letter in front.
  [
    'HealthcareProcedureCode-US',
    matchingNear(alone('\\d{4}[0-9FTU]|[A-EGHJ-MP-V]\\d{4}'), PROCEDURE),
  ],
  [
    'IndividualTaxIdentificationNumber-US',
    matchingNear(alone('9\\d{2}([- ]?)(?:5\\d|6[0-5]|7\\d|8[0-8]|9[0-24-9])\\1\\d{4}'), TAX),
  ],
  [
    'MedicareBeneficiaryNumber-US',
    matchingNear(alone(BENEFICIARY), ['mbi', 'medicare beneficiary']),
  ],
  [
    'NationalDrugCode-US',
    // Labeller, product and package; written together only in the form of claims, 5-4-2.
    matchingNear(alone('\\d{4}-\\d{4}-\\d{2}|\\d{5}-(?:\\d{3}-\\d{2}|\\d{4}-\\d{1,2})|\\d{11}'), [
      'national drug code',
      'ndc',
    ]),
  ],
  [
    'NationalProviderId-US',
    // As a card of the issuer 80840 would be checked.
    matchingNear(alone('[12]\\d{9}'), ['hipaa', 'n.p.i', 'national provider', 'npi'], (found) =>
      isLuhn(`80840${found}`),
    ),
  ],
  ['ZipCode-US', matchingNear(alone('\\d{5}(?:-\\d{4})?'), ['zip code', 'zip+4'])],
]
