import { GetRoleCommand, IAMClient, UpdateAssumeRolePolicyCommand } from '@aws-sdk/client-iam'
import { accountAdministratorKey, sandboxCredentials } from '@gatehouse/testkit/aws-environment'
import { teams } from '@gatehouse/testkit/organisation'

interface TrustStatement {
  Condition?: Record<string, Record<string, unknown>>
}

/**
 * What the AWS administrator of an account does after Gatehouse has told the external id: every
 * role that trusts Gatehouse asks for it from now on.
 */
export async function trustGatehouse(
  sandboxUrl: string,
  account: string,
  externalId: string,
): Promise<void> {
  const iam = new IAMClient({
    endpoint: sandboxUrl,
    region: 'us-east-1',
    credentials: sandboxCredentials(accountAdministratorKey(account)),
  })
  try {
    for (const name of ['GatehouseRead', 'GatehouseApply', ...Object.keys(teams)]) {
      const { Role } = await iam.send(new GetRoleCommand({ RoleName: name }))
      // IAM returns the document URL-encoded (RFC 3986), as its API reference says of GetRole.
      const document = JSON.parse(decodeURIComponent(Role?.AssumeRolePolicyDocument ?? '')) as {
        Statement: TrustStatement[]
      }
      for (const { Condition } of document.Statement) {
        const equals = Condition?.['StringEquals']
        if (equals?.['sts:ExternalId'] !== undefined) equals['sts:ExternalId'] = externalId
      }
      await iam.send(
        new UpdateAssumeRolePolicyCommand({
          RoleName: name,
          PolicyDocument: JSON.stringify(document),
        }),
      )
    }
  } finally {
    iam.destroy()
  }
}
