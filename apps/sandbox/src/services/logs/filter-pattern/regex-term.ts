import { RE2JS } from 're2js'
import { badTerm } from './pattern-reader.ts'

/**
 * Letters, digits, a few symbols and operators; parentheses, spaces and multi-byte characters are
 * refused by AWS. A backslash makes an operator literal, names a class, or gives a byte as `\xHH`:
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html (read 2026-11)
 */
const ALPHABET =
  /^(?:[A-Za-z0-9:_#=@/;,^$?[\]{}|*+.-]|\\(?:[dsw]|x[0-9A-Fa-f]{2}|[:_#=@/;,^$?[\]{}|\\*+.-]))+$/

/**
 * Counted repetition makes small texts into large automata; AWS does not tell its bound. The
 * largest pattern that anybody wrote by hand for this sandbox has about a fifth of this.
 */
const LARGEST_PROGRAM = 5_000
/** Checked first, because a large automaton takes long to make before it can be measured. */
const MOST_REPEATED = 2_500

export function compileRegex(source: string): RE2JS {
  if (!ALPHABET.test(source)) throw badTerm(source)
  if (repetitions(source) > MOST_REPEATED) throw badTerm(source)
  let regex: RE2JS
  try {
    regex = RE2JS.compile(source)
  } catch {
    throw badTerm(source)
  }
  if (regex.programSize() > LARGEST_PROGRAM) throw badTerm(source)
  return regex
}

/** The sum of all counts: nothing can repeat within a repetition where there are no groups. */
function repetitions(source: string): number {
  let sum = 0
  for (const [, least, most] of source.matchAll(/\{(\d+)(?:,(\d*))?\}/g)) {
    sum += Math.max(Number(least), Number(most ?? 0))
  }
  return sum
}
