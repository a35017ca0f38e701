import type { ActionOnResource, Call } from '../../operation.ts'
import { page } from '../../protocols/paginate.ts'
import type { IamAccount, IamPolicy, IamRole } from '../../world/iam-store.ts'
import { noSuchPolicy, noSuchRole, unmodifiable, validationError } from './iam-errors.ts'
import { roleArn } from './resource-format.ts'

/** Roles that AWS services made for themselves, such as Identity Center's. */
const RESERVED_PATH = '/aws-reserved/'

export const accountOf = (call: Call): IamAccount => call.world.iam.account(call.caller.accountId)

export function readRole(call: Call, name: string | undefined): IamRole {
  const role = own(accountOf(call).roles, name)
  if (role === undefined) throw noSuchRole(name ?? '')
  return role
}

export function editRole(call: Call, name: string | undefined): IamRole {
  if (readRole(call, name).path.startsWith(RESERVED_PATH)) throw unmodifiable(name ?? '')
  const role = own(call.world.iam.edit(call.caller.accountId).roles, name)
  if (role === undefined) throw noSuchRole(name ?? '')
  return role
}

export function readPolicy(call: Call, arn: string | undefined): IamPolicy {
  const policy = call.world.iam.policy(accountOf(call), arn ?? '')
  if (policy === undefined) throw noSuchPolicy(arn ?? '')
  return policy
}

/** Only the account's own policies can be changed. */
export function editPolicy(call: Call, arn: string | undefined): IamPolicy {
  if (own(accountOf(call).policies, arn) === undefined) throw noSuchPolicy(arn ?? '')
  const policy = call.world.iam.edit(call.caller.accountId).policies[arn ?? '']
  if (policy === undefined) throw noSuchPolicy(arn ?? '')
  return policy
}

function own<Value>(record: Readonly<Record<string, Value>>, key: string | undefined) {
  return key !== undefined && Object.hasOwn(record, key) ? record[key] : undefined
}

/** The question for a call on one role, with the keys that IAM offers for a role. */
export function onRole(
  call: Call,
  action: string,
  name: string | undefined,
  context: ActionOnResource['context'] = {},
): ActionOnResource[] {
  const role = own(accountOf(call).roles, name)
  // The handler refuses these as UnmodifiableEntity; the evaluator would say AccessDenied.
  if (role?.path.startsWith(RESERVED_PATH) && !/^iam:(Get|List)/.test(action)) return []
  const resource = role?.arn ?? roleArn(call.caller.accountId, '/', name ?? '')
  const boundary = role?.boundaryArn ? { 'iam:PermissionsBoundary': role.boundaryArn } : {}
  return [{ action, resource, context: { ...boundary, ...resourceTags(role?.tags), ...context } }]
}

export function onPolicy(
  call: Call,
  action: string,
  arn: string | undefined,
  context: ActionOnResource['context'] = {},
): ActionOnResource[] {
  const policy = own(accountOf(call).policies, arn)
  return [{ action, resource: arn ?? '*', context: { ...resourceTags(policy?.tags), ...context } }]
}

/** Actions without a resource of their own. */
export const onAll = (action: string): ActionOnResource[] => [{ action, resource: '*' }]

function resourceTags(tags: Readonly<Record<string, string>> = {}): Record<string, string> {
  return Object.fromEntries(
    Object.entries(tags).flatMap(([key, value]) => [
      [`aws:ResourceTag/${key}`, value],
      [`iam:ResourceTag/${key}`, value],
    ]),
  )
}

interface Tag {
  readonly Key?: string | undefined
  readonly Value?: string | undefined
}

export function requestTags(tags: readonly Tag[] = []): Record<string, string | string[]> {
  if (tags.length === 0) return {}
  return {
    'aws:TagKeys': tags.map(({ Key }) => Key ?? ''),
    ...Object.fromEntries(tags.map(({ Key, Value }) => [`aws:RequestTag/${Key}`, Value ?? ''])),
  }
}

export const tagRecord = (tags: readonly Tag[] = []): Record<string, string> =>
  Object.fromEntries(tags.map(({ Key, Value }) => [Key ?? '', Value ?? '']))

export const tagList = (tags: Readonly<Record<string, string>>): { Key: string; Value: string }[] =>
  Object.entries(tags).map(([Key, Value]) => ({ Key, Value }))

/** IAM's paging: 100 unless the caller says otherwise; `Marker` and `IsTruncated` come together. */
export function iamPage<Item>(
  items: readonly Item[],
  list: string,
  input: { readonly Marker?: string | undefined; readonly MaxItems?: number | undefined },
): { items: Item[]; IsTruncated: boolean; Marker?: string } {
  const { items: shown, next } = page(items, list, input.Marker, input.MaxItems ?? 100, () =>
    validationError('Invalid Marker.'),
  )
  return { items: [...shown], IsTruncated: next !== undefined, ...(next ? { Marker: next } : {}) }
}

export const byName = <Named extends { readonly name: string }>(
  record: Readonly<Record<string, Named>>,
): Named[] => Object.values(record).sort((a, b) => (a.name < b.name ? -1 : 1))
