import type { DuckDBConnection, DuckDBValue } from '@duckdb/node-api'
import { appendColumns } from './append-columns.ts'
import type { LedgerWriter } from './ledger-writer.ts'
import { noTrailRows, trailRows } from './trail-rows.ts'
import type {
  TrailAttribute,
  TrailRecord,
  TrailRows,
  TrailStore,
  WantedEvents,
} from './trail-store.ts'

export async function openLedgerTrail(
  connection: DuckDBConnection,
  writer: LedgerWriter,
): Promise<TrailStore> {
  const last = await connection.runAndReadAll('SELECT max(number) FROM call')
  let number = Number(last.getRows()[0]?.[0] ?? 0)
  let rows: TrailRows = noTrailRows()
  let numbers: bigint[] = []
  const forget = () => {
    rows = noTrailRows()
    numbers = []
  }
  writer.add({
    take: () => {
      if (numbers.length === 0) return undefined
      const taken = [numbers, ...rows]
      forget()
      return { write: (writing) => appendColumns(writing, 'call', taken) }
    },
    forget,
  })
  const recordRows = async (more: TrailRows) => {
    if (!writer.isOpen) return
    const count = more[0]?.length ?? 0
    for (let index = 0; index < count; index += 1) numbers.push(BigInt(number + index + 1))
    number += count
    for (const [index, column] of more.entries()) {
      const into = rows[index]
      for (const value of column) into?.push(value)
    }
    await writer.recorded(count)
  }
  return {
    record: (events) => recordRows(trailRows(events)),
    recordRows,
    find: async (wanted) => {
      await writer.flush()
      return find(connection, wanted)
    },
  }
}

const CONDITIONS: Readonly<Record<TrailAttribute, string>> = {
  EventId: 'event_id = $attribute',
  EventName: 'event_name = $attribute',
  ReadOnly: "is_read_only = ($attribute = 'true')",
  Username: 'user_name = $attribute',
  ResourceType: 'contains(resource_types, chr(10) || $attribute || chr(10))',
  ResourceName: 'contains(resource_names, chr(10) || $attribute || chr(10))',
  EventSource: 'event_source = $attribute',
  AccessKeyId: 'access_key_id = $attribute',
}

async function find(connection: DuckDBConnection, wanted: WantedEvents) {
  const { attribute, after, limit } = wanted
  const values: Record<string, DuckDBValue> = {
    account: wanted.accountId,
    region: wanted.region,
    start: BigInt(wanted.startMs),
    end: BigInt(wanted.endMs),
    // One more than wanted tells whether there is another page.
    most: limit + 1,
  }
  const conditions = [
    'account_id = $account AND region = $region AND at_ms >= $start AND at_ms <= $end',
  ]
  if (attribute !== undefined) {
    conditions.push(CONDITIONS[attribute.key])
    values['attribute'] = attribute.value
  }
  if (after !== undefined) {
    const [atMs = '0', number = '0'] = after.split('.')
    conditions.push('(at_ms, number) < ($afterMs, $afterNumber)')
    values['afterMs'] = BigInt(atMs)
    values['afterNumber'] = BigInt(number)
  }
  const reader = await connection.runAndReadAll(
    `SELECT at_ms, number, record, account_id, region, event_id, event_source, event_name,
       is_read_only, access_key_id
     FROM call WHERE ${conditions.join(' AND ')}
     ORDER BY at_ms DESC, number DESC LIMIT $most`,
    values,
  )
  const rows = reader.getRows()
  const shown = rows.slice(0, limit)
  const [atMs, number] = shown.at(-1) ?? []
  return {
    events: shown.map(recordOf),
    ...(rows.length > limit ? { next: `${atMs}.${number}` } : {}),
  }
}

function recordOf([atMs, , rest, ...columns]: readonly DuckDBValue[]): TrailRecord {
  const [accountId, region, eventId, eventSource, eventName, isReadOnly, accessKeyId] = columns
  return {
    accountId: String(accountId),
    region: String(region),
    eventId: String(eventId),
    atMs: Number(atMs),
    eventSource: String(eventSource),
    eventName: String(eventName),
    isReadOnly: isReadOnly === true,
    ...(accessKeyId === null ? {} : { accessKeyId: String(accessKeyId) }),
    ...JSON.parse(String(rest)),
  }
}
