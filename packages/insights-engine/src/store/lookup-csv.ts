import { CsvError, parse } from 'csv-parse/sync'
import { UnreadableLookupTable } from '../log-engine.ts'

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax-Lookup.html */
const MOST_BYTES = 10 * 1024 * 1024
const MOST_COLUMNS = 1000

export interface LookupRows {
  readonly header: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** Reads the file of a lookup table; throws UnreadableLookupTable. */
export function readLookupCsv(csv: string): LookupRows {
  if (Buffer.byteLength(csv) > MOST_BYTES) {
    throw new UnreadableLookupTable('A lookup table has at most 10 MB.')
  }
  const [header, ...rows] = recordsOf(csv.toWellFormed())
  if (header === undefined) throw new UnreadableLookupTable('The file is empty.')
  checkHeader(header)
  return { header, rows }
}

function checkHeader(header: readonly string[]): void {
  if (header.length > MOST_COLUMNS) {
    throw new UnreadableLookupTable(`A lookup table has at most ${MOST_COLUMNS} columns.`)
  }
  const unnamed = header.indexOf('')
  if (unnamed >= 0) {
    throw new UnreadableLookupTable(`Column ${unnamed + 1} has no name in the first line.`)
  }
  const twice = header.find((name, index) => header.indexOf(name) !== index)
  if (twice !== undefined) {
    throw new UnreadableLookupTable(`Two columns are called "${twice}" in the first line.`)
  }
}

function recordsOf(csv: string): string[][] {
  try {
    return parse(csv, { bom: true, skip_empty_lines: true })
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause
    throw new UnreadableLookupTable(refusal(cause), { cause })
  }
}

function refusal(error: CsvError): string {
  const lines: unknown = error['lines']
  const line = typeof lines === 'number' ? ` (line ${lines})` : ''
  switch (error.code) {
    case 'CSV_RECORD_INCONSISTENT_FIELDS_LENGTH':
    case 'CSV_RECORD_INCONSISTENT_COLUMNS':
      return `A line has more or fewer values than the first line has names${line}.`
    case 'CSV_QUOTE_NOT_CLOSED':
      return `A quote is opened and not closed${line}.`
    case 'CSV_INVALID_CLOSING_QUOTE':
    case 'INVALID_OPENING_QUOTE':
      return `A quote stands in the middle of a value; write it twice within quotes${line}.`
    default:
      return `The file is no CSV${line}.`
  }
}
