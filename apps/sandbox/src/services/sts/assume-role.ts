import type { AssumeRoleRequest, AssumeRoleResponse } from '@aws-sdk/client-sts'
import { AwsError, type Call } from '../../operation.ts'
import type { AccessKey } from '../../world/access-keys.ts'
import type { IamRole } from '../../world/iam-store.ts'
import { checkIdentityDocument } from '../iam/policy-document.ts'
import { uniqueId } from '../iam/resource-format.ts'
import { requireTrust } from './trust.ts'

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_terms-and-concepts.html (role chaining) */
const LONGEST_CHAINED_SECONDS = 3600
const DEFAULT_SECONDS = 3600

export function assumeRole(input: AssumeRoleRequest, call: Call): AssumeRoleResponse {
  const tags = Object.fromEntries(
    (input.Tags ?? []).map(({ Key, Value }) => [Key ?? '', Value ?? '']),
  )
  const from = call.world.state.accessKeys[call.caller.accessKeyId]
  const inherited = inheritedTags(from)
  const role = requireTrust(input, call, tags)
  const isChained = from?.principal.type === 'role'
  const seconds = sessionSeconds(input.DurationSeconds, role, isChained)
  const accountId = role.arn.split(':')[4] ?? ''
  const sessionName = input.RoleSessionName ?? ''
  const key: AccessKey = {
    accessKeyId: uniqueId('ASIA', 16),
    secret: randomToken(30),
    sessionToken: randomToken(120),
    accountId,
    principal: { type: 'role', roleName: role.name, sessionName },
    expiresAt: new Date(call.now.getTime() + seconds * 1000).toISOString(),
    sessionPolicies: sessionPolicies(input, call, accountId),
    sessionTags: { ...tags, ...inherited },
    transitiveTagKeys: [...Object.keys(inherited), ...(input.TransitiveTagKeys ?? [])],
    isChained,
  }
  forgetLongExpired(call)
  call.world.state.accessKeys[key.accessKeyId] = key
  return {
    Credentials: {
      AccessKeyId: key.accessKeyId,
      SecretAccessKey: key.secret,
      SessionToken: key.sessionToken,
      Expiration: new Date(key.expiresAt ?? call.now),
    },
    AssumedRoleUser: {
      AssumedRoleId: `${role.id}:${sessionName}`,
      Arn: `arn:aws:sts::${accountId}:assumed-role/${role.name}/${sessionName}`,
    },
    ...(input.SourceIdentity === undefined ? {} : { SourceIdentity: input.SourceIdentity }),
  }
}

function sessionSeconds(asked: number | undefined, role: IamRole, isChained: boolean): number {
  const seconds = asked ?? DEFAULT_SECONDS
  if (isChained && seconds > LONGEST_CHAINED_SECONDS) {
    throw new AwsError(
      'ValidationError',
      400,
      'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.',
    )
  }
  if (seconds > role.maxSessionSeconds) {
    throw new AwsError(
      'ValidationError',
      400,
      'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
    )
  }
  return seconds
}

function sessionPolicies(input: AssumeRoleRequest, call: Call, accountId: string): string[] {
  const documents = input.Policy === undefined ? [] : [input.Policy]
  for (const document of documents) checkIdentityDocument(document)
  const account = call.world.iam.account(accountId)
  for (const { arn } of input.PolicyArns ?? []) {
    const policy = call.world.iam.policy(account, arn ?? '')
    const version = policy?.versions.find(({ id }) => id === policy.defaultVersionId)
    if (version === undefined) {
      throw new AwsError(
        'ValidationError',
        400,
        `Policy ${arn} does not exist or is not attachable.`,
      )
    }
    documents.push(version.document)
  }
  return documents
}

/** Transitive tags of the calling session go on to the next one and cannot be overwritten. */
function inheritedTags(from: AccessKey | undefined): Record<string, string> {
  const keys = from?.transitiveTagKeys ?? []
  return Object.fromEntries(keys.map((key) => [key, from?.sessionTags[key] ?? '']))
}

/** Expired keys stay for an hour, because AWS says "expired" of them and not "unknown". */
function forgetLongExpired(call: Call): void {
  const horizon = new Date(call.now.getTime() - 3_600_000).toISOString()
  for (const [id, { expiresAt }] of Object.entries(call.world.state.accessKeys)) {
    if (expiresAt !== undefined && expiresAt < horizon) delete call.world.state.accessKeys[id]
  }
}

const randomToken = (bytes: number): string =>
  Buffer.from(crypto.getRandomValues(new Uint8Array(bytes))).toString('base64')
