const longestDetail = 600

/**
 * AWS's words go to people, the database and the log. Some of its messages quote the request: the
 * canonical request of a signature error holds the session token, and an encoded authorization
 * message holds the whole request context.
 */
const secrets: readonly (readonly [RegExp, string])[] = [
  [/Encoded authorization failure message:.*/s, 'The encoded authorization message was left out.'],
  [/The Canonical String for this request.*/s, 'The canonical request was left out.'],
  [
    /(x-amz-security-token|authorization|sessiontoken|secretaccesskey)(["']?\s*[:=]\s*).*/gis,
    '$1$2…',
  ],
  [/(externalid)(["']?\s*[:=]\s*["']?)[\w+=,.@:/-]+/gi, '$1$2…'],
  // Access key ids, by their documented prefixes.
  // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids
  [/\b(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{8,}\b/g, '…'],
  // Secret keys and session tokens: base64 with no space, too long for a word or the part of an ARN.
  [/(?<![\w/+:-])[A-Za-z0-9/+]{40,}={0,2}(?![\w/+:-])/g, '…'],
]

export function redact(message: string): string {
  const told = secrets.reduce((text, [pattern, instead]) => text.replace(pattern, instead), message)
  const plain = told.toWellFormed().replaceAll('\u0000', '')
  return plain.length > longestDetail ? `${plain.slice(0, longestDetail)}…` : plain
}
