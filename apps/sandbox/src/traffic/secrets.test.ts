import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import { expect, test } from 'vitest'
import { Dice } from './dice.ts'
import { residentChecksum, residentNumber } from './texts/personal-data.ts'
import { leakedFile, leakedSecret } from './texts/secrets.ts'

const dice = new Dice('secrets')
const leaks = Array.from({ length: 3_000 }, () => leakedSecret(dice)).concat(leakedFile(dice))

const found = (form: RegExp) => leaks.flatMap((leak) => leak.match(form) ?? [])

/** Forms that scanners of repositories look for. */
const FORMS = [
  /A[KS]IA[0-9A-Z]{16}/,
  /gh[pousr]_[A-Za-z0-9]{36}/,
  /xox[abprs]-[0-9]{10,}/,
  /-----BEGIN [A-Z ]*PRIVATE KEY-----/,
  /eyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}/,
  /wJalrXUtnFEMI\/K7MDENG/,
  /\b\d{6}-[1-8]\d{6}\b/,
]

test('these sources hold nothing of such a form', () => {
  const sources = globSync('**/*.ts', { cwd: import.meta.dirname })
  expect(sources.length).toBeGreaterThan(20)
  for (const path of sources) {
    const text = readFileSync(join(import.meta.dirname, path), 'utf8')
    for (const form of FORMS) expect([path, form.exec(text)?.[0]]).toEqual([path, undefined])
  }
})

test.each(FORMS.slice(0, 6))('but what is made of them has the form %s', (form) => {
  expect(found(form).length).toBeGreaterThan(0)
})

test('key ids are examples', () => {
  for (const id of found(/A[KS]IA[0-9A-Z]{16}/)) expect(id).toMatch(/EXAMPLE$/)
})

/** GitHub's tokens end in a CRC-32 of what comes before, in base 62. */
function githubChecksum(random: string): string {
  const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
  let left = crc32(random)
  let text = ''
  while (text.length < 6) {
    text = `${digits[left % 62]}${text}`
    left = Math.floor(left / 62)
  }
  return text
}

test('no token carries the checksum of its issuer', () => {
  const tokens = found(/gh[pousr]_[A-Za-z0-9]{36}/)
  for (const token of tokens) {
    expect(githubChecksum(token.slice(4, 34))).not.toBe(token.slice(34))
  }
})

test('no resident number is anybody’s', () => {
  for (let tries = 0; tries < 2_000; tries += 1) {
    const number = residentNumber(dice)
    expect(number).toMatch(/^\d{6}-[12]\d{6}$/)
    const digits = number.replace('-', '')
    expect(residentChecksum(digits.slice(0, 12))).not.toBe(Number(digits[12]))
  }
})
