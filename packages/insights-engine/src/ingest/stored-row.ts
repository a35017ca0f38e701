import { HOT_COLUMNS } from '../event-table.ts'
import type { NewLogEvent } from '../log-engine.ts'
import { discoveredFields } from './discovered-fields.ts'
import { isJsonObject } from './json-token.ts'
import { lineFields } from './line-fields.ts'
import { type HotTexts, type PlainReading, plainReading } from './plain-reading.ts'

/** A row of an EventTable, without its `seq`. */
export interface StoredRow {
  readonly timestampMs: number
  readonly ingestionTimeMs: number
  readonly stream: string
  readonly size: number
  readonly message: string
  readonly original: string | null
  readonly fields: string | null
  /** As HOT_COLUMNS has them; an integer column is followed by its `_text`. */
  readonly hot: readonly HotValue[]
}

export type HotValue = string | bigint | null

/**
 * How an event lies in its table; see EventTable. Any text will do: what JavaScript holds and UTF-8
 * cannot is replaced by U+FFFD.
 */
export function storedRowOf(event: NewLogEvent): StoredRow {
  const isMasked = event.masked !== undefined && event.masked !== event.message
  const message = (isMasked ? event.masked : event.message).toWellFormed()
  const { fields, texts } = readingOf(message, event.isJsonObject === true && !isMasked)
  return {
    timestampMs: event.timestampMs,
    ingestionTimeMs: event.ingestionTimeMs,
    stream: event.logStream.toWellFormed(),
    size: Buffer.byteLength(message),
    message,
    original: isMasked ? event.message.toWellFormed() : null,
    fields,
    hot: hotValues(texts),
  }
}

const noTexts: HotTexts = HOT_COLUMNS.map(() => null)
const nothing: PlainReading = { fields: '{}', texts: noTexts }

const textsIn = (fields: string): HotTexts => plainReading(fields, 'fields')?.texts ?? noTexts

function readingOf(message: string, isKnownJson: boolean): PlainReading {
  if (!isKnownJson && !isJsonObject(message)) {
    const fields = lineFields(message)
    if (fields === undefined) return nothing
    return { fields, texts: textsIn(fields) }
  }
  const plain = plainReading(message, 'message')
  if (plain !== undefined) return plain
  const fields = discoveredFields(message)
  return { fields, texts: textsIn(fields) }
}

function hotValues(texts: HotTexts): readonly HotValue[] {
  const values: HotValue[] = []
  for (const [index, { kind }] of HOT_COLUMNS.entries()) {
    const text = texts[index] ?? null
    if (kind === 'text') values.push(text)
    else if (text !== null && isPlainWhole(text)) values.push(BigInt(text), null)
    else values.push(null, text)
  }
  return values
}

/** The text of a whole number that a double holds exactly, written the one usual way. */
function isPlainWhole(text: string): boolean {
  return /^(?:0|-?[1-9][0-9]{0,15})$/.test(text) && Math.abs(Number(text)) <= 2 ** 53
}
