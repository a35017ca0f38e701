import { isIPv6 } from 'node:net'
import { PHONE_RECOGNISERS } from './recognise-phone.ts'
import { alone, matching, matchingNear, type Recogniser, type Span } from './recogniser.ts'

/** https://www.rfc-editor.org/rfc/rfc5321#section-4.5.3.1 */
const LONGEST_LOCAL_PART = 64
const LONGEST_DOMAIN = 255
const DOMAIN = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,8}[a-z]{2,24}/i

/** From each `@` outwards, so that a megabyte of letters costs nothing. */
const email: Recogniser = (text) => {
  const spans: Span[] = []
  for (let at = text.indexOf('@'); at !== -1; at = text.indexOf('@', at + 1)) {
    let start = at
    while (start > 0 && at - start < LONGEST_LOCAL_PART && isLocal(text.charAt(start - 1))) {
      start -= 1
    }
    if (start === at) continue
    const domain = DOMAIN.exec(text.slice(at + 1, at + 1 + LONGEST_DOMAIN))
    if (domain !== null) spans.push({ start, end: at + 1 + domain[0].length })
  }
  return spans
}

const isLocal = (character: string): boolean =>
  character < '\u0080' ? /[\w.%+-]/.test(character) : /[\p{L}\p{N}]/u.test(character)

const BYTE = '(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)'
const ipv4 = matching(new RegExp(`(?<![\\d.])(?:${BYTE}\\.){3}${BYTE}(?!\\d|\\.\\d)`, 'g'))
const ipv6 = matching(
  /(?<![\w:.])[0-9a-f:]{3,39}(?![\w:])/gi,
  (found) => found.includes(':') && /[0-9a-f]/i.test(found) && isIPv6(found),
)
const ipAddress: Recogniser = (text) => [...ipv4(text), ...(text.includes(':') ? ipv6(text) : [])]

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/protect-sensitive-log-data-types-pii.html */
const ssn = matchingNear(
  /(?<![\d-])(?!000|666|9)\d{3}([- ]?)(?!00)\d{2}\1(?!0000)\d{4}(?![\d-])/g,
  ['social security', 'social security number', 'ss#', 'ssn', 'ssn#'],
)

const driversLicence = matchingNear(alone('[A-Z]{1,2}[- ]?\\d{5,12}|\\d{7,12}'), [
  'dl',
  'dl#',
  'dl number',
  'driver license',
  'driver licence',
  "driver's license",
  "driver's licence",
  'drivers license',
  'drivers licence',
  'driver license number',
  'drivers license number',
  'driving licence',
  'driving license',
])

const passport = matchingNear(alone('[A-Z]?\\d{8,9}'), [
  'passport',
  'passport #',
  'passport no',
  'passport number',
  'travel document',
])

const MONTH = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}'
const dateOfBirth = matchingNear(
  new RegExp(
    `(?<!\\d)(?:\\d{4}[-/ .]\\d{1,2}[-/ .]\\d{1,2}|\\d{1,2}[-/ .]\\d{1,2}[-/ .]\\d{2,4}|` +
      `\\d{1,2} ${MONTH},? \\d{4}|${MONTH} \\d{1,2},? \\d{4})(?!\\d)`,
    'gi',
  ),
  ['b-day', 'bday', 'birth date', 'birthdate', 'birthday', 'date of birth', 'dob'],
)

const latLong = matchingNear(
  /(?<![\d.])-?\d{1,2}\.\d{2,12}\s{0,3},\s{0,3}-?\d{1,3}\.\d{2,12}(?![\d.])/g,
  ['coordinate', 'coordinates', 'lat long', 'latitude longitude', 'location', 'position'],
)

/** A house number and a street in the manner of the United States, with city and ZIP if they follow. */
const address = matching(
  new RegExp(
    '(?<!\\d)\\d{1,5} (?:[A-Z][a-z]{1,20} ){1,3}(?:Street|St|Avenue|Ave|Road|Rd|Boulevard|Blvd|' +
      'Lane|Ln|Drive|Dr|Court|Ct|Way|Place|Pl)\\b\\.?' +
      '(?:, [A-Z][a-z]{1,20}(?: [A-Z][a-z]{1,20}){0,2}, [A-Z]{2} \\d{5}(?:-\\d{4})?)?',
    'g',
  ),
)

/** The two words after a title, or after words that announce a name. */
const name = matching(
  /(?<=\b(?:Mr|Mrs|Ms|Dr)\.? |\b[Nn]ame(?: is |: ?|":\s?"))[A-Z][a-z]{1,20}(?:[ -][A-Z][a-z'’]{1,20}){1,2}\b/g,
)

export const PERSONAL_RECOGNISERS: readonly (readonly [string, Recogniser])[] = [
  ['Address', address],
  ['DateOfBirth', dateOfBirth],
  ['DriversLicense-US', driversLicence],
  ['EmailAddress', email],
  ['IpAddress', ipAddress],
  ['LatLong', latLong],
  ['Name', name],
  ['PassportNumber-US', passport],
  ['Ssn-US', ssn],
  ...PHONE_RECOGNISERS,
]
