import { RE2JS } from 're2js'

export type FindAll = (text: string) => readonly { readonly start: number; readonly end: number }[]

/** RE2 writes repetitions out; more than that would be a machine of many megabytes. */
const MOST_REPETITIONS = 2_000

/**
 * Patterns come from whoever may edit a guardrail. JavaScript's own engine runs those that have
 * nothing to go back for: no choice and no repetition but a fixed one. RE2 runs the others, in
 * linear time. One that is no pattern, or repeats beyond reason, finds nothing.
 */
export function compilePattern(pattern: string): FindAll {
  if (repetitions(pattern) > MOST_REPETITIONS) return () => []
  if (hasNoChoice(pattern)) {
    const native = compileNative(pattern)
    if (native !== undefined) return native
  }
  return compileLinear(pattern) ?? (() => [])
}

function hasNoChoice(pattern: string): boolean {
  return !/[*+?|(]|\{\d+,/.test(pattern)
}

/** Counts add up, and multiply where a group or a repetition is itself repeated. */
function repetitions(pattern: string): number {
  const counts = [...pattern.matchAll(/\{(\d+)(?:,(\d*))?\}/g)].map(([, from, to]) =>
    Number(to || from),
  )
  const isNested = /[)}]\??\{/.test(pattern)
  return isNested
    ? counts.reduce((product, count) => product * Math.max(count, 1), 1)
    : counts.reduce((sum, count) => sum + count, 0)
}

function compileNative(source: string): FindAll | undefined {
  try {
    const pattern = new RegExp(source, 'gu')
    return (text) =>
      [...text.matchAll(pattern)]
        .filter((match) => match[0] !== '')
        .map((match) => ({ start: match.index, end: match.index + match[0].length }))
  } catch {
    return undefined
  }
}

function compileLinear(source: string): FindAll | undefined {
  try {
    const pattern = RE2JS.compile(source)
    return (text) => {
      const found = []
      const matcher = pattern.matcher(text)
      while (matcher.find()) {
        if (matcher.end() > matcher.start())
          found.push({ start: matcher.start(), end: matcher.end() })
      }
      return found
    }
  } catch {
    return undefined
  }
}
