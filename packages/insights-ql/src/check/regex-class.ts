import type { Bilingual } from '../bilingual.ts'
import * as reasons from './regex-reasons.ts'

export interface WrongPart {
  readonly length: number
  readonly reason: Bilingual
}

/** An escape of RE2, or a character class, as it is written. */
export type RegexPart = { readonly written: string; readonly isAnchor: boolean } | WrongPart

const escapeForm =
  /^\\(?:([pP](?:[A-Z]|\{\^?\w+\}))|([dswDSW])|([AbBCz])|x(?:[0-9A-Fa-f]{2}|\{0*(?:10|[0-9A-Fa-f])?[0-9A-Fa-f]{1,4}\})|0[0-7]{0,2}|[1-7][0-7]{1,2}|[afnrtv]|[^A-Za-z0-9\u0080-\u{10ffff}])/u

/** https://github.com/google/re2/wiki/Syntax */
export function regexEscapeAt(rest: string): RegexPart {
  if (rest.length === 1) return { length: 1, reason: reasons.loneBackslash }
  const found = escapeForm.exec(rest)
  if (found === null) {
    const [written = '\\'] = /^\\./su.exec(rest) ?? []
    return { length: written.length, reason: reasons.unknownEscape }
  }
  const [written, unicode, , anchor] = found
  if (unicode !== undefined && !isUnicodeClass(unicode)) {
    return { length: written.length, reason: reasons.namedClass }
  }
  return { written, isAnchor: anchor !== undefined }
}

/** Categories of a letter or two, and scripts by their full names in Unicode. */
function isUnicodeClass(written: string): boolean {
  const name = written.replace(/^[pP]\{?\^?|\}$/g, '')
  if (name === 'Any' || name === 'Yi') return true
  // JavaScript has more spellings: LC, and scripts by codes of four letters.
  if (name === 'LC' || (name.length === 4 && !scriptsOfFourLetters.has(name))) return false
  try {
    new RegExp(`\\p{${name.length <= 2 ? 'General_Category' : 'Script'}=${name}}`, 'u')
    return true
  } catch {
    return false
  }
}

const scriptsOfFourLetters = new Set('Ahom Cham Kawi Lisu Modi Newa Thai Toto'.split(' '))

const posix = new Set(
  'alnum alpha ascii blank cntrl digit graph lower print punct space upper word xdigit'.split(' '),
)

/** A class in brackets, whose ranges go upwards. */
export function regexClassAt(rest: string): RegexPart {
  let at = rest.startsWith('[^') ? 2 : 1
  let isFirst = true
  while (at < rest.length && (isFirst || rest[at] !== ']')) {
    isFirst = false
    const inside = rest.slice(at)
    const named = /^\[:\^?(\w+):\]/.exec(inside)
    if (named !== null) {
      at += named[0].length
      if (!posix.has(named[1] ?? '')) return { length: at, reason: reasons.namedClass }
      continue
    }
    const first = memberAt(inside)
    if ('reason' in first) return { length: at + first.length, reason: first.reason }
    at += first.length
    if (first.code === undefined || rest[at] !== '-' || rest[at + 1] === ']') continue
    if (at + 1 >= rest.length) break
    const last = memberAt(rest.slice(at + 1))
    if ('reason' in last) return { length: at + 1 + last.length, reason: last.reason }
    at += 1 + last.length
    if (last.code === undefined || last.code < first.code) {
      return { length: at, reason: reasons.range }
    }
  }
  if (at >= rest.length) return { length: rest.length, reason: reasons.unclosedClass }
  return { written: rest.slice(0, at + 1), isAnchor: false }
}

/** One character or escape within brackets; a class such as `\d` has no code. */
function memberAt(
  inside: string,
): { readonly length: number; readonly code: number | undefined } | WrongPart {
  if (!inside.startsWith('\\')) {
    const code = inside.codePointAt(0) ?? 0
    return { length: code > 0xffff ? 2 : 1, code }
  }
  const part = regexEscapeAt(inside)
  if ('reason' in part) return part
  const { written, isAnchor } = part
  if (isAnchor) return { length: written.length, reason: reasons.unknownEscape }
  return { length: written.length, code: codeOf(written) }
}

const controls: Readonly<Record<string, number>> = { a: 7, f: 12, n: 10, r: 13, t: 9, v: 11 }

function codeOf(written: string): number | undefined {
  const [, sign = ''] = written
  if (/[pPdswDSW]/.test(sign)) return undefined
  if (sign === 'x') return Number.parseInt(written.replace(/[\\x{}]/g, ''), 16)
  if (/[0-7]/.test(sign)) return Number.parseInt(written.slice(1), 8)
  return controls[sign] ?? sign.codePointAt(0)
}
