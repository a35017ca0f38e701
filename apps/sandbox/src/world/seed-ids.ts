import { createHash } from 'node:crypto'

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz0123456789'

/** A short identifier that is the same in every run for the same name. */
export function stableId(name: string, length: number): string {
  const bytes = createHash('sha512').update(name).digest()
  let text = ''
  for (let index = 0; index < length; index += 1) {
    text += ALPHABET[(bytes[index % bytes.length] ?? 0) % ALPHABET.length]
  }
  return text
}

/** IAM's unique ids: a four-letter prefix and 17 capitals or digits. */
export function stableIamId(prefix: 'AROA' | 'AIDA' | 'ANPA', name: string): string {
  return prefix + stableId(`${prefix}/${name}`, 17).toUpperCase()
}
