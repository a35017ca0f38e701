import { randomUUID } from 'node:crypto'
import { GetRoleCommand, IAMClient, UpdateAssumeRolePolicyCommand } from '@aws-sdk/client-iam'
import { accountAdministratorKey, sandboxCredentials } from '@gatehouse/testkit/aws-environment'
import { accounts, teamRoleArn } from '@gatehouse/testkit/organisation'
import type { Session } from '@gatehouse/testkit/sign-in'
import { vi } from 'vitest'
import type { AppRouter } from './router.ts'

const accountId = accounts.genaiDev

/**
 * Connects genai-dev with one team through the front door, and lets the account's own administrator
 * put the external id into the trust policies. Returns when the catalogue has been read.
 */
export async function connectGenaiDev(administrator: Session, sandboxUrl: string): Promise<void> {
  const { access } = administrator.trpc<AppRouter>()
  const { externalId } = await access.connectAccount.mutate({
    idempotencyKey: randomUUID(),
    accountId,
    name: 'genai-dev',
    environment: 'development',
    regions: ['us-east-1'],
    readRoleArn: `arn:aws:iam::${accountId}:role/GatehouseRead`,
    applyRoleArn: `arn:aws:iam::${accountId}:role/GatehouseApply`,
  })
  const iam = new IAMClient({
    endpoint: sandboxUrl,
    region: 'us-east-1',
    credentials: sandboxCredentials(accountAdministratorKey(accountId)),
  })
  for (const RoleName of ['GatehouseRead', 'GatehouseApply', 'claims-nlp']) {
    const { Role } = await iam.send(new GetRoleCommand({ RoleName }))
    const trust: unknown = JSON.parse(
      decodeURIComponent(Role?.AssumeRolePolicyDocument ?? ''),
      (key, value: unknown) => (key === 'sts:ExternalId' ? externalId : value),
    )
    const PolicyDocument = JSON.stringify(trust)
    await iam.send(new UpdateAssumeRolePolicyCommand({ RoleName, PolicyDocument }))
  }
  await access.verifyAccount.mutate({ idempotencyKey: randomUUID(), accountId })
  await access.connectPrincipal.mutate({
    idempotencyKey: randomUUID(),
    accountId,
    teamId: 'claims-nlp',
    roleArn: teamRoleArn(accountId, 'claims-nlp'),
  })
  await access.refreshCatalogue.mutate({ idempotencyKey: randomUUID(), accountId })
  const isRead = async () => {
    const { readings } = await access.catalogue.query({ accountId, teamId: 'claims-nlp' })
    if (readings.some(({ state }) => state !== 'current')) throw new Error(JSON.stringify(readings))
  }
  await vi.waitFor(isRead, { timeout: 30_000, interval: 100 })
}
