import {
  CreateLookupTable$,
  type CreateLookupTableRequest,
  type CreateLookupTableResponse,
  DeleteLookupTable$,
  type DeleteLookupTableRequest,
  DescribeLookupTables$,
  type DescribeLookupTablesRequest,
  type DescribeLookupTablesResponse,
  GetLookupTable$,
  type GetLookupTableRequest,
  type GetLookupTableResponse,
  type LookupTable,
  UpdateLookupTable$,
  type UpdateLookupTableRequest,
  type UpdateLookupTableResponse,
} from '@aws-sdk/client-cloudwatch-logs'
import { UnreadableLookupTable } from '@gatehouse/insights-engine/log-engine'
import { AwsError, type Call, type Operation, operation } from '../../../operation.ts'
import { putOwn } from '../../../world/iam-store.ts'
import { logsRegion, type StoredLookupTable } from '../../../world/logs-state.ts'
import { listId, listPage } from '../list-token.ts'
import { invalidParameter, notFound } from '../logs-errors.ts'
import { requireSight } from './query-groups.ts'

const PAGE = 50
/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLookupTable.html */
const MOST_BYTES = 10 * 1024 * 1024

/** Lookup tables are of an account and Region, like log groups. */
export function lookupTableKey({ caller, region }: Call, name: string): string {
  return `${caller.accountId}:${region}:${name}`
}

function arnOf({ caller, region }: Call, name: string): string {
  return `arn:aws:logs:${region}:${caller.accountId}:lookup-table:${name}`
}

function tablesOf({ world, caller, region }: Call): Record<string, StoredLookupTable> {
  const here = logsRegion(world.state.logs, caller.accountId, region)
  here.lookupTables ??= {}
  return here.lookupTables
}

function requireTable(call: Call, arn: string | undefined): StoredLookupTable {
  const tables = tablesOf(call)
  const name = (arn ?? '').split(':lookup-table:')[1] ?? ''
  const table = Object.hasOwn(tables, name) ? tables[name] : undefined
  if (table === undefined || arnOf(call, name) !== arn) {
    throw notFound('The specified lookup table does not exist.')
  }
  return table
}

function described(call: Call, table: StoredLookupTable): LookupTable {
  return {
    lookupTableArn: arnOf(call, table.name),
    lookupTableName: table.name,
    tableFields: [...table.fields],
    recordsCount: table.records,
    sizeBytes: Buffer.byteLength(table.body),
    lastUpdatedTime: table.updatedAtMs,
    ...(table.description === undefined ? {} : { description: table.description }),
    ...(table.kmsKeyId === undefined ? {} : { kmsKeyId: table.kmsKeyId }),
  }
}

/** The CSV itself, or the rows of a query that ended, as CSV. */
async function bodyOf(
  { tableBody, queryId }: Pick<CreateLookupTableRequest, 'tableBody' | 'queryId'>,
  call: Call,
): Promise<string> {
  if ((tableBody === undefined) === (queryId === undefined)) {
    throw invalidParameter('Exactly one of tableBody and queryId must be given.')
  }
  if (tableBody !== undefined) return tableBody
  const { world, caller, region, now } = call
  const query = world.queries.find(caller.accountId, region, queryId ?? '', now.getTime())
  const status = query?.run.status()
  if (query === undefined || !['Complete', 'Cancelled'].includes(status ?? '')) {
    throw invalidParameter('The query has to be complete or cancelled.')
  }
  requireSight(query, call)
  const columns = query.run.columns.filter((name) => name !== '@ptr')
  const rows = await query.run.rows(0, query.run.rowCount())
  return [columns, ...rows.map((row) => row.slice(0, columns.length))].map(csvLine).join('')
}

const csvLine = (values: readonly (string | null)[]): string =>
  `${values.map((value) => `"${(value ?? '').replaceAll('"', '""')}"`).join(',')}\n`

async function store(call: Call, table: Omit<StoredLookupTable, 'fields' | 'records'>) {
  if (Buffer.byteLength(table.body) > MOST_BYTES) {
    throw invalidParameter('A lookup table has at most 10 MB.')
  }
  const engine = await call.world.stores.logs()
  try {
    const facts = await engine.putLookupTable(lookupTableKey(call, table.name), table.body)
    putOwn(tablesOf(call), table.name, { ...table, ...facts })
  } catch (error) {
    if (error instanceof UnreadableLookupTable) throw invalidParameter(error.message)
    throw error
  }
}

