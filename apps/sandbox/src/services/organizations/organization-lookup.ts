import type { Account, OrganizationalUnit, PolicySummary } from '@aws-sdk/client-organizations'
import { type ActionOnResource, AwsError, type Call } from '../../operation.ts'
import { page } from '../../protocols/paginate.ts'
import type {
  OrganizationAccount,
  OrganizationState,
  OrganizationUnit,
  ServiceControlPolicy,
} from '../../world/organization-state.ts'

export const organizationOf = (call: Call): OrganizationState => call.world.state.organization

/** Most of Organizations answers only the management account and delegated administrators. */
export const onOrganization = (action: string): ActionOnResource[] => [
  { action: `organizations:${action}`, resource: '*' },
]

const arn = (organization: OrganizationState, rest: string): string =>
  `arn:aws:organizations::${organization.managementAccountId}:${rest}`

export function describeAccount(
  organization: OrganizationState,
  account: OrganizationAccount,
): Account {
  return {
    Id: account.id,
    Arn: arn(organization, `account/${organization.id}/${account.id}`),
    Email: account.email,
    Name: account.name,
    Status: 'ACTIVE',
    State: 'ACTIVE',
    JoinedMethod: account.id === organization.managementAccountId ? 'INVITED' : 'CREATED',
    JoinedTimestamp: new Date(account.joinedAt),
  }
}

export function describeUnit(
  organization: OrganizationState,
  unit: OrganizationUnit,
): OrganizationalUnit {
  const kind = unit.parentId === undefined ? 'root' : 'ou'
  return {
    Id: unit.id,
    Arn: arn(organization, `${kind}/${organization.id}/${unit.id}`),
    Name: unit.name,
  }
}

export function describePolicySummary(
  organization: OrganizationState,
  policy: ServiceControlPolicy,
): PolicySummary {
  const path = `policy/service_control_policy/${policy.id}`
  return {
    Id: policy.id,
    Arn: policy.isAwsManaged
      ? `arn:aws:organizations::aws:${path}`
      : arn(organization, `policy/${organization.id}/service_control_policy/${policy.id}`),
    Name: policy.name,
    Description: policy.description,
    Type: 'SERVICE_CONTROL_POLICY',
    AwsManaged: policy.isAwsManaged,
  }
}

const notFound = (code: string, message: string): AwsError => new AwsError(code, 400, message)

export function accountOfId(organization: OrganizationState, id = ''): OrganizationAccount {
  const account = own(organization.accounts, id)
  if (account === undefined) {
    throw notFound('AccountNotFoundException', `You specified an account that doesn't exist.`)
  }
  return account
}

export function unitOfId(organization: OrganizationState, id = ''): OrganizationUnit {
  const unit = own(organization.units, id)
  if (unit === undefined || unit.parentId === undefined) {
    throw notFound(
      'OrganizationalUnitNotFoundException',
      `You specified an organizational unit that doesn't exist.`,
    )
  }
  return unit
}

export function policyOfId(organization: OrganizationState, id = ''): ServiceControlPolicy {
  const policy = own(organization.policies, id)
  if (policy === undefined) {
    throw notFound('PolicyNotFoundException', `You specified a policy that doesn't exist.`)
  }
  return policy
}

export function requireParent(organization: OrganizationState, id = ''): string {
  if (own(organization.units, id) === undefined) {
    throw notFound('ParentNotFoundException', `You specified a parent that doesn't exist.`)
  }
  return id
}

/** A root, a unit or an account. */
export function requireTarget(organization: OrganizationState, id = ''): string {
  const isKnown = own(organization.units, id) ?? own(organization.accounts, id)
  if (isKnown === undefined) {
    throw notFound('TargetNotFoundException', `You specified a target that doesn't exist.`)
  }
  return id
}

/** SCPs are the only type that the sandbox keeps; the others are not enabled. */
export function requireControlPolicies(type: string | undefined): void {
  if (type === 'SERVICE_CONTROL_POLICY') return
  throw new AwsError(
    'PolicyTypeNotEnabledException',
    400,
    `The policy type ${type} is not enabled for this root.`,
  )
}

function own<Value>(record: Readonly<Record<string, Value>>, key: string): Value | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined
}

interface Paging {
  readonly NextToken?: string | undefined
  readonly MaxResults?: number | undefined
}

export function organizationsPage<Item>(items: readonly Item[], list: string, input: Paging) {
  const { items: shown, next } = page(
    items,
    list,
    input.NextToken,
    input.MaxResults ?? 20,
    () =>
      new AwsError('InvalidInputException', 400, 'You provided an invalid NextToken.', {
        Reason: 'INVALID_NEXT_TOKEN',
      }),
  )
  return { items: [...shown], paging: next === undefined ? {} : { NextToken: next } }
}
