import type { Bilingual } from '../bilingual.ts'

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
  readonly problem?: RegexProblem
}

const reasons = {
  unclosedGroup: { en: 'a group is not closed.', ko: '그룹이 닫히지 않았습니다.' },
  unopenedGroup: { en: 'there is no group to close.', ko: '닫을 그룹이 없습니다.' },
  unclosedClass: { en: 'a [ is not closed.', ko: '[가 닫히지 않았습니다.' },
  nothingToRepeat: { en: 'there is nothing to repeat.', ko: '반복할 대상이 없습니다.' },
  repetition: { en: 'a repetition is at most 1,000.', ko: '반복은 최대 1,000회입니다.' },
  groupForm: { en: 'this form of group is not supported.', ko: '지원되지 않는 그룹 형식입니다.' },
  groupName: { en: 'two groups have the same name.', ko: '이름이 같은 그룹이 두 개 있습니다.' },
  loneBackslash: { en: 'nothing follows the backslash.', ko: '백슬래시 뒤에 글자가 없습니다.' },
} satisfies Record<string, Bilingual>

/**
 * Looks a regex over in one pass, in the flavour of RE2 that the language has: no looking around,
 * no references back. It tells what is surely refused; what passes may still be refused when run.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax-Parse.html
 */
export function scanRegex(source: string): RegexFacts {
  const groups: string[] = []
  const open: number[] = []
  let canRepeat = false
  const stop = (problem: RegexProblem): RegexFacts => ({ groups, problem })
  const invalid = (from: number, to: number, reason: Bilingual): RegexFacts =>
    stop({ code: 'regex.invalid', from, to, reason })

  if (source === '') return stop({ code: 'regex.empty', from: 0, to: 0 })
  for (let at = 0; at < source.length; at++) {
    const rest = () => source.slice(at, at + 64)
    switch (source[at]) {
      case '\\': {
        const next = source[at + 1]
        if (next === undefined) return invalid(at, at + 1, reasons.loneBackslash)
        if (/[1-9k]/.test(next)) {
          return stop({ code: 'regex.backreference', from: at, to: at + 2 })
        }
        at++
        canRepeat = !/[bBAz]/.test(next)
        break
      }
      case '[': {
        const end = endOfClass(source, at)
        if (end === undefined) return invalid(at, source.length, reasons.unclosedClass)
        at = end
        canRepeat = true
        break
      }
      case '(': {
        const form = groupForm(rest())
        if (form.kind === 'lookaround') {
          return stop({ code: 'regex.lookaround', from: at, to: at + form.length })
        }
        if (form.kind === 'unknown') return invalid(at, at + form.length, reasons.groupForm)
        if (form.kind === 'capture') {
          if (form.name !== '' && groups.includes(form.name)) {
            return invalid(at, at + form.length, reasons.groupName)
          }
          groups.push(form.name)
        }
        if (form.kind !== 'flags') open.push(at)
        at += form.length - 1
        canRepeat = false
        break
      }
      case ')':
        if (open.pop() === undefined) return invalid(at, at + 1, reasons.unopenedGroup)
        canRepeat = true
        break
      case '|':
      case '^':
        canRepeat = false
        break
      case '*':
      case '+':
      case '?':
      case '{': {
        const repeat = /^(?:[*+?]|\{(\d{1,5})(?:,(\d{0,5}))?\})\??/.exec(rest())
        if (repeat === null) {
          canRepeat = true
          break
        }
        const [whole, least = '0', most = least] = repeat
        if (!canRepeat) return invalid(at, at + whole.length, reasons.nothingToRepeat)
        const bound = most === '' ? Number(least) : Number(most)
        if (bound > 1000 || bound < Number(least)) {
          return invalid(at, at + whole.length, reasons.repetition)
        }
        at += whole.length - 1
        canRepeat = false
        break
      }
      default:
        canRepeat = true
    }
  }
  const unclosed = open.at(-1)
  if (unclosed !== undefined) return invalid(unclosed, unclosed + 1, reasons.unclosedGroup)
  return { groups }
}

type GroupForm =
  | { readonly kind: 'capture'; readonly name: string; readonly length: number }
  | { readonly kind: 'plain' | 'flags' | 'lookaround' | 'unknown'; readonly length: number }

function groupForm(text: string): GroupForm {
  if (!text.startsWith('(?')) return { kind: 'capture', name: '', length: 1 }
  const around = /^\(\?(?:<?[=!])/.exec(text)?.[0]
  if (around !== undefined) return { kind: 'lookaround', length: around.length }
  const named = /^\(\?P?<([A-Za-z_]\w*)>/.exec(text)
  if (named !== null) return { kind: 'capture', name: named[1] ?? '', length: named[0].length }
  const flags = /^\(\?[imsU]*(?:-[imsU]+)?([:)])/.exec(text)
  if (flags === null) return { kind: 'unknown', length: 3 }
  return { kind: flags[1] === ')' ? 'flags' : 'plain', length: flags[0].length }
}

function endOfClass(source: string, start: number): number | undefined {
  let at = start + 1
  if (source[at] === '^') at++
  // A bracket in first place is an ordinary character.
  if (source[at] === ']') at++
  for (; at < source.length; at++) {
    if (source[at] === '\\') at++
    else if (source[at] === ']') return at
    else if (source.startsWith('[:', at)) {
      const end = source.indexOf(':]', at)
      if (end > 0) at = end + 1
    }
  }
  return undefined
}
