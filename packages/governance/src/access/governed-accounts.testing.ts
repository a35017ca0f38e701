import { randomBytes } from 'node:crypto'
import { GetRoleCommand, IAMClient, UpdateAssumeRolePolicyCommand } from '@aws-sdk/client-iam'
import type { ConnectorOptions } from '@gatehouse/aws/client-config'
import { AwsConnector } from '@gatehouse/aws/connector'
import {
  accountAdministratorKey,
  awsEnvironment,
  sandboxCredentials,
} from '@gatehouse/testkit/aws-environment'
import type { TeamSlug } from '@gatehouse/testkit/organisation'
import { type Sandbox, startSandbox } from '@gatehouse/testkit/sandbox'
import type { AccountAccess } from './ports.ts'

/** A sandbox that this process's SDK reaches, by the SDK's own variables. */
export class SandboxAws implements AsyncDisposable {
  readonly sandbox: Sandbox
  readonly connector: AwsConnector

  private constructor(sandbox: Sandbox, connector: AwsConnector) {
    this.sandbox = sandbox
    this.connector = connector
  }

  static async start(options: ConnectorOptions = {}): Promise<SandboxAws> {
    const sandbox = await startSandbox()
    Object.assign(process.env, awsEnvironment(sandbox.url))
    return new SandboxAws(sandbox, new AwsConnector(options))
  }

  /** The account's own administrator, who is no part of Gatehouse. */
  administrator(accountId: string): IAMClient {
    return new IAMClient({ credentials: sandboxCredentials(accountAdministratorKey(accountId)) })
  }

  /** Has the account's administrator write a fresh external id into the trust policies. */
  async connect(
    accountId: string,
    teams: readonly TeamSlug[],
    externalId: string = randomBytes(16).toString('hex'),
  ): Promise<AccountAccess> {
    const iam = this.administrator(accountId)
    for (const RoleName of ['GatehouseRead', 'GatehouseApply', ...teams]) {
      const { Role } = await iam.send(new GetRoleCommand({ RoleName }))
      const document = decodeURIComponent(Role?.AssumeRolePolicyDocument ?? '')
      const PolicyDocument = JSON.stringify(
        JSON.parse(document, (key, value: unknown) =>
          key === 'sts:ExternalId' ? externalId : value,
        ),
      )
      await iam.send(new UpdateAssumeRolePolicyCommand({ RoleName, PolicyDocument }))
    }
    iam.destroy()
    return {
      accountId,
      readRoleArn: `arn:aws:iam::${accountId}:role/GatehouseRead`,
      applyRoleArn: `arn:aws:iam::${accountId}:role/GatehouseApply`,
      externalId,
    }
  }

  /** Operations received after a moment, as `iam:CreatePolicy`. */
  async operationsAfter(seq: number): Promise<readonly string[]> {
    const calls = await this.sandbox.calls({ after: seq })
    return calls.map(({ service, operation }) => `${service}:${operation}`)
  }

  async lastCall(): Promise<number> {
    return (await this.sandbox.calls()).at(-1)?.seq ?? 0
  }

  async [Symbol.asyncDispose]() {
    await this.connector.close()
    await this.sandbox.stop()
  }
}
