/** Marked pure. Canonical JSON: keys sorted, no white space. Two documents that say the same are the same text. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`)
    return `{${members.join(',')}}`
  }
  return JSON.stringify(value) ?? 'null'
}

export function isSameDocument(one: unknown, other: unknown): boolean {
  return canonicalJson(one) === canonicalJson(other)
}

/**
 * IAM hands documents out URL-encoded (RFC 3986), and the SDK leaves them so.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_PolicyVersion.html
 * What is no JSON after decoding comes back as text: then it is no document of ours.
 */
export function decodeDocument(encoded: string): unknown {
  try {
    return JSON.parse(decodeURIComponent(encoded))
  } catch {
    return encoded
  }
}
