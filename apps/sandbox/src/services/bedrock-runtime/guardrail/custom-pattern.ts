import { RE2JS } from 're2js'

export type FindAll = (text: string) => readonly { readonly start: number; readonly end: number }[]

/**
 * Patterns come from whoever may edit a guardrail. JavaScript's own engine runs those that cannot
 * take long: no repetition without a bound, and none of a group. RE2 runs the others, in linear
 * time. One that is no pattern finds nothing.
 */
export function compilePattern(pattern: string): FindAll {
  if (isSurelyQuick(pattern)) {
    const native = compileNative(pattern)
    if (native !== undefined) return native
  }
  return compileLinear(pattern) ?? (() => [])
}

function isSurelyQuick(pattern: string): boolean {
  return !/[*+]|\{\d+,\}|\)[?{]/.test(pattern)
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
