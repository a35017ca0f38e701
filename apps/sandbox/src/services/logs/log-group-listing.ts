import {
  DescribeLogGroups$,
  type DescribeLogGroupsRequest,
  type DescribeLogGroupsResponse,
  ListLogGroups$,
  type ListLogGroupsRequest,
  type ListLogGroupsResponse,
  type LogGroup as LogGroupOutput,
} from '@aws-sdk/client-cloudwatch-logs'
import { type Call, type Operation, operation } from '../../operation.ts'
import type { LogGroup } from '../../world/logs-state.ts'
import { accountDocuments } from './data-protection/protection.ts'
import { indexedFields } from './index-policy-document.ts'
import { listId, listPage } from './list-token.ts'
import { refOf } from './log-group-identifier.ts'
import {
  engineHolding,
  groupArn,
  groupKey,
  groupsOf,
  type LogGroupRef,
  regionOf,
} from './log-group-ref.ts'
import { invalidParameter } from './logs-errors.ts'
import { onAnyGroup } from './on-log-group.ts'

const DEFAULT_PAGE = 50

const refIn = (call: Call, { name }: LogGroup) => ({
  accountId: call.caller.accountId,
  region: call.region,
  group: name,
})

const byName = ({ name }: LogGroup) => [name]

function ownGroups(call: Call): readonly LogGroup[] {
  return groupsOf(regionOf(call.world, { accountId: call.caller.accountId, region: call.region }))
}

interface AsksAccounts {
  readonly includeLinkedAccounts?: boolean | undefined
  readonly accountIdentifiers?: readonly string[] | undefined
}

/** Accounts are not linked: asking for others finds nothing in them. */
function meansOwnAccount(input: AsksAccounts, { caller }: Call): boolean {
  const { includeLinkedAccounts, accountIdentifiers = [] } = input
  if (accountIdentifiers.length === 0) return true
  if (includeLinkedAccounts !== true) {
    throw invalidParameter('accountIdentifiers requires includeLinkedAccounts to be true.')
  }
  return accountIdentifiers.includes(caller.accountId)
}

function described(input: DescribeLogGroupsRequest, call: Call): readonly LogGroup[] {
  const { logGroupNamePrefix, logGroupNamePattern, logGroupClass, logGroupIdentifiers } = input
  if (logGroupNamePrefix !== undefined && logGroupNamePattern !== undefined) {
    throw invalidParameter(
      'LogGroup name prefix and LogGroup name pattern are mutually exclusive parameters.',
    )
  }
  const filters = [logGroupNamePrefix, logGroupNamePattern, logGroupClass]
  if (logGroupIdentifiers !== undefined && filters.some((filter) => filter !== undefined)) {
    throw invalidParameter('logGroupIdentifiers can be combined with includeLinkedAccounts only.')
  }
  const wanted = logGroupIdentifiers?.map((identifier) => refOf(identifier, call).group)
  if (!meansOwnAccount(input, call)) return []
  return ownGroups(call).filter(
    ({ name, logGroupClass: itsClass }) =>
      name.startsWith(logGroupNamePrefix ?? '') &&
      name.includes(logGroupNamePattern ?? '') &&
      isOfClass(itsClass, logGroupClass) &&
      (wanted === undefined || wanted.includes(name)),
  )
}

const CHEAPER: readonly unknown[] = ['INFREQUENT_ACCESS', 'ESSENTIALS']

/** Whoever asks for one of the two cheaper classes gets both. */
function isOfClass(its: LogGroup['logGroupClass'], wanted: string | undefined): boolean {
  return (
    wanted === undefined || its === wanted || [its, wanted].every((one) => CHEAPER.includes(one))
  )
}

async function storedBytes(ref: LogGroupRef, { world }: Call): Promise<number> {
  const engine = await engineHolding(world, ref)
  if (engine === undefined) return 0
  try {
    return (await engine.size(groupKey(ref))).bytes
  } catch (error) {
    // Deleted meanwhile: it was still there when the list was made.
    if (engine.hasGroup(groupKey(ref))) throw error
    return 0
  }
}

/**
 * All that is told of groups which were looked for by a part of their names.
 * https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_DescribeLogGroups.html
 */
