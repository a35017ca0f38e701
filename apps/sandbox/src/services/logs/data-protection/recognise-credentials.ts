import { matching, near, type Recogniser, type Span } from './recogniser.ts'

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/protect-sensitive-log-data-types-credentials.html */
const secretWords = near([
  'aws_secret_access_key',
  'credentials',
  'secret access key',
  'secret key',
  'set-awscredential',
])

const fortyCharacters = matching(
  /(?<![A-Za-z0-9/+=])[A-Za-z0-9/+]{40}(?![A-Za-z0-9/+=])/g,
  (found, span, text) => /\d/.test(found) && /[A-Za-z]/.test(found) && secretWords(span, text),
)

/** Most texts speak of no secret, and are not looked through for one. */
const awsSecretKey: Recogniser = (text) =>
  /secret|credential/i.test(text) ? fortyCharacters(text) : []

/** What no private key is longer than. */
const LONGEST_KEY = 65_536

/**
 * From the line that opens a key to what closes it. A key that was cut off is hidden as far as its
 * string goes: no key holds a quotation mark.
 */
function block(opening: RegExp, closing: RegExp): Recogniser {
  return (text) => {
    const spans: Span[] = []
    let from = 0
    for (const match of text.matchAll(opening)) {
      if (match.index < from) continue
      const body = match.index + match[0].length
      const rest = text.slice(body, body + LONGEST_KEY)
      const quote = rest.indexOf('"')
      const inside = quote === -1 ? rest : rest.slice(0, quote)
      const closed = closing.exec(inside)
      from = body + (closed === null ? inside.length : closed.index + closed[0].length)
      spans.push({ start: match.index, end: from })
    }
    return spans
  }
}

export const CREDENTIAL_RECOGNISERS: readonly (readonly [string, Recogniser])[] = [
  ['AwsSecretKey', awsSecretKey],
  [
    'OpenSshPrivateKey',
    block(/-----BEGIN OPENSSH PRIVATE KEY-----/g, /-----END OPENSSH PRIVATE KEY-----/),
  ],
  [
    'PgpPrivateKey',
    block(/-----BEGIN PGP PRIVATE KEY BLOCK-----/g, /-----END PGP PRIVATE KEY BLOCK-----/),
  ],
  [
    'PkcsPrivateKey',
    block(
      /-----BEGIN (?:(?:RSA|EC|DSA|ENCRYPTED) )?PRIVATE KEY-----/g,
      /-----END (?:(?:RSA|EC|DSA|ENCRYPTED) )?PRIVATE KEY-----/,
    ),
  ],
  // PuTTY closes its files with a hexadecimal digest.
  ['PuttyPrivateKey', block(/PuTTY-User-Key-File-\d: /g, /Private-(?:MAC|Hash): [0-9a-f]{40,64}/)],
]
