import { randomUUID } from 'node:crypto'
import { GetRoleCommand, IAMClient, UpdateAssumeRolePolicyCommand } from '@aws-sdk/client-iam'
import type { AppRouter } from '@gatehouse/api/router'
import { accountAdministratorKey, sandboxCredentials } from '@gatehouse/testkit/aws-environment'
import {
  accounts,
  personas,
  type TeamSlug,
  teamRoleArn,
  teams,
} from '@gatehouse/testkit/organisation'
import { signIn } from '@gatehouse/testkit/sign-in'

const governed = [
  { accountId: accounts.genaiDev, name: 'genai-dev', environment: 'development' },
  { accountId: accounts.genaiProd, name: 'genai-prod', environment: 'production' },
] as const

export interface ConnectOptions {
  readonly origin: string
  readonly sandboxUrl: string
  /** Teams whose roles are connected; all six by default. */
  readonly teams?: readonly TeamSlug[]
  readonly regions?: readonly string[]
  /** Only these accounts; both by default. */
  readonly accountIds?: readonly string[]
}

/**
 * Connects the pretend organisation through the front door: an administrator connects each account
 * and each team's role, and the account's own AWS administrator puts the external id that Gatehouse
 * made into the trust policies.
 */
export async function connectOrganisation(options: ConnectOptions): Promise<void> {
  const session = await signIn(options.origin, personas.administrator.sub)
  const { access } = session.trpc<AppRouter>()
  const slugs = options.teams ?? (Object.keys(teams) as TeamSlug[])
  for (const account of governed) {
    const { accountId } = account
    if (options.accountIds !== undefined && !options.accountIds.includes(accountId)) continue
    const roleNames = ['GatehouseRead', 'GatehouseApply']
    const [readRoleArn = '', applyRoleArn = ''] = roleNames.map(
      (name) => `arn:aws:iam::${accountId}:role/${name}`,
    )
    const { externalId } = await access.connectAccount.mutate({
      idempotencyKey: randomUUID(),
      ...account,
      regions: [
        ...(options.regions ?? ['us-east-1', 'us-west-2', 'eu-central-1', 'ap-northeast-2']),
      ],
      readRoleArn,
      applyRoleArn,
    })
    await trust(options.sandboxUrl, accountId, [...roleNames, ...slugs], externalId)
    await access.verifyAccount.mutate({ idempotencyKey: randomUUID(), accountId })
    for (const teamId of slugs) {
      const roleArn = teamRoleArn(accountId, teamId)
      await access.connectPrincipal.mutate({
        idempotencyKey: randomUUID(),
        accountId,
        teamId,
        roleArn,
      })
    }
    await access.refreshCatalogue.mutate({ idempotencyKey: randomUUID(), accountId })
  }
}

/** What the account's own administrator does in AWS: the external id goes into the trust policies. */
async function trust(
  endpoint: string,
  accountId: string,
  roleNames: readonly string[],
  externalId: string,
): Promise<void> {
  const iam = new IAMClient({
    endpoint,
    region: 'us-east-1',
    credentials: sandboxCredentials(accountAdministratorKey(accountId)),
  })
  for (const RoleName of roleNames) {
    const { Role } = await iam.send(new GetRoleCommand({ RoleName }))
    const document = decodeURIComponent(Role?.AssumeRolePolicyDocument ?? '')
    await iam.send(
      new UpdateAssumeRolePolicyCommand({
        RoleName,
        PolicyDocument: withExternalId(document, externalId),
      }),
    )
  }
}

/** Replaces the value of every `sts:ExternalId` condition and leaves the rest as it is. */
function withExternalId(document: string, externalId: string): string {
  return JSON.stringify(
    JSON.parse(document, (key, value: unknown) => (key === 'sts:ExternalId' ? externalId : value)),
  )
}
