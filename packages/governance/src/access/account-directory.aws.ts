import { ListGuardrailsCommand } from '@aws-sdk/client-bedrock'
import { ListRolesCommand } from '@aws-sdk/client-iam'
import { ListAccountsCommand } from '@aws-sdk/client-organizations'
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts'
import type { AwsConnector } from '@gatehouse/aws/connector'
import { fail, ok, type Result } from '../kernel/result.ts'
import { asApplier, asReader } from './account-roles.aws.ts'
import { guardrailsOf } from './guardrails.ts'
import { pagesOf } from './iam-pages.aws.ts'
import { ownPrincipal } from './own-principal.aws.ts'
import type { AccountAccess, AccountDirectory, Observed } from './ports.ts'
import { RequestIds } from './request-ids.ts'

const mostPages = 200

export function accountDirectory(aws: AwsConnector): AccountDirectory {
  return {
    list: () => listAccounts(aws),
    self: ownPrincipal(aws),
    verify: (account) => verify(aws, account),

    async roles(account) {
      const pages = await pagesOf((Marker) =>
        aws.call({ service: 'iam', as: asReader(account) }, (client) =>
          client.send(new ListRolesCommand(Marker === undefined ? {} : { Marker })),
        ),
      )
      if (!pages.ok) return pages
      const roles = pages.value.value
        .flatMap((page) => page.Roles ?? [])
        .flatMap(({ Arn, Path }) => (Arn && Path ? [{ roleArn: Arn, path: Path }] : []))
        .filter(({ roleArn, path }) => isConnectable(account, roleArn, path))
      return ok({ value: roles, awsRequestIds: pages.value.awsRequestIds })
    },

    guardrails: (account, region) => listGuardrails(aws, account, region),
  }
}

/**
 * Service-linked and Identity Center roles cannot be edited by IAM calls, and a role of Gatehouse
 * itself must never be one that it hands permissions to.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create-service-linked-role.html
 */
function isConnectable(account: AccountAccess, roleArn: string, path: string): boolean {
  if (path.startsWith('/aws-service-role/') || path.startsWith('/aws-reserved/')) return false
  return roleArn !== account.readRoleArn && roleArn !== account.applyRoleArn
}

async function listAccounts(
  aws: AwsConnector,
): Promise<Result<Observed<readonly { readonly accountId: string; readonly name: string }[]>>> {
  const ids = new RequestIds()
  const accounts: { readonly accountId: string; readonly name: string }[] = []
  let NextToken: string | undefined
  for (let page = 0; page < mostPages; page++) {
    const answer = await aws.call({ service: 'organizations', as: 'gatehouse' }, (client) =>
      client.send(new ListAccountsCommand(NextToken === undefined ? {} : { NextToken })),
    )
    if (!answer.ok) return answer
    ids.add(answer.value.awsRequestIds)
    for (const { Id, Name, State, Status } of answer.value.value.Accounts ?? []) {
      if (Id !== undefined && (State ?? Status) === 'ACTIVE') {
        accounts.push({ accountId: Id, name: Name ?? Id })
      }
    }
    NextToken = answer.value.value.NextToken
    if (NextToken === undefined) break
  }
  return ok({ value: accounts, awsRequestIds: ids.all() })
}

async function verify(aws: AwsConnector, account: AccountAccess): Promise<Result<Observed<void>>> {
  const ids = new RequestIds()
  for (const role of [asReader(account), asApplier(account)]) {
    // A session of its own each time: a kept one would hide that the trust was taken away.
    const who = await aws.callOnce({ service: 'sts', as: role }, (client) =>
      client.send(new GetCallerIdentityCommand({})),
    )
    if (!who.ok) return who
    ids.add(who.value.awsRequestIds)
    if (who.value.value.Account !== account.accountId) {
      return fail({
        code: 'aws.denied',
        detail: `${role.roleArn} is a role of account ${who.value.value.Account ?? 'unknown'}.`,
      })
    }
  }
  return ok({ value: undefined, awsRequestIds: ids.all() })
}

async function listGuardrails(
  aws: AwsConnector,
  account: AccountAccess,
  region: string,
): ReturnType<AccountDirectory['guardrails']> {
  const as = asReader(account)
  const ids = new RequestIds()
  const list = async (guardrailIdentifier?: string) => {
    const summaries = []
    let nextToken: string | undefined
    for (let page = 0; page < mostPages; page++) {
      const answer = await aws.call({ service: 'bedrock', as, region }, (client) =>
        client.send(
          new ListGuardrailsCommand({
            ...(guardrailIdentifier === undefined ? {} : { guardrailIdentifier }),
            ...(nextToken === undefined ? {} : { nextToken }),
          }),
        ),
      )
      if (!answer.ok) return answer
      ids.add(answer.value.awsRequestIds)
      summaries.push(...(answer.value.value.guardrails ?? []))
      nextToken = answer.value.value.nextToken
      if (nextToken === undefined) break
    }
    return ok(summaries)
  }

  // Without an identifier AWS lists the DRAFT of each; with one, its DRAFT and every version.
  const drafts = await list()
  if (!drafts.ok) return drafts
  const summaries = []
  for (const { id } of drafts.value) {
    const versions = await list(id)
    if (!versions.ok) return versions
    summaries.push(...versions.value)
  }
  return ok({ value: guardrailsOf(summaries), awsRequestIds: ids.all() })
}
