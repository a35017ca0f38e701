import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs'
import { CreateRoleCommand, IAMClient, PutRolePolicyCommand } from '@aws-sdk/client-iam'
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts'
import { administrator, type Statement } from '../bedrock/world-clients.ts'

/** Clients of CloudWatch Logs that tests point at a sandbox. */
export const DEV = '000000000202'
export const REGION = 'us-east-1'
export const GROUP_ARN = `arn:aws:logs:${REGION}:${DEV}:log-group`

export function administratorLogs(endpoint: string, region = REGION): CloudWatchLogsClient {
  const credentials = administrator(DEV)
  return new CloudWatchLogsClient({ endpoint, credentials, region, maxAttempts: 1 })
}

/** Somebody who may do this and nothing else. */
export async function logsAllowing(
  endpoint: string,
  name: string,
  statements: readonly Statement[],
): Promise<CloudWatchLogsClient> {
  const shared = { endpoint, region: REGION, maxAttempts: 1 }
  const admin = { ...shared, credentials: administrator(DEV) }
  const iam = new IAMClient(admin)
  const trust = {
    Effect: 'Allow',
    Principal: { AWS: `arn:aws:iam::${DEV}:root` },
    Action: 'sts:AssumeRole',
  }
  await iam.send(
    new CreateRoleCommand({ RoleName: name, AssumeRolePolicyDocument: documentOf([trust]) }),
  )
  const PolicyDocument = documentOf(statements)
  await iam.send(new PutRolePolicyCommand({ RoleName: name, PolicyName: 'only', PolicyDocument }))
  const { Credentials: taken } = await new STSClient(admin).send(
    new AssumeRoleCommand({
      RoleArn: `arn:aws:iam::${DEV}:role/${name}`,
      RoleSessionName: 'test',
    }),
  )
  return new CloudWatchLogsClient({
    ...shared,
    credentials: {
      accessKeyId: taken?.AccessKeyId ?? '',
      secretAccessKey: taken?.SecretAccessKey ?? '',
      sessionToken: taken?.SessionToken ?? '',
    },
  })
}

const documentOf = (statements: readonly Statement[]): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: statements })
