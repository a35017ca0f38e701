import type { DuckDBValue } from '@duckdb/node-api'
import { HOT_COLUMNS } from '../event-table.ts'
import type { StoredRow } from '../ingest/stored-row.ts'
import { valuesOf } from './event-columns.ts'
import type { RowBudget } from './row-budget.ts'
import type { Tally } from './tally.ts'

/** The row of an event, and as many fillers as its length asks for. */
export function* rowAndFillers(
  seq: bigint,
  row: StoredRow,
  budget: RowBudget,
  tally: Tally,
): Generator<readonly DuckDBValue[]> {
  yield valuesOf(seq, row)
  const { size, original, fields } = row
  const bytes = size + bytesOf(original) + bytesOf(fields)
  if (budget.isLong(bytes)) tally.hasLongEvents = true
  const fillers = budget.fillersBehind(bytes)
  if (fillers === 0) return
  tally.hasFillers = true
  const filler = fillerOf(seq, row)
  for (let made = 0; made < fillers; made += 1) yield filler
}

function bytesOf(text: string | null): number {
  return text === null ? 0 : Buffer.byteLength(text)
}

const noHotValues = HOT_COLUMNS.flatMap(({ kind }) => (kind === 'text' ? [null] : [null, null]))

/** It has the time and the stream of its event, so that it is removed together with it. */
function fillerOf(seq: bigint, row: StoredRow): readonly DuckDBValue[] {
  return valuesOf(seq, {
    ...row,
    size: -1,
    message: '',
    original: null,
    fields: '{}',
    hot: noHotValues,
  })
}
