import { putOwn } from './iam-store.ts'

/** CloudWatch Logs as plain JSON: everything but the events. Times are milliseconds since 1970. */

export const LOG_GROUP_CLASSES = [
  'STANDARD',
  'INFREQUENT_ACCESS',
  'DELIVERY',
  'ESSENTIALS',
] as const
export type LogGroupClass = (typeof LOG_GROUP_CLASSES)[number]

export function isLogGroupClass(text: string): text is LogGroupClass {
  return LOG_GROUP_CLASSES.some((each) => each === text)
}

export interface PolicyDocument {
  /** JSON as the caller sent it. */
  readonly document: string
  readonly updatedAtMs: number
}

export interface StoredMetricFilter {
  readonly name: string
  readonly pattern: string
  readonly createdAtMs: number
  readonly metricName: string
  readonly metricNamespace: string
  readonly metricValue: string
  readonly defaultValue?: number
  readonly dimensions?: Readonly<Record<string, string>>
  readonly unit?: string
  readonly applyOnTransformedLogs?: boolean
  readonly fieldSelectionCriteria?: string
  readonly emitSystemFieldDimensions?: readonly string[]
}

export interface LogGroup {
  readonly name: string
  readonly createdAtMs: number
  readonly logGroupClass: LogGroupClass
  /** Absent: events never expire. */
  retentionInDays?: number
  kmsKeyArn?: string
  isDeletionProtected: boolean
  tags: Record<string, string>
  /** By name; when each was made. A stream may exist without events. */
  readonly streams: Record<string, number>
  dataProtection?: PolicyDocument
  /** Whether there ever was one: the group's status tells it from never. */
  hadDataProtection?: true
  indexPolicy?: PolicyDocument
  resourcePolicy?: PolicyDocument & { readonly revisionId: string }
  /** By name. */
  readonly metricFilters: Record<string, StoredMetricFilter>
}

export interface AccountLogPolicy extends PolicyDocument {
  readonly name: string
  readonly type: string
  readonly selectionCriteria?: string
}

export interface StoredQueryDefinition {
  readonly id: string
  readonly name: string
  readonly queryString: string
  readonly queryLanguage: 'CWLI' | 'SQL' | 'PPL'
  readonly logGroupNames: readonly string[]
  readonly parameters: readonly {
    readonly name: string
    readonly defaultValue?: string
    readonly description?: string
  }[]
  readonly modifiedAtMs: number
  /** Of the request that made it: the same request again makes no second one. */
  readonly clientToken?: string
}

/** A CSV file for `lookup`; its rows are in the engine too. */
export interface StoredLookupTable {
  readonly name: string
  readonly description?: string
  readonly body: string
  readonly fields: readonly string[]
  readonly records: number
  readonly kmsKeyId?: string
  readonly updatedAtMs: number
}

/** What CloudWatch Logs knows in one account and Region. */
export interface LogsRegion {
  /** By name. */
  readonly groups: Record<string, LogGroup>
  /** By name. */
  readonly resourcePolicies: Record<string, PolicyDocument>
  /** By type and name: `DATA_PROTECTION_POLICY/name`. */
  readonly accountPolicies: Record<string, AccountLogPolicy>
  /** By id. */
  readonly queryDefinitions: Record<string, StoredQueryDefinition>
  /** By name; absent until there is one. */
  lookupTables?: Record<string, StoredLookupTable>
  /** The key of AssociateKmsKey on `query-result:*`. */
  queryResultKeyArn?: string
}

/** By account id, then by Region. */
export type LogsState = Record<string, Record<string, LogsRegion>>

/** Made on first use: every account has CloudWatch Logs in every Region. */
export function logsRegion(state: LogsState, accountId: string, region: string): LogsRegion {
  const regions = own(state, accountId, () => ({}))
  return own(regions, region, () => ({
    groups: {},
    resourcePolicies: {},
    accountPolicies: {},
    queryDefinitions: {},
  }))
}

/** The group of that name; names like `constructor` are names and nothing more. */
export function logGroupOf(region: LogsRegion, name: string): LogGroup | undefined {
  return Object.hasOwn(region.groups, name) ? region.groups[name] : undefined
}

export function newLogGroup(
  name: string,
  createdAtMs: number,
  more: Partial<LogGroup> = {},
): LogGroup {
  return {
    name,
    createdAtMs,
    logGroupClass: 'STANDARD',
    isDeletionProtected: false,
    tags: {},
    streams: {},
    metricFilters: {},
    ...more,
  }
}

function own<Value>(record: Record<string, Value>, key: string, make: () => Value): Value {
  const known = Object.hasOwn(record, key) ? record[key] : undefined
  if (known !== undefined) return known
  const made = make()
  putOwn(record, key, made)
  return made
}
