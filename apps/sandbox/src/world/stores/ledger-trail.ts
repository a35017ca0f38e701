import type { DuckDBConnection, DuckDBValue } from '@duckdb/node-api'
import { appendColumns } from './append-columns.ts'
import type { LedgerWriter } from './ledger-writer.ts'
import type { TrailAttribute, TrailRecord, TrailStore, WantedEvents } from './trail-store.ts'
import { userNameOf } from './trail-user-name.ts'

/** Between names in one text; no resource has a line feed in its name. */
const SEPARATOR = '\n'

export async function openLedgerTrail(
  connection: DuckDBConnection,
  writer: LedgerWriter,
): Promise<TrailStore> {
  const last = await connection.runAndReadAll('SELECT max(number) FROM call')
  let number = Number(last.getRows()[0]?.[0] ?? 0)
  let columns = noColumns()
  writer.add({
    take: () => {
      if (columns[0]?.length === 0) return undefined
      const taken = columns
      columns = noColumns()
      return { write: (writing) => appendColumns(writing, 'call', taken) }
    },
    forget: () => {
      columns = noColumns()
    },
  })
  return {
    record: async (events) => {
      if (!writer.isOpen) return
      for (const event of events) {
        number += 1
        const row = rowOf(event, number)
        for (let index = 0; index < row.length; index += 1) columns[index]?.push(row[index] ?? null)
      }
      await writer.recorded(events.length)
    },
    find: async (wanted) => {
      await writer.flush()
      return find(connection, wanted)
    },
  }
}

const COLUMNS = 13
const noColumns = (): DuckDBValue[][] => Array.from({ length: COLUMNS }, () => [])

/** In the order of the table's columns. */
function rowOf(call: TrailRecord, number: number): readonly DuckDBValue[] {
  const { accountId, region, atMs, eventId, eventSource, eventName, isReadOnly, ...others } = call
  const { accessKeyId, ...rest } = others
  return [
    BigInt(number),
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
}

const listed = (names: readonly string[] = []): string =>
  names.map((name) => `${SEPARATOR}${name}${SEPARATOR}`).join('')

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
