import { matching, near, type Recogniser, type Span } from './recogniser.ts'

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/protect-sensitive-log-data-types-credentials.html */
const secretWords = near([
  'aws_secret_access_key',
  'credentials',
  'secret access key',
  'secret key',
  'set-awscredential',
])

const awsSecretKey = matching(
  /(?<![A-Za-z0-9/+=])[A-Za-z0-9/+]{40}(?![A-Za-z0-9/+=])/g,
  (found, span, text) => /\d/.test(found) && /[A-Za-z]/.test(found) && secretWords(span, text),
)

/** What no private key is longer than; a block without its end is masked that far at most. */
const LONGEST_KEY = 65_536

/** From the line that opens a key to the line that closes it, or as far as a key may go. */
function block(opening: RegExp, closing: (opened: string) => string): Recogniser {
  return (text) => {
    const spans: Span[] = []
    let from = 0
    for (const match of text.matchAll(opening)) {
      if (match.index < from) continue
      const closed = closing(match[0])
      const body = match.index + match[0].length
      const at = text.slice(body, body + LONGEST_KEY).indexOf(closed)
      const end = at === -1 ? endOfString(text, body) : body + at + closed.length
      spans.push({ start: match.index, end })
      from = end
    }
    return spans
  }
}

function endOfString(text: string, from: number): number {
  const at = text.slice(from, from + LONGEST_KEY).indexOf('"')
  return at === -1 ? Math.min(text.length, from + LONGEST_KEY) : from + at
}

const asEnd = (opened: string): string => opened.replace('BEGIN', 'END')

/** PuTTY closes its files with a hexadecimal digest that is not known in advance. */
const putty = matching(
  /PuTTY-User-Key-File-\d: [^"]{0,65536}?Private-(?:MAC|Hash): [0-9a-f]{40,64}/g,
)

export const CREDENTIAL_RECOGNISERS: readonly (readonly [string, Recogniser])[] = [
  ['AwsSecretKey', awsSecretKey],
  ['OpenSshPrivateKey', block(/-----BEGIN OPENSSH PRIVATE KEY-----/g, asEnd)],
  ['PgpPrivateKey', block(/-----BEGIN PGP PRIVATE KEY BLOCK-----/g, asEnd)],
  ['PkcsPrivateKey', block(/-----BEGIN (?:(?:RSA|EC|DSA|ENCRYPTED) )?PRIVATE KEY-----/g, asEnd)],
  ['PuttyPrivateKey', (text) => (text.includes('Private-') ? putty(text) : [])],
]
