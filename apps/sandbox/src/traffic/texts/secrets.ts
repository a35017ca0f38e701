import type { Dice } from '../dice.ts'

const DIGITS_AND_CAPITALS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'
const MIXED = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

/**
 * Everything that looks like a secret is put together when it is needed, so that these sources hold
 * none, and none of it opens anything: AWS's documented example key, and tokens whose checksum
 * nobody issued.
 */
const exampleKeyId = () => ['AKIA', 'IOSFODNN7', 'EXAMPLE'].join('')
const exampleSecret = () => ['wJalrXUtnFEMI', 'K7MDENG', 'bPxRfiCYEXAMPLEKEY'].join('/')
const otherKeyId = (dice: Dice) =>
  `${['AK', 'IA'].join('')}${dice.letters(9, DIGITS_AND_CAPITALS)}EXAMPLE`
const gitToken = (dice: Dice) => `${['gh', 'p'].join('')}_${dice.letters(24, MIXED)}EXAMPLE00000`
const chatToken = (dice: Dice) => ['xoxb', dice.digits(11), dice.digits(12), 'EXAMPLE'].join('-')
const databaseUrl = (dice: Dice) =>
  `postgresql://claims_app:${dice.letters(14, MIXED)}@db-${dice.digits(2)}.internal.example.com:5432/claims`

function webToken(dice: Dice): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const head = part({ alg: 'none', typ: 'JWT' })
  return `${head}.${part({ sub: `example-${dice.digits(6)}`, scope: 'claims' })}.${dice.letters(20, MIXED)}`
}

function privateKey(dice: Dice): string {
  const rule = (word: string) => `-----${word} RSA ${['PRIVATE', 'KEY'].join(' ')}-----`
  const lines = [0, 1, 2].map(() => dice.letters(64, MIXED))
  return [rule('BEGIN'), 'EXAMPLEONLYnotAKey', ...lines, rule('END')].join('\n')
}

type Leak = (dice: Dice) => string

const LEAKS: readonly Leak[] = [
  () =>
    `Why does the upload answer 403? My config:\n[default]\naws_access_key_id = ${exampleKeyId()}\naws_secret_access_key = ${exampleSecret()}`,
  (dice) => `The batch signs with ${otherKeyId(dice)} and still gets SignatureDoesNotMatch.`,
  (dice) => `CI step fails:\n  env:\n    GITHUB_TOKEN: ${gitToken(dice)}\n  run: pnpm release`,
  (dice) => `connection refused: ${databaseUrl(dice)} - is the user missing?`,
  (dice) =>
    `curl -H 'Authorization: Bearer ${webToken(dice)}' https://api.internal.example.com/claims`,
  (dice) => `The alert hook posts with ${chatToken(dice)}; rate limited since this morning.`,
  (dice) => `Is this key in the right format for the SFTP partner?\n${privateKey(dice)}`,
]

export const leakedSecret = (dice: Dice): string => dice.pick(LEAKS)(dice)

/** The one that the incident is about: a whole file of settings. */
export function leakedFile(dice: Dice): string {
  return [
    '# .env of claims-core, staging',
    `AWS_ACCESS_KEY_ID=${exampleKeyId()}`,
    `AWS_SECRET_ACCESS_KEY=${exampleSecret()}`,
    `DATABASE_URL=${databaseUrl(dice)}`,
    `GITHUB_TOKEN=${gitToken(dice)}`,
  ].join('\n')
}
