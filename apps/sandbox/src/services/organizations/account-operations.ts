import {
  DescribeAccount$,
  type DescribeAccountRequest,
  type DescribeAccountResponse,
  DescribeOrganization$,
  type DescribeOrganizationResponse,
  ListAccounts$,
  type ListAccountsRequest,
  type ListAccountsResponse,
} from '@aws-sdk/client-organizations'
import { type Operation, operation } from '../../operation.ts'
import {
  accountOfId,
  describeAccount,
  onOrganization,
  organizationOf,
  organizationsPage,
} from './organization-lookup.ts'

export const accountOperations: readonly Operation[] = [
  operation<object, DescribeOrganizationResponse>({
    service: 'organizations',
    schema: DescribeOrganization$,
    authorize: () => onOrganization('DescribeOrganization'),
    handle: (_input, call) => {
      const organization = organizationOf(call)
      const management = accountOfId(organization, organization.managementAccountId)
      const owner = `arn:aws:organizations::${management.id}`
      return {
        Organization: {
          Id: organization.id,
          Arn: `${owner}:organization/${organization.id}`,
          FeatureSet: 'ALL',
          MasterAccountId: management.id,
          MasterAccountArn: `${owner}:account/${organization.id}/${management.id}`,
          MasterAccountEmail: management.email,
          AvailablePolicyTypes: [{ Type: 'SERVICE_CONTROL_POLICY', Status: 'ENABLED' }],
        },
      }
    },
  }),

  operation<ListAccountsRequest, ListAccountsResponse>({
    service: 'organizations',
    schema: ListAccounts$,
    authorize: () => onOrganization('ListAccounts'),
    handle: (input, call) => {
      const organization = organizationOf(call)
      const all = Object.values(organization.accounts)
      const { items, paging } = organizationsPage(all, 'accounts', input)
      return { Accounts: items.map((account) => describeAccount(organization, account)), ...paging }
    },
    differs: ['Any account may ask, as if each were a delegated administrator.'],
  }),

  operation<DescribeAccountRequest, DescribeAccountResponse>({
    service: 'organizations',
    schema: DescribeAccount$,
    authorize: () => onOrganization('DescribeAccount'),
    handle: (input, call) => {
      const organization = organizationOf(call)
      return { Account: describeAccount(organization, accountOfId(organization, input.AccountId)) }
    },
  }),
]
