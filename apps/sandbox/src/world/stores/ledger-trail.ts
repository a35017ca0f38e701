import type { DuckDBConnection, DuckDBValue } from '@duckdb/node-api'
import { LedgerBuffer } from './ledger-buffer.ts'
import type { TrailAttribute, TrailRecord, TrailStore, WantedEvents } from './trail-store.ts'
import { userNameOf } from './trail-user-name.ts'

interface LedgerTrail extends TrailStore {
  forget(): void
  close(): void
}

/** Between names in one text; no resource has a line feed in its name. */
const SEPARATOR = '\n'

export async function openLedgerTrail(connection: DuckDBConnection): Promise<LedgerTrail> {
  const appender = await connection.createAppender('call')
  const last = await connection.runAndReadAll('SELECT max(number) FROM call')
  let number = BigInt(String(last.getRows()[0]?.[0] ?? 0))

  const buffer = new LedgerBuffer<TrailRecord>((records) => {
    for (const record of records) {
      number += 1n
      appender.appendBigInt(number)
      appender.appendVarchar(record.accountId)
      appender.appendVarchar(record.region)
      appender.appendBigInt(BigInt(Math.floor(record.atMs)))
      appender.appendVarchar(record.eventId)
      appender.appendVarchar(record.eventSource)
      appender.appendVarchar(record.eventName)
      appender.appendBoolean(record.isReadOnly)
      appender.appendVarchar(userNameOf(record.callerArn))
      if (record.accessKeyId === undefined) appender.appendNull()
      else appender.appendVarchar(record.accessKeyId)
      appender.appendVarchar(listed(record.resources?.map(({ type }) => type)))
      appender.appendVarchar(listed(record.resources?.map(({ name }) => name)))
      appender.appendVarchar(JSON.stringify(record))
      appender.endRow()
    }
    appender.flushSync()
  })

  return {
    record: async (events) => buffer.add(events),
    find: async (wanted) => {
      buffer.flush()
      return find(connection, wanted)
    },
    forget: () => buffer.clear(),
    close: () => {
      buffer.close()
      appender.closeSync()
    },
  }
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
    `SELECT at_ms, number, record FROM call WHERE ${conditions.join(' AND ')}
     ORDER BY at_ms DESC, number DESC LIMIT $most`,
    values,
  )
  const rows = reader.getRows()
  const shown = rows.slice(0, limit)
  const [atMs, number] = shown.at(-1) ?? []
  return {
    events: shown.map(([, , record]) => JSON.parse(String(record)) as TrailRecord),
    ...(rows.length > limit ? { next: `${atMs}.${number}` } : {}),
  }
}
