import { leaves, readCondition } from './condition.ts'
import { readComparator, readOperand } from './operand.ts'
import {
  EVERY_ELEMENT,
  type JsonPattern,
  type JsonTest,
  type Presence,
  type Selector,
  type Step,
} from './pattern.ts'
import { PatternReader } from './pattern-reader.ts'

const NAME = /[A-Za-z0-9_-]+/y
const INDEX = /\d{1,9}/y
const KEYWORDS = /(?:IS\s+NULL|IS\s+TRUE|IS\s+FALSE|NOT\s+EXISTS|EXISTS)\b/iy

/** `{ $.eventName = "Delete*" && ($.count > 3 || $.flag IS TRUE) }` */
export function readJsonPattern(reader: PatternReader): JsonPattern {
  reader.demand('{')
  const condition = readCondition(reader, readTest)
  reader.demand('}')
  reader.skipSpace()
  if (!reader.isAtEnd) throw reader.unreadable()
  return { kind: 'json', condition, selectors: leaves(condition).map(({ selector }) => selector) }
}

function readTest(reader: PatternReader): JsonTest {
  reader.skipSpace()
  const selector = readSelector(reader)
  reader.skipSpace()
  const presence = reader.match(KEYWORDS)
  if (presence !== undefined) {
    return { selector, presence: presence.replace(/\s+/, ' ').toUpperCase() as Presence }
  }
  const comparator = readComparator(reader)
  if (comparator === undefined) throw reader.unreadable()
  return { selector, comparator, operand: readOperand(reader, comparator) }
}

/** `$.a.b[0]['quoted key'][*]`, alone in a text. */
export function parseSelector(text: string): Selector | undefined {
  const reader = new PatternReader(text)
  try {
    const selector = readSelector(reader)
    return reader.isAtEnd ? selector : undefined
  } catch {
    return undefined
  }
}

function readSelector(reader: PatternReader): Selector {
  const start = reader.at
  if (!reader.startsWith('$')) throw reader.unreadable()
  reader.at += 1
  const steps: Step[] = []
  while (reader.startsWith('.') || reader.startsWith('[')) steps.push(readStep(reader))
  const wildcards = steps.filter((step) => step === EVERY_ELEMENT).length
  if (steps.length === 0 || wildcards > 1) throw reader.unreadable()
  return { text: reader.text.slice(start, reader.at), steps }
}

function readStep(reader: PatternReader): Step {
  if (reader.startsWith('.')) {
    reader.at += 1
    const name = reader.match(NAME)
    if (name === undefined) throw reader.unreadable()
    return name
  }
  reader.demand('[')
  const step = readBracketed(reader)
  reader.demand(']')
  return step
}

function readBracketed(reader: PatternReader): Step {
  reader.skipSpace()
  if (reader.take('*')) return EVERY_ELEMENT
  for (const quote of ['"', "'"]) if (reader.startsWith(quote)) return reader.quoted(quote)
  const index = reader.match(INDEX)
  if (index === undefined) throw reader.unreadable()
  return Number(index)
}
