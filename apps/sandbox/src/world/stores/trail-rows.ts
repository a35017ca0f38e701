import type { TrailRecord, TrailRows } from './trail-store.ts'
import { userNameOf } from './trail-user-name.ts'

/** Between names in one text; no resource has a line feed in its name. */
const SEPARATOR = '\n'

const COLUMNS = 12

export const noTrailRows = (): TrailRows => Array.from({ length: COLUMNS }, () => [])

export function trailRows(calls: readonly TrailRecord[]): TrailRows {
  const rows = noTrailRows()
  for (const call of calls) addTrailRow(rows, call)
  return rows
}

/** In the order of the table's columns. */
export function addTrailRow(rows: TrailRows, call: TrailRecord): void {
  const { accountId, region, atMs, eventId, eventSource, eventName, isReadOnly, ...others } = call
  const { accessKeyId, ...rest } = others
  const row = [
    accountId,
    region,
    BigInt(Math.floor(atMs)),
    eventId,
    eventSource,
    eventName,
    isReadOnly,
    userNameOf(call.callerArn),
    accessKeyId ?? null,
    listed(call.resources?.map(({ type }) => type)),
    listed(call.resources?.map(({ name }) => name)),
    JSON.stringify(rest),
  ]
  for (let index = 0; index < row.length; index += 1) rows[index]?.push(row[index] ?? null)
}

const listed = (names: readonly string[] = []): string =>
  names.map((name) => `${SEPARATOR}${name}${SEPARATOR}`).join('')
