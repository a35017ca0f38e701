import {
  BIGINT,
  type DuckDBType,
  type DuckDBValue,
  INTEGER,
  UBIGINT,
  VARCHAR,
} from '@duckdb/node-api'
import { HOT_COLUMNS } from '../event-table.ts'
import type { StoredRow } from '../ingest/stored-row.ts'

interface Column {
  readonly name: string
  readonly type: DuckDBType
  readonly isRequired?: boolean
  readonly isUncompressed?: boolean
}

/** The columns of an EventTable, in their order. */
const columns: readonly Column[] = [
  { name: 'seq', type: UBIGINT, isRequired: true },
  { name: 'ts', type: BIGINT, isRequired: true },
  { name: 'ingested', type: BIGINT, isRequired: true },
  { name: 'stream', type: VARCHAR, isRequired: true },
  { name: 'size', type: INTEGER, isRequired: true },
  // Searching text is mostly unpacking it, and so is a checkpoint packing it: for 45 % more disk both
  // take less than half the time.
  { name: 'message', type: VARCHAR, isRequired: true, isUncompressed: true },
  { name: 'original', type: VARCHAR },
  { name: 'fields', type: VARCHAR },
  ...HOT_COLUMNS.flatMap(({ column, kind }) =>
    kind === 'text'
      ? [{ name: column, type: VARCHAR }]
      : [
          { name: column, type: BIGINT },
          { name: `${column}_text`, type: VARCHAR },
        ],
  ),
]

export const columnTypes = columns.map(({ type }) => type)

export const columnList = columns.map((column) => definitionOf(column)).join(', ')

function definitionOf({ name, type, isRequired, isUncompressed }: Column): string {
  return [
    `${name} ${type}`,
    ...(isRequired === true ? ['NOT NULL'] : []),
    ...(isUncompressed === true ? ['USING COMPRESSION uncompressed'] : []),
  ].join(' ')
}

export function valuesOf(seq: bigint, row: StoredRow): readonly DuckDBValue[] {
  return [
    seq,
    BigInt(Math.trunc(row.timestampMs)),
    BigInt(Math.trunc(row.ingestionTimeMs)),
    row.stream,
    row.size,
    row.message,
    row.original,
    row.fields,
    ...row.hot,
  ]
}
