import { leaves } from './condition.ts'
import { readDelimitedPattern } from './parse-delimited.ts'
import { readJsonPattern } from './parse-json.ts'
import { readTerms } from './parse-terms.ts'
import type { FilterPattern } from './pattern.ts'
import { INVALID_PATTERN, PatternReader, UnreadablePattern } from './pattern-reader.ts'

/** The message of AWS's InvalidParameterException. */
export interface InvalidPattern {
  readonly invalid: string
}

/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutMetricFilter.html */
const LONGEST = 1024
/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html */
const MOST_REGEXES = 2

/** Any text gets an answer; nothing is thrown. */
export function parseFilterPattern(text: string): FilterPattern | InvalidPattern {
  if (text.length > LONGEST) return { invalid: INVALID_PATTERN }
  try {
    const pattern = read(new PatternReader(text))
    return regexCount(pattern) > MOST_REGEXES ? { invalid: INVALID_PATTERN } : pattern
  } catch (error) {
    if (error instanceof UnreadablePattern) return { invalid: error.message }
    throw error
  }
}

function read(reader: PatternReader): FilterPattern {
  reader.skipSpace()
  if (reader.startsWith('{')) return readJsonPattern(reader)
  return reader.startsWith('[') ? readDelimitedPattern(reader) : readTerms(reader)
}

/** A log group may have five filters whose patterns hold any. */
export function regexCount(pattern: FilterPattern): number {
  if (pattern.kind === 'terms') {
    const terms = [...pattern.required, ...pattern.excluded, ...pattern.optional]
    return terms.filter(({ kind }) => kind === 'regex').length
  }
  const comparisons =
    pattern.kind === 'json'
      ? leaves(pattern.condition)
      : [...pattern.leading, ...(pattern.trailing ?? [])].flatMap(({ condition }) =>
          condition === undefined ? [] : leaves(condition),
        )
  return comparisons.filter((leaf) => 'operand' in leaf && leaf.operand.kind === 'regex').length
}
