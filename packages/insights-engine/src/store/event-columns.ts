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
  readonly compression?: 'zstd'
}

/** The columns of an EventTable, in their order. */
const columns: readonly Column[] = [
  { name: 'seq', type: UBIGINT, isRequired: true },
  { name: 'ts', type: BIGINT, isRequired: true },
  { name: 'ingested', type: BIGINT, isRequired: true },
  { name: 'stream', type: VARCHAR, isRequired: true },
  { name: 'size', type: INTEGER, isRequired: true },
  // What DuckDB would choose keeps strings beyond 4 kB apart and uncompressed: eight times the disk,
  // and no search is faster for it.
  { name: 'message', type: VARCHAR, isRequired: true, compression: 'zstd' },
  { name: 'original', type: VARCHAR, compression: 'zstd' },
  { name: 'fields', type: VARCHAR, compression: 'zstd' },
  ...HOT_COLUMNS.flatMap(({ column, kind }) =>
    kind === 'text'
      ? [{ name: column, type: VARCHAR }]
      : [
          { name: column, type: BIGINT },
          { name: `${column}_text`, type: VARCHAR },
        ],
  ),
]

export const columnNames = columns.map(({ name }) => name)

export const columnTypes = columns.map(({ type }) => type)

export const columnList = columns.map((column) => definitionOf(column)).join(', ')

function definitionOf({ name, type, isRequired, compression }: Column): string {
  return [
    `${name} ${type}`,
    ...(isRequired === true ? ['NOT NULL'] : []),
    ...(compression === undefined ? [] : [`USING COMPRESSION ${compression}`]),
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
