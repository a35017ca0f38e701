import type { AssumeRoleRequest } from '@aws-sdk/client-sts'
import { createValidatedPolicy } from '@cloud-copilot/iam-policy'
import { runUnsafeSimulation } from '@cloud-copilot/iam-simulate'
import { accessDenied, evaluateFor } from '../../authorization/decide.ts'
import { type ContextKeys, globalContext } from '../../authorization/request-context.ts'
import type { Call } from '../../operation.ts'
import type { IamRole } from '../../world/iam-store.ts'

const ALLOW_ALL = {
  name: 'everything',
  policy: { Version: '2012-10-17', Statement: { Effect: 'Allow', Action: '*', Resource: '*' } },
}

/**
 * Assuming a role needs its trust policy and, unless that names the caller itself within one
 * account, the caller's own policies too; tags need sts:TagSession on both sides.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic-cross-account.html
 */
export function requireTrust(
  input: AssumeRoleRequest,
  call: Call,
  tags: Readonly<Record<string, string>>,
): IamRole {
  const arn = input.RoleArn ?? ''
  const role = findRole(call, arn)
  const hasTags = Object.keys(tags).length > 0
  const actions = [
    'sts:AssumeRole',
    ...(hasTags ? ['sts:TagSession'] : []),
    ...(input.SourceIdentity === undefined ? [] : ['sts:SetSourceIdentity']),
  ]
  for (const action of actions) {
    const context = { ...requestKeys(input, tags), ...roleTags(role) }
    const own = evaluateFor(call, { action, resource: arn, context })
    const isSameAccount = arn.split(':')[4] === call.caller.accountId
    const isOwnDeny = own.verdict === 'explicitDeny'
    const trust = role === undefined ? 'none' : trustOf(role, call, action, context)
    const isAllowed =
      trust === 'names the caller' && isSameAccount
        ? !isOwnDeny
        : trust !== 'none' && own.verdict === 'allowed'
    if (!isAllowed) {
      const explained = trust !== 'none' || isOwnDeny ? own : undefined
      throw accessDenied('sts', call, { action, resource: arn }, explained)
    }
  }
  if (role === undefined)
    throw accessDenied('sts', call, { action: 'sts:AssumeRole', resource: arn })
  return role
}

function findRole(call: Call, arn: string): IamRole | undefined {
  const [, , service, , accountId = '', rest = ''] = arn.split(':')
  if (service !== 'iam' || !rest.startsWith('role/')) return undefined
  const role = call.world.iam.asDecided(accountId).roles[rest.slice(rest.lastIndexOf('/') + 1)]
  return role?.arn === arn ? role : undefined
}

type Trust = 'none' | 'trusts the account' | 'names the caller'

/** A session matches a trust policy as itself and as its role, whose ARN has the path. */
function trustOf(role: IamRole, call: Call, action: string, context: ContextKeys): Trust {
  const { caller } = call
  const full = { ...globalContext(call.world, caller, call.region, role.arn), ...context }
  const run = (principal: string, isBacked: boolean) =>
    runUnsafeSimulation(
      {
        request: {
          principal,
          action,
          resource: { resource: role.arn, accountId: role.arn.split(':')[4] ?? '' },
          contextVariables: full,
        },
        identityPolicies: isBacked ? [ALLOW_ALL] : [],
        serviceControlPolicies: [],
        resourceControlPolicies: [],
        resourcePolicy: createValidatedPolicy(JSON.parse(role.trustPolicy), () => [], {
          name: 'trust',
        }),
      },
      {},
    )
  const principals = [...new Set([caller.arn, caller.principalArn])]
  const backed = principals.map((principal) => run(principal, true))
  if (backed.includes('ExplicitlyDenied') || !backed.includes('Allowed')) return 'none'
  const alone = principals.map((principal) => run(principal, false))
  return alone.includes('Allowed') ? 'names the caller' : 'trusts the account'
}

function requestKeys(
  input: AssumeRoleRequest,
  tags: Readonly<Record<string, string>>,
): ContextKeys {
  const context: ContextKeys = { 'sts:RoleSessionName': input.RoleSessionName ?? '' }
  if (input.ExternalId !== undefined) context['sts:ExternalId'] = input.ExternalId
  if (input.SourceIdentity !== undefined) context['sts:SourceIdentity'] = input.SourceIdentity
  const keys = Object.keys(tags)
  if (keys.length > 0) context['aws:TagKeys'] = keys
  if (input.TransitiveTagKeys?.length) context['sts:TransitiveTagKeys'] = input.TransitiveTagKeys
  for (const key of keys) context[`aws:RequestTag/${key}`] = tags[key] ?? ''
  return context
}

function roleTags(role: IamRole | undefined): ContextKeys {
  return Object.fromEntries(
    Object.entries(role?.tags ?? {}).flatMap(([key, value]) => [
      [`aws:ResourceTag/${key}`, value],
      [`iam:ResourceTag/${key}`, value],
    ]),
  )
}
