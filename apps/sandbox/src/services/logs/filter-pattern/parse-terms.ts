import type { Term, TermsPattern } from './pattern.ts'
import { badTerm, type PatternReader } from './pattern-reader.ts'
import { compileRegex } from './regex-term.ts'

const WORD = /[A-Za-z0-9_]+/y
const UNFIT = /\S+/y

/** `ERROR "a phrase" -without ?optional %regex%` */
export function readTerms(reader: PatternReader): TermsPattern {
  const required: Term[] = []
  const excluded: Term[] = []
  const optional: Term[] = []
  for (reader.skipSpace(); !reader.isAtEnd; reader.skipSpace()) {
    const into = reader.take('-') ? excluded : reader.take('?') ? optional : required
    into.push(readTerm(reader))
  }
  return { kind: 'terms', required, excluded, optional }
}

function readTerm(reader: PatternReader): Term {
  const start = reader.at
  let term: Term
  if (reader.startsWith('"')) term = { kind: 'phrase', text: reader.quoted('"') }
  else if (reader.startsWith('%')) {
    term = { kind: 'regex', regex: compileRegex(reader.enclosed('%')) }
  } else {
    const word = reader.match(WORD)
    if (word === undefined) throw badTerm(reader.match(UNFIT) ?? '')
    term = { kind: 'phrase', text: word }
  }
  const rest = reader.match(UNFIT)
  if (rest !== undefined) throw badTerm(reader.text.slice(start, reader.at))
  return term
}
