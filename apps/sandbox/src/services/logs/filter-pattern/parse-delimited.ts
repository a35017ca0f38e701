import { readCondition } from './condition.ts'
import { readComparator, readOperand } from './operand.ts'
import type { Comparison, DelimitedPattern, Field } from './pattern.ts'
import type { PatternReader } from './pattern-reader.ts'

const NAME = /[A-Za-z0-9_-]+/y

/** `[ip, user, ..., status = 4*, bytes > 1000]` */
export function readDelimitedPattern(reader: PatternReader): DelimitedPattern {
  reader.demand('[')
  const leading: Field[] = []
  let trailing: Field[] | undefined
  do {
    if (reader.take('...')) {
      if (trailing !== undefined) throw reader.unreadable()
      trailing = []
    } else (trailing ?? leading).push(readField(reader))
  } while (reader.take(','))
  reader.demand(']')
  reader.skipSpace()
  if (!reader.isAtEnd) throw reader.unreadable()
  return { kind: 'delimited', leading, ...(trailing === undefined ? {} : { trailing }) }
}

function readField(reader: PatternReader): Field {
  reader.skipSpace()
  if (reader.startsWith(',') || reader.startsWith(']')) return {}
  const start = reader.at
  while (reader.take('('));
  reader.skipSpace()
  const name = reader.match(NAME)
  if (name === undefined) throw reader.unreadable()
  reader.skipSpace()
  if (reader.startsWith(',') || reader.startsWith(']')) return { name }
  reader.at = start
  return { name, condition: readCondition(reader, (each) => readComparison(each, name)) }
}

function readComparison(reader: PatternReader, name: string): Comparison {
  reader.skipSpace()
  // A field's conditions are about that field alone.
  if (reader.match(NAME) !== name) throw reader.unreadable()
  const written = readComparator(reader)
  if (written === undefined) throw reader.unreadable()
  // AWS's own examples write both `!=` and `=!`.
  const comparator = written === '=' && reader.take('!') ? '!=' : written
  return { comparator, operand: readOperand(reader, comparator) }
}
