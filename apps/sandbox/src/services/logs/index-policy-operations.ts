import {
  DeleteIndexPolicy$,
  type DeleteIndexPolicyRequest,
  DescribeFieldIndexes$,
  type DescribeFieldIndexesRequest,
  type DescribeFieldIndexesResponse,
  DescribeIndexPolicies$,
  type DescribeIndexPoliciesRequest,
  type DescribeIndexPoliciesResponse,
  type FieldIndex,
  type IndexPolicy,
  PutIndexPolicy$,
  type PutIndexPolicyRequest,
  type PutIndexPolicyResponse,
} from '@aws-sdk/client-cloudwatch-logs'
import { type Call, type Operation, operation } from '../../operation.ts'
import type { AccountLogPolicy } from '../../world/logs-state.ts'
import { namesPrefix } from './account-policy-document.ts'
import { DEFAULT_INDEXES, indexedFields, readIndexPolicy } from './index-policy-document.ts'
import { listId, listPage } from './list-token.ts'
import { refOf } from './log-group-identifier.ts'
import { existingGroup, groupArn, type LogGroupRef, regionOf } from './log-group-ref.ts'
import { invalidParameter, notFound } from './logs-errors.ts'
import { namedGroup, onGroup, onNamedGroup } from './on-log-group.ts'

const PAGE = 100
/** In the order of the groups that were asked for. */
const asAsked = (_item: unknown, index: number) => [index]

/** The group's own policy, or the account's that applies to it: one wins, they do not add up. */
function policyOf(ref: LogGroupRef, call: Call): IndexPolicy | undefined {
  const { indexPolicy } = existingGroup(call.world, ref)
  if (indexPolicy !== undefined) {
    return {
      logGroupIdentifier: groupArn(ref),
      lastUpdateTime: indexPolicy.updatedAtMs,
      policyDocument: indexPolicy.document,
      source: 'LOG_GROUP',
    }
  }
  const inherited = accountPolicyOf(ref, call)
  return (
    inherited && {
      logGroupIdentifier: groupArn(ref),
      lastUpdateTime: inherited.updatedAtMs,
      policyDocument: inherited.document,
      policyName: inherited.name,
      source: 'ACCOUNT',
    }
  )
}

function accountPolicyOf(ref: LogGroupRef, { world }: Call): AccountLogPolicy | undefined {
  return Object.values(regionOf(world, ref).accountPolicies)
    .filter(({ type }) => type === 'FIELD_INDEX_POLICY')
    .filter(({ selectionCriteria }) => ref.group.startsWith(namesPrefix(selectionCriteria) ?? ''))
    .sort((a, b) => (b.selectionCriteria?.length ?? 0) - (a.selectionCriteria?.length ?? 0))[0]
}

const put = operation<PutIndexPolicyRequest, PutIndexPolicyResponse>({
  service: 'logs',
  schema: PutIndexPolicy$,
  authorize: onNamedGroup('PutIndexPolicy'),
  handle: (input, call) => {
    const ref = namedGroup(input, call)
    const group = existingGroup(call.world, ref)
    const { policyDocument: document = '' } = input
    if (group.logGroupClass !== 'STANDARD') {
      throw invalidParameter('Only log groups in the Standard log class support field indexes.')
    }
    readIndexPolicy(document)
    group.indexPolicy = { document, updatedAtMs: call.now.getTime() }
    const indexPolicy = policyOf(ref, call)
    return indexPolicy === undefined ? {} : { indexPolicy }
  },
  differs: ['Policies are kept and shown. They change neither speed nor bytes scanned.'],
})

const remove = operation<DeleteIndexPolicyRequest, object>({
  service: 'logs',
  schema: DeleteIndexPolicy$,
  authorize: onNamedGroup('DeleteIndexPolicy'),
  handle: (input, call) => {
    const group = existingGroup(call.world, namedGroup(input, call))
    if (group.indexPolicy === undefined) {
      throw notFound('The specified log group has no field index policy.')
    }
    delete group.indexPolicy
    return {}
  },
})

interface NamesGroups {
  readonly logGroupIdentifiers?: readonly string[] | undefined
}

const refsOf = ({ logGroupIdentifiers = [] }: NamesGroups, call: Call) =>
  logGroupIdentifiers.map((identifier) => refOf(identifier, call))

const onNamed = (action: string) => (input: NamesGroups, call: Call) =>
  refsOf(input, call).flatMap((ref) => onGroup(action, ref, call))

const describePolicies = operation<DescribeIndexPoliciesRequest, DescribeIndexPoliciesResponse>({
  service: 'logs',
  schema: DescribeIndexPolicies$,
  authorize: onNamed('DescribeIndexPolicies'),
  handle: ({ nextToken, ...asked }, call) => {
    const found = refsOf(asked, call).flatMap((ref) => policyOf(ref, call) ?? [])
    const { items, next } = listPage(
      found,
      listId('DescribeIndexPolicies', call, asked),
      { nextToken, size: PAGE, placeOf: asAsked },
      call,
    )
    return { indexPolicies: [...items], nextToken: next }
  },
})

function indexesOf(ref: LogGroupRef, call: Call): FieldIndex[] {
  const policy = policyOf(ref, call)
  const shared = policy?.source === 'ACCOUNT' ? {} : { logGroupIdentifier: groupArn(ref) }
  const custom = [...indexedFields(policy?.policyDocument)].map(
    ([fieldIndexName, type]): FieldIndex => ({
      ...shared,
      fieldIndexName,
      type,
      indexCategory: 'CUSTOM',
    }),
  )
  const byDefault = DEFAULT_INDEXES.map(
    (fieldIndexName): FieldIndex => ({
      logGroupIdentifier: groupArn(ref),
      fieldIndexName,
      type: 'FIELD_INDEX',
      indexCategory: 'DEFAULT',
    }),
  )
  return [...byDefault, ...custom]
}

const describeIndexes = operation<DescribeFieldIndexesRequest, DescribeFieldIndexesResponse>({
  service: 'logs',
  schema: DescribeFieldIndexes$,
  authorize: onNamed('DescribeFieldIndexes'),
  handle: ({ nextToken, ...asked }, call) => {
    const { indexCategories = [] } = asked
    const found = refsOf(asked, call)
      .flatMap((ref) => indexesOf(ref, call))
      .filter(
        ({ indexCategory }) =>
          indexCategories.length === 0 ||
          (indexCategory !== undefined && indexCategories.includes(indexCategory)),
      )
    const { items, next } = listPage(
      found,
      listId('DescribeFieldIndexes', call, asked),
      { nextToken, size: PAGE, placeOf: asAsked },
      call,
    )
    return { fieldIndexes: [...items], nextToken: next }
  },
  differs: [
    'Times of scans and of first and last events are absent; no index is made or retired by itself.',
  ],
})

export const indexPolicyOperations: readonly Operation[] = [
  put,
  remove,
  describePolicies,
  describeIndexes,
]
