import type { RE2JS } from 're2js'
import { boundedRegex } from '../bounded-regex.ts'
import { badTerm } from './pattern-reader.ts'

/**
 * Letters, digits, a few symbols and operators; parentheses, spaces and multi-byte characters are
 * refused by AWS. A backslash makes an operator literal, names a class, or gives a byte as `\xHH`:
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html (read 2026-11)
 */
const ALPHABET =
  /^(?:[A-Za-z0-9:_#=@/;,^$?[\]{}|*+.-]|\\(?:[dsw]|x[0-9A-Fa-f]{2}|[:_#=@/;,^$?[\]{}|\\*+.-]))+$/

export function compileRegex(source: string): RE2JS {
  const regex = ALPHABET.test(source) ? boundedRegex(source) : undefined
  if (regex === undefined) throw badTerm(source)
  return regex
}
