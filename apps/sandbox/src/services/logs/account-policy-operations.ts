import {
  type AccountPolicy,
  DeleteAccountPolicy$,
  type DeleteAccountPolicyRequest,
  DescribeAccountPolicies$,
  type DescribeAccountPoliciesRequest,
  type DescribeAccountPoliciesResponse,
  PutAccountPolicy$,
  type PutAccountPolicyRequest,
  type PutAccountPolicyResponse,
} from '@aws-sdk/client-cloudwatch-logs'
import { type Call, type Operation, operation } from '../../operation.ts'
import { putOwn } from '../../world/iam-store.ts'
import type { AccountLogPolicy } from '../../world/logs-state.ts'
import { checkOverlap, checkSelection } from './account-policy-document.ts'
import { checkDestination } from './data-protection/findings-destination.ts'
import { readProtectionPolicy } from './data-protection/policy-document.ts'
import { readIndexPolicy } from './index-policy-document.ts'
import { listId, listPage } from './list-token.ts'
import { regionOf } from './log-group-ref.ts'
import { invalidParameter, limitExceeded, notFound } from './logs-errors.ts'
import { onAccount } from './on-log-group.ts'

const PAGE = 50

interface Kind {
  readonly most: number
  /** What the caller needs beside PutAccountPolicy and DeleteAccountPolicy. */
  readonly put: string
  readonly remove: string
  readonly check: (document: string, call: Call) => void
}

const KINDS: Readonly<Record<string, Kind>> = {
  DATA_PROTECTION_POLICY: {
    most: 1,
    put: 'PutDataProtectionPolicy',
    remove: 'DeleteDataProtectionPolicy',
    check: (document, call) => checkDestination(readProtectionPolicy(document), call),
  },
  FIELD_INDEX_POLICY: {
    most: 20,
    put: 'PutIndexPolicy',
    remove: 'DeleteIndexPolicy',
    check: (document) => readIndexPolicy(document),
  },
}

function kindOf(type: string): Kind {
  const kind = Object.hasOwn(KINDS, type) ? KINDS[type] : undefined
  if (kind !== undefined) return kind
  throw invalidParameter(
    `The sandbox has account policies of ${Object.keys(KINDS).join(' and ')}, not of ${type}.`,
  )
}

const policiesOf = ({ world, caller, region }: Call): Record<string, AccountLogPolicy> =>
  regionOf(world, { accountId: caller.accountId, region }).accountPolicies

function describe(policy: AccountLogPolicy, { caller }: Call): AccountPolicy {
  return {
    policyName: policy.name,
    policyDocument: policy.document,
    lastUpdatedTime: policy.updatedAtMs,
    policyType: policy.type as AccountPolicy['policyType'],
    scope: 'ALL',
    selectionCriteria: policy.selectionCriteria,
    accountId: caller.accountId,
  }
}

const put = operation<PutAccountPolicyRequest, PutAccountPolicyResponse>({
  service: 'logs',
  schema: PutAccountPolicy$,
  authorize: ({ policyType = '' }) => [
    ...onAccount('PutAccountPolicy'),
    ...onAccount(kindOf(policyType).put),
  ],
  handle: (input, call) => {
    const { policyName: name = '', policyDocument: document = '', selectionCriteria } = input
    const { policyType: type = '' } = input
    const kind = kindOf(type)
    if (!/^[^:*]{1,256}$/.test(name)) throw invalidParameter('The policy name is not valid.')
    checkSelection(selectionCriteria, type)
    kind.check(document, call)
    const policies = policiesOf(call)
    const key = `${type}/${name}`
    const others = Object.values(policies).filter(
      (each) => each.type === type && each.name !== name,
    )
    if (others.length >= kind.most) {
      throw limitExceeded(`An account can have ${kind.most} ${type} in a Region.`)
    }
    if (type === 'FIELD_INDEX_POLICY') checkOverlap(selectionCriteria, others)
    const policy: AccountLogPolicy = {
      name,
      type,
      document,
      updatedAtMs: call.now.getTime(),
      ...(selectionCriteria === undefined ? {} : { selectionCriteria }),
    }
    if (input.dryRun !== true) putOwn(policies, key, policy)
    return { accountPolicy: describe(policy, call) }
  },
  differs: [
    'Data protection and field index policies only; the other types are refused.',
    'Policies apply at once, and a dry run previews nothing.',
  ],
})

const describePolicies = operation<DescribeAccountPoliciesRequest, DescribeAccountPoliciesResponse>(
  {
    service: 'logs',
    schema: DescribeAccountPolicies$,
    authorize: () => onAccount('DescribeAccountPolicies'),
    handle: ({ nextToken, ...asked }, call) => {
      const { policyType, policyName, accountIdentifiers = [] } = asked
      const { accountId } = call.caller
      const isOwn = accountIdentifiers.length === 0 || accountIdentifiers.includes(accountId)
      const found = Object.values(policiesOf(call))
        .filter(({ type, name }) => type === policyType && (policyName ?? name) === name)
        .map((policy) => describe(policy, call))
      const { items, next } = listPage(
        isOwn ? found : [],
        listId('DescribeAccountPolicies', call, asked),
        { nextToken, size: PAGE, placeOf: ({ policyName = '' }) => [policyName] },
        call,
      )
      return { accountPolicies: [...items], nextToken: next }
    },
  },
)

const remove = operation<DeleteAccountPolicyRequest, object>({
  service: 'logs',
  schema: DeleteAccountPolicy$,
  authorize: ({ policyType = '' }) => [
    ...onAccount('DeleteAccountPolicy'),
    ...onAccount(kindOf(policyType).remove),
  ],
  handle: ({ policyType, policyName }, call) => {
    const policies = policiesOf(call)
    const key = `${policyType}/${policyName}`
    if (!Object.hasOwn(policies, key)) {
      throw notFound('The specified account policy does not exist.')
    }
    delete policies[key]
    return {}
  },
})

export const accountPolicyOperations: readonly Operation[] = [put, describePolicies, remove]