export const lookupTableOperations: readonly Operation[] = [
  operation<CreateLookupTableRequest, CreateLookupTableResponse>({
    service: 'logs',
    schema: CreateLookupTable$,
    authorize: ({ lookupTableName = '' }, call) => [
      { action: 'logs:CreateLookupTable', resource: arnOf(call, lookupTableName) },
    ],
    handle: async (input, call) => {
      const name = input.lookupTableName ?? ''
      if (Object.hasOwn(tablesOf(call), name)) {
        throw new AwsError(
          'ResourceAlreadyExistsException',
          400,
          'The specified lookup table already exists.',
        )
      }
      const { description, kmsKeyId } = input
      await store(call, {
        name,
        body: await bodyOf(input, call),
        updatedAtMs: call.now.getTime(),
        ...(description === undefined ? {} : { description }),
        ...(kmsKeyId === undefined ? {} : { kmsKeyId }),
      })
      return { lookupTableArn: arnOf(call, name), createdAt: call.now.getTime() }
    },
    differs: ['Tags are taken and not kept; a key is recorded and nothing is encrypted.'],
  }),

  operation<UpdateLookupTableRequest, UpdateLookupTableResponse>({
    service: 'logs',
    schema: UpdateLookupTable$,
    authorize: ({ lookupTableArn = '' }) => [
      { action: 'logs:UpdateLookupTable', resource: lookupTableArn },
    ],
    handle: async (input, call) => {
      const table = requireTable(call, input.lookupTableArn)
      const description = input.description ?? table.description
      const kmsKeyId = input.kmsKeyId ?? table.kmsKeyId
      await store(call, {
        name: table.name,
        body: await bodyOf(input, call),
        updatedAtMs: call.now.getTime(),
        ...(description === undefined ? {} : { description }),
        ...(kmsKeyId === undefined ? {} : { kmsKeyId }),
      })
      return { lookupTableArn: input.lookupTableArn, lastUpdatedTime: call.now.getTime() }
    },
  }),

  operation<GetLookupTableRequest, GetLookupTableResponse>({
    service: 'logs',
    schema: GetLookupTable$,
    authorize: ({ lookupTableArn = '' }) => [
      { action: 'logs:GetLookupTable', resource: lookupTableArn },
    ],
    handle: ({ lookupTableArn }, call) => {
      const table = requireTable(call, lookupTableArn)
      const { tableFields: _fields, recordsCount: _count, ...facts } = described(call, table)
      return { ...facts, tableBody: table.body }
    },
  }),

  operation<DescribeLookupTablesRequest, DescribeLookupTablesResponse>({
    service: 'logs',
    schema: DescribeLookupTables$,
    authorize: () => [{ action: 'logs:DescribeLookupTables', resource: '*' }],
    handle: (input, call) => {
      const { nextToken, maxResults = PAGE, ...asked } = input
      const { lookupTableNamePrefix: prefix = '' } = asked
      // A page of nothing would have a next page for ever.
      if (maxResults < 1) throw invalidParameter('maxResults must be at least 1.')
      const all = Object.values(tablesOf(call)).filter(({ name }) => name.startsWith(prefix))
      const { items, next } = listPage(
        all,
        listId('DescribeLookupTables', call, asked),
        { nextToken, size: maxResults, placeOf: ({ name }) => [name] },
        call,
      )
      return {
        lookupTables: items.map((table) => described(call, table)),
        ...(next === undefined ? {} : { nextToken: next }),
      }
    },
  }),

  operation<DeleteLookupTableRequest, object>({
    service: 'logs',
    schema: DeleteLookupTable$,
    authorize: ({ lookupTableArn = '' }) => [
      { action: 'logs:DeleteLookupTable', resource: lookupTableArn },
    ],
    handle: async ({ lookupTableArn }, call) => {
      const { name } = requireTable(call, lookupTableArn)
      await (await call.world.stores.logs()).dropLookupTable(lookupTableKey(call, name))
      delete tablesOf(call)[name]
      return {}
    },
  }),
]
