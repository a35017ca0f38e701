import type { Bilingual } from '../bilingual.ts'

/** What strftime of DuckDB writes as that of C does; a hyphen leaves the leading zero out. */
const same = /^(?:[aAbBdfgGHIjmMpSuUVwWyY]|-[dmyHIMSj])$/

/** What C has and DuckDB does not, or writes in another way. */
const others: Readonly<Record<string, string>> = {
  F: '%Y-%m-%d',
  T: '%H:%M:%S',
  X: '%H:%M:%S',
  R: '%H:%M',
  D: '%m/%d/%y',
  x: '%m/%d/%y',
  r: '%I:%M:%S %p',
  h: '%b',
  L: '%g',
  N: '%f000',
}

export type StrftimePiece =
  | { readonly kind: 'pattern'; readonly text: string }
  | { readonly kind: 'offset' | 'zone' | 'seconds' | 'day' | 'hour' | 'hour12' }

const computed: Readonly<Record<string, Exclude<StrftimePiece['kind'], 'pattern'>>> = {
  z: 'offset',
  Z: 'zone',
  s: 'seconds',
  e: 'day',
  k: 'hour',
  l: 'hour12',
}

export interface StrftimePattern {
  readonly pieces: readonly StrftimePiece[]
  /** Why no time can be written by the pattern. */
  readonly problem?: Bilingual
}

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax-operations-functions.html */
export function readStrftimePattern(pattern: string): StrftimePattern {
  const pieces: StrftimePiece[] = []
  let problem: Bilingual | undefined
  let text = ''
  const flush = (): void => {
    if (text !== '') pieces.push({ kind: 'pattern', text })
    text = ''
  }
  const parts = pattern.matchAll(/%(-?[A-Za-z%])|%|[^%]+/g)
  for (const [found, specifier] of parts) {
    if (specifier === undefined) {
      text += found === '%' ? '%%' : found
      continue
    }
    const kind = Object.hasOwn(computed, specifier) ? computed[specifier] : undefined
    if (kind !== undefined) {
      flush()
      pieces.push({ kind })
    } else if (specifier === '%') text += '%%'
    else if (specifier === 'n') text += '\n'
    else if (specifier === 't') text += '\t'
    else if (specifier === 'c') {
      text += '%a %b '
      flush()
      pieces.push({ kind: 'day' })
      text = ' %H:%M:%S %Y'
    } else if (same.test(specifier)) text += found
    else if (Object.hasOwn(others, specifier)) text += others[specifier]
    else {
      problem ??= {
        en: `strftime patterns have no ${found}.`,
        ko: `strftime 패턴에 ${found}은(는) 없습니다.`,
      }
    }
  }
  flush()
  return problem === undefined ? { pieces } : { pieces, problem }
}
