import {
  DescribePolicy$,
  type DescribePolicyRequest,
  type DescribePolicyResponse,
  ListPolicies$,
  ListPoliciesForTarget$,
  type ListPoliciesForTargetRequest,
  type ListPoliciesForTargetResponse,
  type ListPoliciesRequest,
  type ListPoliciesResponse,
  ListTargetsForPolicy$,
  type ListTargetsForPolicyRequest,
  type ListTargetsForPolicyResponse,
  type PolicyTargetSummary,
} from '@aws-sdk/client-organizations'
import { type Operation, operation } from '../../operation.ts'
import type { OrganizationState } from '../../world/organization-state.ts'
import {
  describeAccount,
  describePolicySummary,
  describeUnit,
  onOrganization,
  organizationOf,
  organizationsPage,
  policyOfId,
  requireControlPolicies,
  requireTarget,
} from './organization-lookup.ts'

export const controlPolicyOperations: readonly Operation[] = [
  operation<ListPoliciesRequest, ListPoliciesResponse>({
    service: 'organizations',
    schema: ListPolicies$,
    authorize: () => onOrganization('ListPolicies'),
    handle: (input, call) => {
      requireControlPolicies(input.Filter)
      const organization = organizationOf(call)
      const all = Object.values(organization.policies)
      const { items, paging } = organizationsPage(all, 'policies', input)
      return { Policies: items.map((each) => describePolicySummary(organization, each)), ...paging }
    },
    differs: ['Service control policies only.'],
  }),

  operation<ListPoliciesForTargetRequest, ListPoliciesForTargetResponse>({
    service: 'organizations',
    schema: ListPoliciesForTarget$,
    authorize: () => onOrganization('ListPoliciesForTarget'),
    handle: (input, call) => {
      requireControlPolicies(input.Filter)
      const organization = organizationOf(call)
      const target = requireTarget(organization, input.TargetId)
      const attached = (organization.attachments[target] ?? []).map((id) =>
        policyOfId(organization, id),
      )
      const { items, paging } = organizationsPage(attached, `policies ${target}`, input)
      return { Policies: items.map((each) => describePolicySummary(organization, each)), ...paging }
    },
    differs: ['Service control policies only.'],
  }),

  operation<ListTargetsForPolicyRequest, ListTargetsForPolicyResponse>({
    service: 'organizations',
    schema: ListTargetsForPolicy$,
    authorize: () => onOrganization('ListTargetsForPolicy'),
    handle: (input, call) => {
      const organization = organizationOf(call)
      const { id } = policyOfId(organization, input.PolicyId)
      const targets = Object.entries(organization.attachments)
        .filter(([, policies]) => policies.includes(id))
        .flatMap(([target]) => describeTarget(organization, target))
      const { items, paging } = organizationsPage(targets, `targets ${id}`, input)
      return { Targets: items, ...paging }
    },
  }),

  operation<DescribePolicyRequest, DescribePolicyResponse>({
    service: 'organizations',
    schema: DescribePolicy$,
    authorize: () => onOrganization('DescribePolicy'),
    handle: (input, call) => {
      const organization = organizationOf(call)
      const policy = policyOfId(organization, input.PolicyId)
      return {
        Policy: {
          PolicySummary: describePolicySummary(organization, policy),
          Content: policy.content,
        },
      }
    },
  }),
]

function describeTarget(organization: OrganizationState, id: string): PolicyTargetSummary[] {
  const account = organization.accounts[id]
  if (account !== undefined) {
    const { Arn, Name } = describeAccount(organization, account)
    return [{ TargetId: id, Arn, Name, Type: 'ACCOUNT' }]
  }
  const unit = organization.units[id]
  if (unit === undefined) return []
  const { Arn, Name } = describeUnit(organization, unit)
  return [
    { TargetId: id, Arn, Name, Type: unit.parentId === undefined ? 'ROOT' : 'ORGANIZATIONAL_UNIT' },
  ]
}
