import type { ActionOnResource, Call } from '../../operation.ts'
import { resourceTags } from '../bedrock/tags.ts'
import { refOf } from './log-group-identifier.ts'
import { findGroup, groupResource, type LogGroupRef, streamResource } from './log-group-ref.ts'
import { invalidParameter } from './logs-errors.ts'

/** The members that name a log group in most operations. */
export interface NamesGroup {
  readonly logGroupName?: string | undefined
  readonly logGroupIdentifier?: string | undefined
}

/** Which group is meant: by name, or by name or ARN, never by both. */
export function namedGroup({ logGroupName, logGroupIdentifier }: NamesGroup, call: Call) {
  if (logGroupName !== undefined && logGroupIdentifier !== undefined) {
    throw invalidParameter('LogGroup name and LogGroup ARN are mutually exclusive parameters.')
  }
  const identifier = logGroupName ?? logGroupIdentifier
  if (identifier === undefined) {
    throw invalidParameter('Either logGroupName or logGroupIdentifier must be specified.')
  }
  return refOf(identifier, call)
}

/** May the caller do this to the group? Its tags count. */
export function onGroup(action: string, ref: LogGroupRef, call: Call): ActionOnResource[] {
  return [{ action: `logs:${action}`, resource: groupResource(ref), context: tagsOf(ref, call) }]
}

export function onStream(
  action: string,
  ref: LogGroupRef,
  stream: string,
  call: Call,
): ActionOnResource[] {
  const resource = streamResource(ref, stream)
  return [{ action: `logs:${action}`, resource, context: tagsOf(ref, call) }]
}

/** The operation on the group that its input names. */
export const onNamedGroup =
  (action: string) =>
  (input: NamesGroup, call: Call): ActionOnResource[] =>
    onGroup(action, namedGroup(input, call), call)

export const onNamedStream =
  (action: string) =>
  (
    input: NamesGroup & { readonly logStreamName?: string | undefined },
    call: Call,
  ): ActionOnResource[] =>
    onStream(action, namedGroup(input, call), input.logStreamName ?? '', call)

/** Operations on the account as a whole. */
export const onAccount = (action: string): ActionOnResource[] => [
  { action: `logs:${action}`, resource: '*' },
]

/** What IAM is asked about a list of groups: a group without a name. */
export function onAnyGroup(action: string, { caller, region }: Call): ActionOnResource[] {
  const ref = { accountId: caller.accountId, region, group: '' }
  return [{ action: `logs:${action}`, resource: groupResource(ref) }]
}

const tagsOf = (ref: LogGroupRef, { world }: Call) => resourceTags(findGroup(world, ref)?.tags)
