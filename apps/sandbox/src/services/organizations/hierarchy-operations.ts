import {
  DescribeOrganizationalUnit$,
  type DescribeOrganizationalUnitRequest,
  type DescribeOrganizationalUnitResponse,
  ListAccountsForParent$,
  type ListAccountsForParentRequest,
  type ListAccountsForParentResponse,
  ListChildren$,
  type ListChildrenRequest,
  type ListChildrenResponse,
  ListOrganizationalUnitsForParent$,
  type ListOrganizationalUnitsForParentRequest,
  type ListOrganizationalUnitsForParentResponse,
  ListParents$,
  type ListParentsRequest,
  type ListParentsResponse,
  ListRoots$,
  type ListRootsRequest,
  type ListRootsResponse,
} from '@aws-sdk/client-organizations'
import { AwsError, type Operation, operation } from '../../operation.ts'
import type { OrganizationState } from '../../world/organization-state.ts'
import {
  describeAccount,
  describeUnit,
  onOrganization,
  organizationOf,
  organizationsPage,
  requireParent,
  unitOfId,
} from './organization-lookup.ts'

const accountsUnder = (organization: OrganizationState, parentId: string) =>
  Object.values(organization.accounts).filter((account) => account.parentId === parentId)

const unitsUnder = (organization: OrganizationState, parentId: string) =>
  Object.values(organization.units).filter((unit) => unit.parentId === parentId)

export const hierarchyOperations: readonly Operation[] = [
  operation<ListRootsRequest, ListRootsResponse>({
    service: 'organizations',
    schema: ListRoots$,
    authorize: () => onOrganization('ListRoots'),
    handle: (_input, call) => {
      const organization = organizationOf(call)
      const root = organization.units[organization.rootId]
      if (root === undefined) return { Roots: [] }
      const types = [{ Type: 'SERVICE_CONTROL_POLICY' as const, Status: 'ENABLED' as const }]
      return { Roots: [{ ...describeUnit(organization, root), PolicyTypes: types }] }
    },
  }),

  operation<ListParentsRequest, ListParentsResponse>({
    service: 'organizations',
    schema: ListParents$,
    authorize: () => onOrganization('ListParents'),
    handle: (input, call) => {
      const { accounts, units } = organizationOf(call)
      const id = input.ChildId ?? ''
      const parentId = accounts[id]?.parentId ?? units[id]?.parentId
      if (parentId === undefined) {
        throw new AwsError(
          'ChildNotFoundException',
          400,
          `You specified a child that doesn't exist.`,
        )
      }
      return {
        Parents: [
          { Id: parentId, Type: units[parentId]?.parentId ? 'ORGANIZATIONAL_UNIT' : 'ROOT' },
        ],
      }
    },
  }),

  operation<ListChildrenRequest, ListChildrenResponse>({
    service: 'organizations',
    schema: ListChildren$,
    authorize: () => onOrganization('ListChildren'),
    handle: (input, call) => {
      const organization = organizationOf(call)
      const parentId = requireParent(organization, input.ParentId)
      const found =
        input.ChildType === 'ACCOUNT'
          ? accountsUnder(organization, parentId)
          : unitsUnder(organization, parentId)
      const list = `children ${parentId} ${input.ChildType}`
      const { items, paging } = organizationsPage(found, list, input)
      return { Children: items.map(({ id }) => ({ Id: id, Type: input.ChildType })), ...paging }
    },
  }),

  operation<ListOrganizationalUnitsForParentRequest, ListOrganizationalUnitsForParentResponse>({
    service: 'organizations',
    schema: ListOrganizationalUnitsForParent$,
    authorize: () => onOrganization('ListOrganizationalUnitsForParent'),
    handle: (input, call) => {
      const organization = organizationOf(call)
      const parentId = requireParent(organization, input.ParentId)
      const found = unitsUnder(organization, parentId)
      const { items, paging } = organizationsPage(found, `units ${parentId}`, input)
      return {
        OrganizationalUnits: items.map((unit) => describeUnit(organization, unit)),
        ...paging,
      }
    },
  }),

  operation<ListAccountsForParentRequest, ListAccountsForParentResponse>({
    service: 'organizations',
    schema: ListAccountsForParent$,
    authorize: () => onOrganization('ListAccountsForParent'),
    handle: (input, call) => {
      const organization = organizationOf(call)
      const parentId = requireParent(organization, input.ParentId)
      const found = accountsUnder(organization, parentId)
      const { items, paging } = organizationsPage(found, `accounts ${parentId}`, input)
      return { Accounts: items.map((account) => describeAccount(organization, account)), ...paging }
    },
  }),

  operation<DescribeOrganizationalUnitRequest, DescribeOrganizationalUnitResponse>({
    service: 'organizations',
    schema: DescribeOrganizationalUnit$,
    authorize: () => onOrganization('DescribeOrganizationalUnit'),
    handle: (input, call) => {
      const organization = organizationOf(call)
      const unit = unitOfId(organization, input.OrganizationalUnitId)
      return { OrganizationalUnit: describeUnit(organization, unit) }
    },
  }),
]
