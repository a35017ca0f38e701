import type { Comparator, Operand } from './pattern.ts'
import { badTerm, type PatternReader } from './pattern-reader.ts'
import { compileRegex } from './regex-term.ts'

const BARE = /[A-Za-z0-9_.*+:/-]+/y
const UNFIT = /[^\s)\]},&|]+/y
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/
const COMPARATORS: readonly Comparator[] = ['!=', '<=', '>=', '=', '<', '>']

export function readComparator(reader: PatternReader): Comparator | undefined {
  return COMPARATORS.find((token) => reader.take(token))
}

export function readOperand(reader: PatternReader, comparator: Comparator): Operand {
  const isEquality = comparator === '=' || comparator === '!='
  reader.skipSpace()
  if (reader.startsWith('%')) {
    if (!isEquality) throw reader.unreadable()
    return { kind: 'regex', regex: compileRegex(reader.enclosed('%')) }
  }
  if (reader.startsWith('"')) {
    if (!isEquality) throw reader.unreadable()
    return textOperand(reader.quoted('"'))
  }
  const bare = reader.match(BARE)
  if (bare === undefined) {
    const unfit = reader.match(UNFIT)
    throw unfit === undefined ? reader.unreadable() : badTerm(unfit)
  }
  if (NUMBER.test(bare)) return { kind: 'number', value: Number(bare), text: bare }
  if (!isEquality) throw reader.unreadable()
  return textOperand(bare)
}

export function textOperand(written: string): Operand {
  const isOpenAtStart = written.startsWith('*')
  const rest = isOpenAtStart ? written.slice(1) : written
  const isOpenAtEnd = rest.endsWith('*') || written === '*'
  const text = rest.endsWith('*') ? rest.slice(0, -1) : rest
  return { kind: 'text', text, isOpenAtStart, isOpenAtEnd }
}
