import type { Sql } from './sql.ts'

/**
 * How events of a log group lie in DuckDB: one table a group, rows in about the order of time.
 *
 * | column | |
 * |---|---|
 * | `seq` UBIGINT | order of arrival, unique in the store and never given twice; `@ptr` names it |
 * | `ts` BIGINT | `@timestamp`, milliseconds since 1970 |
 * | `ingested` BIGINT | `@ingestionTime`, milliseconds since 1970 |
 * | `stream` VARCHAR | `@logStream` |
 * | `size` INTEGER | bytes of the message in UTF-8; -1: the row is a filler and no event |
 * | `message` VARCHAR | `@message` as everybody may read it: masked where a data protection policy says so |
 * | `original` VARCHAR | the message before masking; NULL: nothing was masked |
 * | `fields` VARCHAR | the JSON that fields are looked up in; NULL: `message` itself, which is then a JSON object of at most 200 leaves with plain keys |
 * | hot columns | below |
 *
 * `fields` is written by the ingestion where reading `message` would not give what CloudWatch Logs
 * discovers: text that is no JSON object (`{}`), more than 200 leaves (the first 200 stay), keys with
 * dots (nested) or a leading `@` (one more `@`), duplicate keys, too much depth, lone surrogates. So
 * a look-up is always: JSON Pointer into `coalesce(fields, message)`; objects, arrays and null there
 * are no value; true and false are `1` and `0`; numbers keep their text.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_AnalyzeLogData-discoverable-fields.html
 *
 * DuckDB reads 2,048 rows at once however long their texts are. So an event takes up as many rows as
 * its length asks for: fillers follow it, which are empty beside its time, stream and number. Whoever
 * reads a table leaves them out (`isEvent`).
 */
export interface EventTable {
  /** The table's name in DuckDB: `events_7`. */
  readonly table: string
  /** The group's key in the store, as the caller chose it. */
  readonly group: string
  /** What `@log` shows: `000000000202:/aws/bedrock/invocations`. */
  readonly log: string
  /**
   * The integer columns that hold a text, or a number beyond LARGEST_ORDINARY, in any event; absent:
   * not known, so it may be all of them. Sums of ordinary numbers are the same in every order, as
   * whole numbers and as doubles.
   */
  readonly oddColumns?: ReadonlySet<string>
  /** Whether there are fillers; absent: not known, so it may be. */
  readonly hasFillers?: boolean
  /**
   * Whether any event is longer than LONG_EVENT, so that DuckDB should not put whole events in order;
   * absent: not known, so it may be.
   */
  readonly hasLongEvents?: boolean
  /** When the first and the last event happened; absent: not known, or there are none. */
  readonly span?: EventSpan
}

export interface EventSpan {
  readonly firstMs: number
  readonly lastMs: number
}

/** Tells events from fillers. Where all of a row group are events, DuckDB does not ask for each. */
export const isEvent: Sql = { text: 'size >= 0', values: [] }

/** As much text as a row may hold on average: then it is 8 MB in 2,048 of them, and 4 MB of long events. */
export const BYTES_PER_ROW = 4 * 1024

/** Of shorter events, in rows as BYTES_PER_ROW has them, thousands fit into memory. */
export const LONG_EVENT = 4

/** Half a thousand million of them stay within 2^53. */
export const LARGEST_ORDINARY = 2 ** 24

/** `@ptr` of a row of the table, as LogEngine.event reads it: `<number of the table>-<seq>`. */
export function pointerOf(table: EventTable, seq: Sql = { text: 'seq', values: [] }): Sql {
  return { text: `('${pointerPrefix(table)}' || ${seq.text})`, values: seq.values }
}

/** What stands in a pointer before the number of the event. */
export function pointerPrefix({ table }: EventTable): string {
  const number = /^events_([0-9]+)$/.exec(table)?.[1]
  if (number === undefined) throw new Error(`Not a table of events: ${table}`)
  return `${number}-`
}

/**
 * A field of the invocation log that has a column of its own beside the raw event. The column says
 * exactly what the look-up says: NULL for no value; an `integer` column holds the value only when
 * its text is a plain whole number up to 2^53, and any other text stands in `<column>_text`.
 */
export interface HotColumn {
  readonly field: string
  readonly column: string
  readonly kind: 'text' | 'integer'
}

const text = (field: string, column: string): HotColumn => ({ field, column, kind: 'text' })
const integer = (field: string, column: string): HotColumn => ({ field, column, kind: 'integer' })

export const HOT_COLUMNS: readonly HotColumn[] = [
  text('schemaType', 'schema_type'),
  text('operation', 'operation'),
  text('modelId', 'model_id'),
  text('accountId', 'account_id'),
  text('region', 'region'),
  text('inferenceRegion', 'inference_region'),
  text('identity.arn', 'identity_arn'),
  text('requestId', 'request_id'),
  text('errorCode', 'error_code'),
  text('requestMetadata.team', 'metadata_team'),
  integer('input.inputTokenCount', 'input_tokens'),
  integer('input.cacheReadInputTokenCount', 'cache_read_tokens'),
  integer('input.cacheWriteInputTokenCount', 'cache_write_tokens'),
  integer('output.outputTokenCount', 'output_tokens'),
  text('output.outputBodyJson.stopReason', 'stop_reason'),
  integer('output.outputBodyJson.metrics.latencyMs', 'latency_ms'),
]
