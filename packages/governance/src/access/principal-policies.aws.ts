import {
  AttachRolePolicyCommand,
  DetachRolePolicyCommand,
  ListAttachedRolePoliciesCommand,
  ListEntitiesForPolicyCommand,
  ListPoliciesCommand,
} from '@aws-sdk/client-iam'
import type { AwsConnector } from '@gatehouse/aws/connector'
import { ok, type Result } from '../kernel/result.ts'
import { asApplier, asReader } from './account-roles.aws.ts'
import { pagesOf } from './iam-pages.aws.ts'
import { putPolicy, readPolicy, removePolicy } from './managed-policy.aws.ts'
import { policyPath } from './policy-limits.ts'
import { simulate } from './policy-simulation.aws.ts'
import type { AccountAccess, ManagedPolicy, Observed, PrincipalPolicies } from './ports.ts'
import { RequestIds } from './request-ids.ts'
import { isPolicyOfTeam, roleNameOf } from './role-names.ts'

export function principalPolicies(aws: AwsConnector): PrincipalPolicies {
  return {
    list: (account, teamId) => listPolicies(aws, account, teamId),
    put: (account, teamId, name, document) => putPolicy(aws, account, teamId, name, document),
    remove: (account, policyArn) => removePolicy(aws, account, policyArn),
    simulate: (account, question) => simulate(aws, account, question),

    // Attaching what is attached changes nothing in IAM, so the SDK may repeat it.
    async attach(account, roleName, policyArn) {
      const attached = await aws.call({ service: 'iam', as: asApplier(account) }, (client) =>
        client.send(new AttachRolePolicyCommand({ RoleName: roleName, PolicyArn: policyArn })),
      )
      return attached.ok ? ok({ ...attached.value, value: undefined }) : attached
    },

    async detach(account, roleName, policyArn) {
      const detached = await aws.call({ service: 'iam', as: asApplier(account) }, (client) =>
        client.send(new DetachRolePolicyCommand({ RoleName: roleName, PolicyArn: policyArn })),
      )
      if (detached.ok) return ok({ ...detached.value, value: undefined })
      // The role, the policy or the attachment is gone: that is what was wanted.
      if (detached.error.code !== 'aws.not_found') return detached
      return ok({ value: undefined, awsRequestIds: idsOf(detached.error.awsRequestId) })
    },

    async attached(account, roleArn) {
      const pages = await pagesOf((Marker) =>
        aws.call({ service: 'iam', as: asReader(account) }, (client) =>
          client.send(
            new ListAttachedRolePoliciesCommand({
              RoleName: roleNameOf(roleArn),
              ...(Marker === undefined ? {} : { Marker }),
            }),
          ),
        ),
      )
      if (!pages.ok) return pages
      const arns = pages.value.value.flatMap((page) =>
        (page.AttachedPolicies ?? []).flatMap(({ PolicyArn }) => PolicyArn ?? []),
      )
      return ok({ value: arns, awsRequestIds: pages.value.awsRequestIds })
    },

    holders: (account, policyArn) => listHolders(aws, account, policyArn),
  }
}

async function listPolicies(
  aws: AwsConnector,
  account: AccountAccess,
  teamId: string,
): Promise<Result<Observed<readonly ManagedPolicy[]>>> {
  const ids = new RequestIds()
  const pages = await pagesOf((Marker) =>
    aws.call({ service: 'iam', as: asReader(account) }, (client) =>
      client.send(
        new ListPoliciesCommand({
          Scope: 'Local',
          PathPrefix: policyPath,
          ...(Marker === undefined ? {} : { Marker }),
        }),
      ),
    ),
  )
  if (!pages.ok) return pages
  ids.add(pages.value.awsRequestIds)
  const policies: ManagedPolicy[] = []
  for (const { PolicyName = '', Arn = '' } of pages.value.value.flatMap(
    (page) => page.Policies ?? [],
  )) {
    if (!isPolicyOfTeam(PolicyName, teamId)) continue
    const read = await readPolicy(aws, account, Arn, ids)
    if (!read.ok) return read
    // Gone between the two calls, or somebody else's: neither is ours to change or to remove.
    if (read.value === null || !read.value.isOurs) continue
    const { document, defaultVersionId } = read.value
    policies.push({ name: PolicyName, arn: Arn, document, defaultVersionId })
  }
  policies.sort((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }))
  return ok({ value: policies, awsRequestIds: ids.all() })
}

async function listHolders(
  aws: AwsConnector,
  account: AccountAccess,
  policyArn: string,
): Promise<Result<Observed<readonly string[]>>> {
  const pages = await pagesOf((Marker) =>
    aws.call({ service: 'iam', as: asReader(account) }, (client) =>
      client.send(
        new ListEntitiesForPolicyCommand({
          PolicyArn: policyArn,
          EntityFilter: 'Role',
          ...(Marker === undefined ? {} : { Marker }),
        }),
      ),
    ),
  )
  if (!pages.ok) {
    if (pages.error.code !== 'aws.not_found') return pages
    return ok({ value: [], awsRequestIds: idsOf(pages.error.awsRequestId) })
  }
  const names = pages.value.value.flatMap((page) =>
    (page.PolicyRoles ?? []).flatMap(({ RoleName }) => RoleName ?? []),
  )
  return ok({ value: names, awsRequestIds: pages.value.awsRequestIds })
}

function idsOf(awsRequestId: string | undefined): readonly string[] {
  return awsRequestId === undefined ? [] : [awsRequestId]
}
