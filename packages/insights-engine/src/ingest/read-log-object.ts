import { gunzipBounded, ObjectRefused } from './gunzip-bounded.ts'
import { levelsOf } from './json-token.ts'
import {
  type LineRefusal,
  type LogObjectLimits,
  logObjectLimits,
  type ObjectRefusal,
} from './log-object-refusal.ts'

/** A line of a log object: a record, or why it is none. Lines count from 1. */
export type LogObjectPart =
  | {
      readonly kind: 'record'
      readonly line: number
      readonly text: string
      /** What the same call has in every delivery. */
      readonly requestId: string | undefined
    }
  | {
      readonly kind: 'refused'
      /** Of an object's refusal: the line that could not be read any more. */
      readonly line: number
      readonly reason: LineRefusal | ObjectRefusal
      /** Nothing comes after this. */
      readonly endsObject: boolean
    }

/**
 * Reads an object that Bedrock wrote: gzip, one JSON record a line. Holds a line and 16 MB at most,
 * however large the object is or pretends to be.
 * https://docs.aws.amazon.com/bedrock/latest/userguide/model-invocation-logging.html
 */
export async function* readLogObject(
  body: AsyncIterable<Uint8Array>,
  limits: LogObjectLimits = logObjectLimits,
): AsyncGenerator<LogObjectPart> {
  let line = 0
  let refused = 0
  try {
    for await (const next of linesOf(gunzipBounded(body, limits), limits.lineBytes)) {
      line = next.line
      const part =
        next.bytes === 'too long'
          ? refusal(line, 'line_too_long')
          : partOf(next.bytes, line, limits)
      if (part?.kind === 'refused') {
        refused += 1
        if (refused > limits.refusedLines) throw new ObjectRefused('too_many_refused_lines')
      }
      if (part !== undefined) yield part
    }
  } catch (cause) {
    if (!(cause instanceof ObjectRefused)) throw cause
    const isAtLine = cause.reason === 'too_many_refused_lines'
    yield {
      kind: 'refused',
      line: isAtLine ? line : line + 1,
      reason: cause.reason,
      endsObject: true,
    }
  }
}

const newline = 0x0a

interface Line {
  readonly line: number
  readonly bytes: Uint8Array | 'too long'
}

/** Lines with something in them. */
async function* linesOf(pieces: AsyncIterable<Uint8Array>, most: number): AsyncGenerator<Line> {
  let line = 1
  let begun: Uint8Array[] = []
  let length = 0
  const add = (piece: Uint8Array) => {
    length += piece.byteLength
    if (length > most) begun = []
    else if (piece.byteLength > 0) begun.push(piece)
  }
  const take = (): Line => {
    const bytes = length > most ? 'too long' : Buffer.concat(begun)
    begun = []
    length = 0
    return { line, bytes }
  }
  for await (const piece of pieces) {
    let start = 0
    for (let end = piece.indexOf(newline); end >= 0; end = piece.indexOf(newline, start)) {
      if (end > start) add(piece.subarray(start, end))
      if (length > 0) yield take()
      line += 1
      start = end + 1
    }
    add(piece.subarray(start))
  }
  // What a fault cuts off is no line, and does not come here.
  if (length > 0) yield take()
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

function partOf(
  bytes: Uint8Array,
  line: number,
  { levels }: LogObjectLimits,
): LogObjectPart | undefined {
  let text: string
  try {
    text = utf8.decode(bytes).trim()
  } catch {
    return refusal(line, 'not_utf8')
  }
  if (text === '') return undefined
  let record: unknown
  try {
    record = JSON.parse(text)
  } catch {
    return refusal(line, 'not_json')
  }
  if (typeof record !== 'object' || record === null || Array.isArray(record)) {
    return refusal(line, 'not_an_object')
  }
  if (levelsOf(text) > levels) return refusal(line, 'nested_too_deep')
  return { kind: 'record', line, text, requestId: requestIdOf(record) }
}

function requestIdOf(record: object): string | undefined {
  const own: unknown = Object.getOwnPropertyDescriptor(record, 'requestId')?.value
  return typeof own === 'string' ? own : undefined
}

function refusal(line: number, reason: LineRefusal): LogObjectPart {
  return { kind: 'refused', line, reason, endsObject: false }
}
