import { GetCallerIdentityCommand } from '@aws-sdk/client-sts'
import type { AwsConnector } from '@gatehouse/aws/connector'
import { fail, ok } from '../kernel/result.ts'
import type { AccountDirectory } from './ports.ts'
import { principalOf } from './session-principal.ts'

/** Who Gatehouse is to AWS. A process keeps its role until it ends, so it asks once. */
export function ownPrincipal(aws: AwsConnector): AccountDirectory['self'] {
  let known: Awaited<ReturnType<AccountDirectory['self']>> | null = null
  return async () => {
    if (known !== null) return known
    const who = await aws.call({ service: 'sts', as: 'gatehouse' }, (client) =>
      client.send(new GetCallerIdentityCommand({})),
    )
    if (!who.ok) return who
    const { value, awsRequestIds } = who.value
    if (value.Arn === undefined)
      return fail({ code: 'aws.not_understood', detail: 'GetCallerIdentity named nobody.' })
    known = ok({ value: principalOf(value.Arn), awsRequestIds })
    return known
  }
}
