import type { Bilingual } from '../bilingual.ts'
import { type RegexPart, regexClassAt, regexEscapeAt } from './regex-class.ts'
import * as reasons from './regex-reasons.ts'

export interface RegexProblem {
  readonly code: 'regex.lookaround' | 'regex.backreference' | 'regex.invalid' | 'regex.empty'
  /** Offsets into the scanned text. */
  readonly from: number
  readonly to: number
  readonly reason?: Bilingual
}

export interface RegexFacts {
  /** Names of groups in their order; an empty name for a group that has none. */
  readonly groups: readonly string[]
  /** The same regex with groups as `(?P<name>…)`, which all versions of RE2 read. */
  readonly source: string
  readonly problem?: RegexProblem
}

interface Frame {
  readonly from: number
  /** About how many instructions the program has for what stands in the group so far. */
  size: number
  /** The largest product of repetitions inside. */
  repeats: number
}

/** RE2 compiles at most about 87,000 instructions in the memory that an engine gives it. */
const mostInstructions = 80_000
const mostRepeats = 1000
const mostGroupLevels = 200

/** A class of Unicode, such as \pL, has hundreds of ranges of UTF-8. */
const unicodeClassSize = 700

class Stop extends Error {
  readonly problem: RegexProblem
  constructor(problem: RegexProblem) {
    super(problem.code)
    this.problem = problem
  }
}

/**
 * Looks a regex over in one pass as RE2 would, the flavour that the language has: no looking around,
 * no references back, no repetitions over 1,000, no programs that grow too large.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax-Parse.html
 * https://github.com/google/re2/wiki/Syntax
 */
export function scanRegex(source: string): RegexFacts {
  const groups: string[] = []
  try {
    return { groups, source: scan(source, groups) }
  } catch (error) {
    if (error instanceof Stop) return { groups, source, problem: error.problem }
    throw error
  }
}

function scan(source: string, groups: string[]): string {
  const frames: Frame[] = [{ from: 0, size: 0, repeats: 1 }]
  let last: Frame | undefined
  let written = ''
  let at = 0
  const settle = (): void => {
    const outer = frames.at(-1)
    if (last === undefined || outer === undefined) return
    outer.size += last.size
    outer.repeats = Math.max(outer.repeats, last.repeats)
    if (outer.size > mostInstructions) invalid(0, at, reasons.tooLarge)
    last = undefined
  }
  const take = (text: string, size?: number): void => {
    written += text
    settle()
    if (size !== undefined) last = { from: at, size, repeats: 1 }
    at += text.length
  }
  const takePart = (part: RegexPart): void => {
    if ('reason' in part) invalid(at, at + part.length, part.reason)
    else take(part.written, sizeOf(part.written))
  }

  if (source === '') throw new Stop({ code: 'regex.empty', from: 0, to: 0 })
  while (at < source.length) {
    const rest = source.slice(at)
    const sign = source[at] ?? ''
    if (rest.startsWith('\\Q')) {
      const [whole = '', inside = ''] = /^\\Q([\s\S]*?)(?:\\E|$)/.exec(rest) ?? []
      written += inside.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
      settle()
      last = inside === '' ? undefined : { from: at, size: inside.length * 4, repeats: 1 }
      at += whole.length
    } else if (sign === '\\') {
      if (/^\\[1-9k]/.test(rest)) {
        throw new Stop({ code: 'regex.backreference', from: at, to: at + 2 })
      }
      takePart(regexEscapeAt(rest))
    } else if (sign === '[') {
      takePart(regexClassAt(rest))
    } else if (sign === '(') {
      const { form, name } = groupAt(rest, at)
      settle()
      if (name !== undefined) {
        if (name !== '' && groups.includes(name)) {
          invalid(at, at + form.length, reasons.groupName)
        }
        groups.push(name)
      }
      written += name === undefined || name === '' ? form : `(?P<${name}>`
      if (!form.endsWith(')')) frames.push({ from: at, size: 2, repeats: 1 })
      if (frames.length > mostGroupLevels) invalid(at, at + 1, reasons.tooLarge)
      at += form.length
    } else if (sign === ')') {
      settle()
      const closed = frames.pop()
      if (closed === undefined || frames.length === 0) {
        return invalid(at, at + 1, reasons.unopenedGroup)
      }
      take(')')
      last = closed
    } else {
      const repeat = /^(?:[*+?]|\{(\d+)(?:(,)(\d*))?\})\??/.exec(rest)
      if (repeat !== null) {
        const before = last ?? invalid(at, at + repeat[0].length, reasons.nothingToRepeat)
        last = repeated(before, repeat, at)
        written += repeat[0]
        at += repeat[0].length
        settle()
      } else if (sign === '|' || sign === '^') {
        take(sign)
      } else {
        take(String.fromCodePoint(source.codePointAt(at) ?? 0), sign === '.' ? 12 : 8)
      }
    }
  }
  settle()
  const open = frames.length > 1 ? frames.at(-1) : undefined
  if (open !== undefined) invalid(open.from, open.from + 1, reasons.unclosedGroup)
  return written
}

function invalid(from: number, to: number, reason: Bilingual): never {
  throw new Stop({ code: 'regex.invalid', from, to, reason })
}

function repeated(before: Frame, repeat: RegExpExecArray, at: number): Frame {
  const [whole, least, comma, most = ''] = repeat
  const to = at + whole.length
  const times = Number(most === '' ? (least ?? 1) : most)
  if (Number(least ?? 0) > mostRepeats || times > mostRepeats) invalid(at, to, reasons.repetition)
  if (most !== '' && times < Number(least)) invalid(at, to, reasons.range)
  const isOpen = comma !== undefined && most === ''
  const repeats = before.repeats * Math.max(1, times)
  if (repeats > mostRepeats) invalid(before.from, to, reasons.repeatsWithin)
  const size = before.size * Math.max(1, times + (isOpen ? 1 : 0)) + 1
  return { from: before.from, size, repeats }
}

function groupAt(
  rest: string,
  at: number,
): { readonly form: string; readonly name: string | undefined } {
  if (!rest.startsWith('(?')) return { form: '(', name: '' }
  const around = /^\(\?(?:<?[=!])/.exec(rest)?.[0]
  if (around !== undefined) {
    throw new Stop({ code: 'regex.lookaround', from: at, to: at + around.length })
  }
  const named = /^\(\?P?<([A-Za-z_]\w*)>/.exec(rest)
  if (named !== null) return { form: named[0], name: named[1] }
  const flags = /^\(\?(?:[imsU]*(?:-[imsU]+)?)[:)]/.exec(rest)
  if (flags !== null) return { form: flags[0], name: undefined }
  return invalid(at, at + Math.min(3, rest.length), reasons.groupForm)
}

function sizeOf(part: string): number {
  if (part.startsWith('\\')) return /^\\[pP]/.test(part) ? unicodeClassSize : 12
  const named = part.match(/\\[pP]/g)?.length ?? 0
  return 12 + part.length * 3 + named * unicodeClassSize
}
