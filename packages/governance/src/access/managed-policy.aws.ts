import {
  CreatePolicyCommand,
  CreatePolicyVersionCommand,
  DeletePolicyCommand,
  DeletePolicyVersionCommand,
  GetPolicyCommand,
  GetPolicyVersionCommand,
  ListPolicyVersionsCommand,
  type PolicyVersion,
} from '@aws-sdk/client-iam'
import type { AwsConnector } from '@gatehouse/aws/connector'
import type { AwsFailure } from '@gatehouse/aws/failure'
import { fail, ok, type Result } from '../kernel/result.ts'
import { asApplier, asReader } from './account-roles.aws.ts'
import { pagesOf } from './iam-pages.aws.ts'
import { isPassing } from './passing-failures.ts'
import type { PolicyDocument } from './policy-document.ts'
import { decodeDocument, isSameDocument } from './policy-json.ts'
import { policyArn, policyPath } from './policy-limits.ts'
import type { AccountAccess, Observed } from './ports.ts'
import { RequestIds } from './request-ids.ts'

type Put = Result<Observed<'created' | 'new-version' | 'unchanged'>>

/** IAM keeps five versions of a policy (IAM user guide, reference_iam-quotas). */
const mostVersions = 5

export interface HeldPolicy {
  readonly document: unknown
  readonly defaultVersionId: string
  /** Carries Gatehouse's tag; without it, somebody else made it under the same name. */
  readonly isOurs: boolean
}

/** The default version as IAM holds it; null where there is no such policy. */
export async function readPolicy(
  aws: AwsConnector,
  account: AccountAccess,
  arn: string,
  ids: RequestIds,
): Promise<Result<HeldPolicy | null>> {
  const as = asReader(account)
  const policy = await aws.call({ service: 'iam', as }, (client) =>
    client.send(new GetPolicyCommand({ PolicyArn: arn })),
  )
  if (!policy.ok) return policy.error.code === 'aws.not_found' ? ok(null) : policy
  ids.add(policy.value.awsRequestIds)
  const { DefaultVersionId = '', Tags = [] } = policy.value.value.Policy ?? {}
  const version = await aws.call({ service: 'iam', as }, (client) =>
    client.send(new GetPolicyVersionCommand({ PolicyArn: arn, VersionId: DefaultVersionId })),
  )
  if (!version.ok) return version.error.code === 'aws.not_found' ? ok(null) : version
  ids.add(version.value.awsRequestIds)
  return ok({
    document: decodeDocument(version.value.value.PolicyVersion?.Document ?? ''),
    defaultVersionId: DefaultVersionId,
    isOurs: Tags.some(({ Key, Value }) => Key === 'gatehouse:managed' && Value === 'true'),
  })
}

/** Brings the policy to this document with as few calls as that takes; equal costs no write. */
export async function putPolicy(
  aws: AwsConnector,
  account: AccountAccess,
  teamId: string,
  name: string,
  document: PolicyDocument,
): Promise<Put> {
  const ids = new RequestIds()
  const arn = policyArn(account.accountId, name)
  const before = await readPolicy(aws, account, arn, ids)
  if (!before.ok) return before
  if (before.value?.isOurs === false) {
    return fail({
      code: 'aws.invalid',
      detail: `${arn} exists without the tag gatehouse:managed=true. Somebody else made it; Gatehouse does not touch it.`,
    })
  }
  if (before.value !== null && isSameDocument(before.value.document, document)) {
    return ok({ value: 'unchanged', awsRequestIds: ids.all() })
  }
  const outcome = before.value === null ? 'created' : 'new-version'
  const failure =
    before.value === null
      ? await create(aws, account, teamId, name, document, ids)
      : await createVersion(aws, account, arn, document, ids)
  if (failure === null) return ok({ value: outcome, awsRequestIds: ids.all() })
  if (!isPassing(failure.code)) return fail(failure)
  // The answer may have been lost after the write took effect. Looking is what tells.
  const after = await readPolicy(aws, account, arn, ids)
  if (after.ok && after.value !== null && isSameDocument(after.value.document, document)) {
    return ok({ value: outcome, awsRequestIds: ids.all() })
  }
  return fail(failure)
}

