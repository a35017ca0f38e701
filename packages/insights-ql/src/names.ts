import { placedWords, reservedWords } from './words.ts'

const firstBare = /^@{0,3}[A-Za-z_][A-Za-z0-9_]*$/
const laterBare = /^@{0,3}[A-Za-z0-9_]+$/
const taken = new Set([...reservedWords, ...placedWords].map(([word]) => word.toLowerCase()))

/** AWS documents no escape for a backtick, and no name is empty. */
export function canBeWritten(segments: readonly string[]): boolean {
  return segments.every((segment) => /[^@]/.test(segment) && !/[`\n\r]/.test(segment))
}

/** A name as it is written in a query, with backticks where it needs them. */
export function writeName(segments: readonly string[]): string {
  const [first = '', ...others] = segments
  const isTaken = others.length === 0 && taken.has(first.toLowerCase())
  const written = firstBare.test(first) && !isTaken ? first : inBackticks(first)
  return [written, ...others.map(writeTailSegment)].join('.')
}

/** The segments behind an index or a call: `.a.b`. */
export function writeTail(segments: readonly string[]): string {
  return segments.map((segment) => `.${writeTailSegment(segment)}`).join('')
}

function writeTailSegment(segment: string): string {
  return laterBare.test(segment) ? segment : inBackticks(segment)
}

/** The signs that mark a system field stay outside of the backticks. */
function inBackticks(segment: string): string {
  const [, signs = '', name = ''] = /^(@{0,3})([\s\S]*)$/.exec(segment) ?? []
  if (/[`\n\r]/.test(name)) throw new Error('A name can hold neither a backtick nor a line end.')
  return `${signs}\`${name}\``
}

export function writeString(value: string): string {
  return `"${value.replace(/[\\"]/g, '\\$&')}"`
}

export function writeRegex(source: string): string {
  return `/${source.replace(/\\[\s\S]|\//g, (found) => (found === '/' ? '\\/' : found))}/`
}
