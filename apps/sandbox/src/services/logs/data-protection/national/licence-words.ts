/**
 * Of the United Kingdom and of Canada alike.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/protect-sensitive-log-data-types-pii.html
 */
export const LICENCE_WORDS: readonly string[] = [
  'dl#',
  'dl:',
  'dlno#',
  'driver licence',
  'driver licences',
  'driver license',
  'driver licenses',
  'driver permit',
  'drivers lic.',
  'drivers licence',
  "driver's licence",
  'drivers licences',
  "driver's licences",
  'drivers license',
  "driver's license",
  'drivers licenses',
  "driver's licenses",
  'drivers permit',
  "driver's permit",
  'drivers permit number',
  'driving licence',
  'driving license',
  'driving permit',
]