async function create(
  aws: AwsConnector,
  account: AccountAccess,
  teamId: string,
  name: string,
  document: PolicyDocument,
  ids: RequestIds,
): Promise<AwsFailure | null> {
  const created = await aws.call(
    { service: 'iam', as: asApplier(account), purpose: 'write' },
    (client) =>
      client.send(
        new CreatePolicyCommand({
          PolicyName: name,
          Path: policyPath,
          PolicyDocument: JSON.stringify(document),
          Description: `Model access of team ${teamId}, written by Gatehouse.`,
          Tags: [
            { Key: 'gatehouse:managed', Value: 'true' },
            { Key: 'gatehouse:team', Value: teamId },
          ],
        }),
      ),
  )
  if (!created.ok) return created.error
  ids.add(created.value.awsRequestIds)
  return null
}

async function createVersion(
  aws: AwsConnector,
  account: AccountAccess,
  arn: string,
  document: PolicyDocument,
  ids: RequestIds,
): Promise<AwsFailure | null> {
  const pruned = await pruneVersions(aws, account, arn, mostVersions - 1, ids)
  if (pruned !== null) return pruned
  const created = await aws.call(
    { service: 'iam', as: asApplier(account), purpose: 'write' },
    (client) =>
      client.send(
        new CreatePolicyVersionCommand({
          PolicyArn: arn,
          PolicyDocument: JSON.stringify(document),
          SetAsDefault: true,
        }),
      ),
  )
  if (!created.ok) return created.error
  ids.add(created.value.awsRequestIds)
  return null
}

/** Deletes the policy with every version; fine where it is gone already. */
export async function removePolicy(
  aws: AwsConnector,
  account: AccountAccess,
  arn: string,
): Promise<Result<Observed<void>>> {
  const ids = new RequestIds()
  const pruned = await pruneVersions(aws, account, arn, 1, ids)
  if (pruned !== null) {
    if (pruned.code !== 'aws.not_found') return fail(pruned)
    return ok({ value: undefined, awsRequestIds: ids.all() })
  }
  const deleted = await aws.call({ service: 'iam', as: asApplier(account) }, (client) =>
    client.send(new DeletePolicyCommand({ PolicyArn: arn })),
  )
  if (deleted.ok) ids.add(deleted.value.awsRequestIds)
  else if (deleted.error.code !== 'aws.not_found') return deleted
  return ok({ value: undefined, awsRequestIds: ids.all() })
}

/** Leaves so many versions, the default one among them, by deleting the oldest others. */
async function pruneVersions(
  aws: AwsConnector,
  account: AccountAccess,
  arn: string,
  keep: number,
  ids: RequestIds,
): Promise<AwsFailure | null> {
  const listed = await pagesOf((Marker) =>
    aws.call({ service: 'iam', as: asReader(account) }, (client) =>
      client.send(
        new ListPolicyVersionsCommand({
          PolicyArn: arn,
          ...(Marker === undefined ? {} : { Marker }),
        }),
      ),
    ),
  )
  if (!listed.ok) return listed.error
  ids.add(listed.value.awsRequestIds)
  const versions = listed.value.value.flatMap((page) => page.Versions ?? [])
  const others = versions.filter((version) => !version.IsDefaultVersion).sort(byAge)
  const tooMany = Math.max(0, versions.length - keep)
  for (const { VersionId } of others.slice(0, tooMany)) {
    const deleted = await aws.call({ service: 'iam', as: asApplier(account) }, (client) =>
      client.send(new DeletePolicyVersionCommand({ PolicyArn: arn, VersionId })),
    )
    if (deleted.ok) ids.add(deleted.value.awsRequestIds)
    else if (deleted.error.code !== 'aws.not_found') return deleted.error
  }
  return null
}

/** `v10` is younger than `v9`: versions are numbered in the order of their making. */
function byAge(a: PolicyVersion, b: PolicyVersion): number {
  return numberOf(a) - numberOf(b)
}

function numberOf({ VersionId = '' }: PolicyVersion): number {
  return Number(VersionId.slice(1)) || 0
}
