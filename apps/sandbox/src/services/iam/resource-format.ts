/** `*`, or six colon-separated parts that start with `arn`; wildcards may stand in any of them. */
export function isArnOrWildcard(resource: string): boolean {
  if (/^\*+$/.test(resource)) return true
  const parts = resource.split(':')
  return (parts[0] === 'arn' && parts.length >= 6) || /^arn:.*\*/.test(resource)
}

export const roleArn = (accountId: string, path: string, name: string): string =>
  `arn:aws:iam::${accountId}:role${path}${name}`

export const policyArn = (accountId: string, path: string, name: string): string =>
  `arn:aws:iam::${accountId}:policy${path}${name}`

const ID_ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** `AROA` + 17 characters, as IAM's unique ids look. */
export function uniqueId(prefix: 'AROA' | 'ANPA' | 'ASIA', length = 17): string {
  const bytes = crypto.getRandomValues(new Uint8Array(length))
  return prefix + Array.from(bytes, (byte) => ID_ALPHABET[byte % 32]).join('')
}
