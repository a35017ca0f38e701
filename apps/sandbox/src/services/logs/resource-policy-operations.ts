import { randomUUID } from 'node:crypto'
import {
  DeleteResourcePolicy$,
  type DeleteResourcePolicyRequest,
  DescribeResourcePolicies$,
  type DescribeResourcePoliciesRequest,
  type DescribeResourcePoliciesResponse,
  PutResourcePolicy$,
  type PutResourcePolicyRequest,
  type PutResourcePolicyResponse,
  type ResourcePolicy,
} from '@aws-sdk/client-cloudwatch-logs'
import { validateResourcePolicy } from '@cloud-copilot/iam-policy'
import { type Call, type Operation, operation } from '../../operation.ts'
import { putOwn } from '../../world/iam-store.ts'
import type { LogGroup } from '../../world/logs-state.ts'
import { listId, listPage } from './list-token.ts'
import { refOf } from './log-group-identifier.ts'
import { existingGroup, groupArn, groupsOf, regionOf } from './log-group-ref.ts'
import { aborted, invalidParameter, limitExceeded, notFound } from './logs-errors.ts'
import { onAccount, onGroup } from './on-log-group.ts'

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/cloudwatch_limits_cwl.html */
const MOST_POLICIES = 10
const LONGEST_DOCUMENT = 5120
const PAGE = 50

const ownRegion = ({ world, caller, region }: Call) =>
  regionOf(world, { accountId: caller.accountId, region })

interface OnGroup {
  readonly resourceArn?: string | undefined
}

const onTarget = (action: string) => (input: OnGroup, call: Call) =>
  input.resourceArn === undefined
    ? onAccount(action)
    : onGroup(action, refOf(input.resourceArn, call), call)

function checkDocument(document: string): void {
  if (document.length > LONGEST_DOCUMENT) {
    throw limitExceeded(`A resource policy can have ${LONGEST_DOCUMENT} characters.`)
  }
  const [error] = problemsOf(document)
  if (error !== undefined) throw invalidParameter(`Invalid resource policy: ${error}`)
}

function problemsOf(document: string): string[] {
  try {
    return validateResourcePolicy(JSON.parse(document)).map(({ message }) => message)
  } catch {
    return ['it is not JSON.']
  }
}

function describeGroup(group: LogGroup, call: Call): ResourcePolicy[] {
  if (group.resourcePolicy === undefined) return []
  const { accountId } = call.caller
  const { document, updatedAtMs, revisionId } = group.resourcePolicy
  const resourceArn = groupArn({ accountId, region: call.region, group: group.name })
  return [
    {
      policyDocument: document,
      lastUpdatedTime: updatedAtMs,
      policyScope: 'RESOURCE',
      resourceArn,
      revisionId,
    },
  ]
}

function checkRevision(group: LogGroup, expected: string | undefined): void {
  const current = group.resourcePolicy?.revisionId
  if (expected !== undefined && expected !== current) {
    throw aborted('The policy was changed since the revision that was expected.')
  }
}

function putOnGroup(input: PutResourcePolicyRequest, call: Call): PutResourcePolicyResponse {
  const { policyDocument: document = '', resourceArn = '', expectedRevisionId } = input
  const group = existingGroup(call.world, refOf(resourceArn, call))
  checkRevision(group, expectedRevisionId)
  const revisionId = randomUUID()
  group.resourcePolicy = { document, updatedAtMs: call.now.getTime(), revisionId }
  const [resourcePolicy] = describeGroup(group, call)
  return { ...(resourcePolicy === undefined ? {} : { resourcePolicy }), revisionId }
}

const put = operation<PutResourcePolicyRequest, PutResourcePolicyResponse>({
  service: 'logs',
  schema: PutResourcePolicy$,
  authorize: onTarget('PutResourcePolicy'),
  handle: (input, call) => {
    const { policyName: name, policyDocument: document = '', resourceArn } = input
    checkDocument(document)
    if (resourceArn !== undefined) return putOnGroup(input, call)
    if (name === undefined || name === '') throw invalidParameter('policyName must be specified.')
    const { resourcePolicies } = ownRegion(call)
    const isNew = !Object.hasOwn(resourcePolicies, name)
    if (isNew && Object.keys(resourcePolicies).length >= MOST_POLICIES) {
      throw limitExceeded('Resource limit exceeded.')
    }
    const updatedAtMs = call.now.getTime()
    putOwn(resourcePolicies, name, { document, updatedAtMs })
    return {
      resourcePolicy: {
        policyName: name,
        policyDocument: document,
        lastUpdatedTime: updatedAtMs,
        policyScope: 'ACCOUNT',
      },
    }
  },
  differs: ['Resource policies are kept and shown; they decide nothing.'],
})

const describe = operation<DescribeResourcePoliciesRequest, DescribeResourcePoliciesResponse>({
  service: 'logs',
  schema: DescribeResourcePolicies$,
  authorize: onTarget('DescribeResourcePolicies'),
  handle: ({ nextToken, limit = PAGE, ...asked }, call) => {
    const { resourceArn, policyScope = resourceArn === undefined ? 'ACCOUNT' : 'RESOURCE' } = asked
    const region = ownRegion(call)
    const groups =
      resourceArn === undefined
        ? groupsOf(region)
        : [existingGroup(call.world, refOf(resourceArn, call))]
    const found =
      policyScope === 'RESOURCE'
        ? groups.flatMap((group) => describeGroup(group, call))
        : Object.entries(region.resourcePolicies).map(
            ([policyName, { document, updatedAtMs }]): ResourcePolicy => ({
              policyName,
              policyDocument: document,
              lastUpdatedTime: updatedAtMs,
              policyScope: 'ACCOUNT',
            }),
          )
    const placeOf = (policy: ResourcePolicy) => [policy.policyName ?? policy.resourceArn ?? '']
    const { items, next } = listPage(
      found,
      listId('DescribeResourcePolicies', call, asked),
      { nextToken, size: limit, placeOf },
      call,
    )
    return { resourcePolicies: [...items], nextToken: next }
  },
})

const remove = operation<DeleteResourcePolicyRequest, object>({
  service: 'logs',
  schema: DeleteResourcePolicy$,
  authorize: onTarget('DeleteResourcePolicy'),
  handle: ({ policyName = '', resourceArn, expectedRevisionId }, call) => {
    const missing = () => notFound(`Policy with name [${policyName}] does not exist`)
    if (resourceArn !== undefined) {
      const group = existingGroup(call.world, refOf(resourceArn, call))
      if (group.resourcePolicy === undefined) throw missing()
      checkRevision(group, expectedRevisionId)
      delete group.resourcePolicy
      return {}
    }
    const { resourcePolicies } = ownRegion(call)
    if (!Object.hasOwn(resourcePolicies, policyName)) throw missing()
    delete resourcePolicies[policyName]
    return {}
  },
})

export const resourcePolicyOperations: readonly Operation[] = [put, describe, remove]