function describeInShort(group: LogGroup, call: Call): LogGroupOutput {
  return {
    logGroupName: group.name,
    creationTime: group.createdAtMs,
    arn: `${groupArn(refIn(call, group))}:*`,
  }
}

async function describe(group: LogGroup, call: Call): Promise<LogGroupOutput> {
  const ref = refIn(call, group)
  const isInherited = accountDocuments(regionOf(call.world, ref)).length > 0
  return {
    logGroupName: group.name,
    creationTime: group.createdAtMs,
    retentionInDays: group.retentionInDays,
    metricFilterCount: Object.keys(group.metricFilters).length,
    arn: `${groupArn(ref)}:*`,
    logGroupArn: groupArn(ref),
    storedBytes: await storedBytes(ref, call),
    kmsKeyId: group.kmsKeyArn,
    dataProtectionStatus: protectionStatus(group),
    inheritedProperties: isInherited ? ['ACCOUNT_DATA_PROTECTION'] : undefined,
    logGroupClass: group.logGroupClass,
    deletionProtectionEnabled: group.isDeletionProtected,
  }
}

function protectionStatus(group: LogGroup): LogGroupOutput['dataProtectionStatus'] {
  if (group.dataProtection !== undefined) return 'ACTIVATED'
  return group.hadDataProtection ? 'DELETED' : undefined
}

const describeGroups = operation<DescribeLogGroupsRequest, DescribeLogGroupsResponse>({
  service: 'logs',
  schema: DescribeLogGroups$,
  authorize: (_input, call) => onAnyGroup('DescribeLogGroups', call),
  handle: async (input, call) => {
    const { nextToken, limit = DEFAULT_PAGE, ...asked } = input
    const groups = described(input, call)
    const { items, next } = listPage(
      groups,
      listId('DescribeLogGroups', call, asked),
      { nextToken, size: limit, placeOf: byName },
      call,
    )
    const describeOne = asked.logGroupNamePattern === undefined ? describe : describeInShort
    const logGroups = await Promise.all(items.map((group) => describeOne(group, call)))
    return { logGroups, nextToken: next }
  },
  differs: [
    'Accounts are not linked: only the caller’s own groups are found.',
    'storedBytes counts every event at once, uncompressed; in AWS it lags by hours and counts compressed bytes.',
  ],
})

/** `^prefix|substring`: the model's own pattern lets nothing else of a regular expression in. */
function matchesNames(pattern: string | undefined, name: string): boolean {
  if (pattern === undefined) return true
  return pattern
    .split('|')
    .some((part) => (part.startsWith('^') ? name.startsWith(part.slice(1)) : name.includes(part)))
}

function listed(input: ListLogGroupsRequest, call: Call): readonly LogGroup[] {
  const { logGroupNamePattern, logGroupClass, fieldIndexNames = [], logGroupTags = [] } = input
  if (input.dataSources !== undefined || !meansOwnAccount(input, call)) return []
  return ownGroups(call).filter((group) => {
    const indexed = indexedFields(group.indexPolicy?.document)
    return (
      matchesNames(logGroupNamePattern, group.name) &&
      (logGroupClass === undefined || group.logGroupClass === logGroupClass) &&
      fieldIndexNames.every((field) => indexed.has(field)) &&
      logGroupTags.every(({ key = '', values }) => {
        const value = Object.hasOwn(group.tags, key) ? group.tags[key] : undefined
        return value !== undefined && (values === undefined || values.includes(value))
      })
    )
  })
}

const listGroups = operation<ListLogGroupsRequest, ListLogGroupsResponse>({
  service: 'logs',
  schema: ListLogGroups$,
  authorize: (_input, call) => onAnyGroup('ListLogGroups', call),
  handle: (input, call) => {
    const { nextToken, limit = DEFAULT_PAGE, ...asked } = input
    const { items, next } = listPage(
      listed(input, call),
      listId('ListLogGroups', call, asked),
      { nextToken, size: limit, placeOf: byName },
      call,
    )
    const logGroups = items.map((group) => ({
      logGroupName: group.name,
      logGroupArn: groupArn(refIn(call, group)),
      logGroupClass: group.logGroupClass,
    }))
    return { logGroups, nextToken: next }
  },
  differs: ['Groups have no data sources, so a filter by dataSources finds none.'],
})

export const logGroupListing: readonly Operation[] = [describeGroups, listGroups]
