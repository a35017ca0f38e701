import type { StartQueryRequest } from '@aws-sdk/client-cloudwatch-logs'
import type { SelectedSource } from '@gatehouse/insights-ql/reach'
import { accessDenied, evaluateFor } from '../../../authorization/decide.ts'
import type { ActionOnResource, Call } from '../../../operation.ts'
import { isLogGroupClass, LOG_GROUP_CLASSES, type LogGroup } from '../../../world/logs-state.ts'
import type { StartedQuery } from '../../../world/query-registry.ts'
import { refOf, refOfKey } from '../log-group-identifier.ts'
import { existingGroup, groupKey, groupsOf, type LogGroupRef, regionOf } from '../log-group-ref.ts'
import { invalidParameter } from '../logs-errors.ts'
import { onGroup } from '../on-log-group.ts'

/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_StartQuery.html */
const MOST_GROUPS = 50

/** The groups that StartQuery's own members name, without asking whether they exist. */
export function namedGroups(input: StartQueryRequest, call: Call): LogGroupRef[] {
  const given = [
    input.logGroupName === undefined ? undefined : [input.logGroupName],
    input.logGroupNames,
    input.logGroupIdentifiers,
  ].filter((each) => each !== undefined)
  if (given.length > 1) {
    throw invalidParameter(
      'Exactly one of logGroupName, logGroupNames and logGroupIdentifiers can be given.',
    )
  }
  const identifiers = given[0] ?? []
  if (identifiers.length > MOST_GROUPS) {
    throw invalidParameter(`A query can include up to ${MOST_GROUPS} log groups.`)
  }
  return once(identifiers.map((identifier) => refOf(identifier, call)))
}

/** One question for each group; its tags count. */
export function onGroups(
  action: string,
  refs: readonly LogGroupRef[],
  call: Call,
): ActionOnResource[] {
  return refs.flatMap((ref) => onGroup(action, ref, call))
}

/** Asks IAM where the group is known only after the operation began. */
export function requireOnGroup(action: string, ref: LogGroupRef, call: Call): void {
  for (const question of onGroup(action, ref, call)) {
    const evaluation = evaluateFor(call, question)
    if (evaluation.verdict !== 'allowed') throw accessDenied('logs', call, question, evaluation)
  }
}

/** Whether the caller may see what data protection policies mask, in all of these groups. */
export function mayUnmask(refs: readonly LogGroupRef[], call: Call): boolean {
  return onGroups('Unmask', refs, call).every(
    (question) => evaluateFor(call, question).verdict === 'allowed',
  )
}

/**
 * Rows that hold what a data protection policy masks are for who may unmask it: whoever started the
 * query, and whatever the caller was allowed then.
 */
export function requireSight({ groups, isUnmasked }: StartedQuery, call: Call): void {
  if (!isUnmasked) return
  for (const key of groups) requireOnGroup('Unmask', refOfKey(key), call)
}

/** What a SOURCE stands for: every group of it exists and is allowed to the caller. */
export function selectedGroups(source: SelectedSource, call: Call): LogGroupRef[] {
  const named = source.names.map((name) => refOf(name, call))
  for (const ref of named) requireQueryable(ref, call)
  const refs = once(named.length > 0 ? named : fittingGroups(source, call))
  for (const ref of refs) requireOnGroup('StartQuery', ref, call)
  return refs
}

/** The group exists, and its class has queries: that of deliveries has none. */
export function requireQueryable(ref: LogGroupRef, { world }: Call): void {
  if (isQueryable(existingGroup(world, ref))) return
  throw invalidParameter('Log groups of the DELIVERY class cannot be queried.')
}

const isQueryable = ({ logGroupClass }: LogGroup): boolean => logGroupClass !== 'DELIVERY'

/** A group that is named twice, by name and by ARN, is asked once. */
export function once(refs: readonly LogGroupRef[]): LogGroupRef[] {
  return [...new Map(refs.map((ref) => [groupKey(ref), ref])).values()]
}

function fittingGroups(source: SelectedSource, call: Call): LogGroupRef[] {
  const { accountId } = call.caller
  const { region } = call
  const unknown = source.classes.find((each) => !isLogGroupClass(each))
  if (unknown !== undefined) {
    throw invalidParameter(
      `There is no log group class '${unknown}': there are ${LOG_GROUP_CLASSES.join(', ')}.`,
    )
  }
  const isHere = source.accountIds.length === 0 || source.accountIds.includes(accountId)
  if (!isHere) return []
  return groupsOf(regionOf(call.world, { accountId, region }))
    .filter(({ name }) => fits(source.namePrefixes, (prefix) => name.startsWith(prefix)))
    .filter(isQueryable)
    .filter(({ logGroupClass }) => fits(source.classes, (each) => each === logGroupClass))
    .map(({ name }) => ({ accountId, region, group: name }))
}

function fits(wanted: readonly string[], is: (value: string) => boolean): boolean {
  return wanted.length === 0 || wanted.some(is)
}
