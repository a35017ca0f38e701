import { RE2JS } from 're2js'

/**
 * Counted repetition makes small texts into large automata; AWS does not tell its bound. The
 * largest pattern that anybody wrote by hand for this sandbox has about a fifth of this.
 */
const LARGEST_PROGRAM = 5_000
/** Checked first, because a large automaton takes long to make before it can be measured. */
const MOST_REPEATED = 2_500

/** Undefined where the text is no regular expression, or one of a very large automaton. */
export function boundedRegex(source: string): RE2JS | undefined {
  if (repetitions(source) > MOST_REPEATED) return undefined
  try {
    const regex = RE2JS.compile(source)
    return regex.programSize() > LARGEST_PROGRAM ? undefined : regex
  } catch {
    return undefined
  }
}

/** The sum of all counts: nothing can repeat within a repetition where there are no groups. */
function repetitions(source: string): number {
  let sum = 0
  for (const [, least, most] of source.matchAll(/\{(\d+)(?:,(\d*))?\}/g)) {
    sum += Math.max(Number(least), Number(most ?? 0))
  }
  return sum
}
