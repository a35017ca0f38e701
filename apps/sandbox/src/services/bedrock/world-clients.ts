import { BedrockClient } from '@aws-sdk/client-bedrock'
import { BedrockRuntimeClient } from '@aws-sdk/client-bedrock-runtime'
import {
  AttachRolePolicyCommand,
  CreatePolicyCommand,
  CreatePolicyVersionCommand,
  DetachRolePolicyCommand,
  IAMClient,
} from '@aws-sdk/client-iam'
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts'
import { NodeHttpHandler } from '@smithy/node-http-handler'

/** Official clients that tests point at a sandbox, as the people and administrators of its world. */

export interface Credentials {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken?: string
}

export function administrator(accountId: string): Credentials {
  return { accessKeyId: `AKIASANDBOXADMIN${accountId.slice(-3)}`, secretAccessKey: 'sandbox' }
}

function options(endpoint: string, credentials: Credentials, region: string) {
  return { endpoint, credentials, region, maxAttempts: 1 }
}

export function bedrock(endpoint: string, credentials: Credentials, region = 'us-east-1') {
  return new BedrockClient(options(endpoint, credentials, region))
}

/** HTTP/2, which is what the client speaks when nothing else is said. */
export function runtime(endpoint: string, credentials: Credentials, region = 'us-east-1') {
  return new BedrockRuntimeClient(options(endpoint, credentials, region))
}

export function runtimeOverHttp1(endpoint: string, credentials: Credentials, region = 'us-east-1') {
  return new BedrockRuntimeClient({
    ...options(endpoint, credentials, region),
    requestHandler: new NodeHttpHandler(),
  })
}

/** A person of the team takes the team's role, as they would with their SSO session. */
export async function teamCredentials(
  endpoint: string,
  personKey: string,
  roleArn: string,
): Promise<Credentials> {
  const person = { accessKeyId: personKey, secretAccessKey: 'sandbox', sessionToken: 'sandbox' }
  const sts = new STSClient(options(endpoint, person, 'us-east-1'))
  const { Credentials: taken } = await sts.send(
    new AssumeRoleCommand({ RoleArn: roleArn, RoleSessionName: 'test' }),
  )
  return {
    accessKeyId: taken?.AccessKeyId ?? '',
    secretAccessKey: taken?.SecretAccessKey ?? '',
    sessionToken: taken?.SessionToken ?? '',
  }
}

export type Statement = Readonly<Record<string, unknown>>

/** One customer-managed policy on a role, changed by the account's administrator. */
export class RolePolicy {
  readonly arn: string
  readonly #iam: IAMClient
  readonly #role: string

  private constructor(iam: IAMClient, role: string, arn: string) {
    this.#iam = iam
    this.#role = role
    this.arn = arn
  }

  static async attach(
    endpoint: string,
    accountId: string,
    role: string,
    name: string,
    statements: readonly Statement[],
  ): Promise<RolePolicy> {
    const iam = new IAMClient(options(endpoint, administrator(accountId), 'us-east-1'))
    const { Policy } = await iam.send(
      new CreatePolicyCommand({ PolicyName: name, PolicyDocument: documentOf(statements) }),
    )
    const policy = new RolePolicy(iam, role, Policy?.Arn ?? '')
    await iam.send(new AttachRolePolicyCommand({ RoleName: role, PolicyArn: policy.arn }))
    return policy
  }

  async replace(statements: readonly Statement[]): Promise<void> {
    await this.#iam.send(
      new CreatePolicyVersionCommand({
        PolicyArn: this.arn,
        PolicyDocument: documentOf(statements),
        SetAsDefault: true,
      }),
    )
  }

  async detach(): Promise<void> {
    await this.#iam.send(new DetachRolePolicyCommand({ RoleName: this.#role, PolicyArn: this.arn }))
  }
}

function documentOf(statements: readonly Statement[]): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: statements })
}

export const INVOKE = ['bedrock:InvokeModel', 'bedrock:InvokeModelWithResponseStream']
