import { randomUUID } from 'node:crypto'
import { accounts, type TeamSlug, teamRoleArn, teams } from '@gatehouse/testkit/organisation'
import type { ConsoleClient } from './console-client.ts'
import { poll } from './poll.ts'
import { trustGatehouse } from './trust-gatehouse.ts'

interface GovernedAccount {
  readonly accountId: string
  readonly name: string
  readonly environment: 'development' | 'production'
  readonly regions: readonly string[]
}

const governed: readonly GovernedAccount[] = [
  {
    accountId: accounts.genaiDev,
    name: 'genai-dev',
    environment: 'development',
    regions: ['us-east-1', 'us-west-2', 'eu-central-1', 'ap-northeast-2'],
  },
  {
    accountId: accounts.genaiProd,
    name: 'genai-prod',
    environment: 'production',
    regions: ['us-east-1', 'eu-central-1', 'ap-northeast-2'],
  },
]

/** An administrator connects the GenAI accounts, and every team's role in them. */
export async function connectAccounts(
  administrator: ConsoleClient,
  sandboxUrl: string,
): Promise<void> {
  for (const { accountId, name, environment, regions } of governed) {
    const connected = await administrator.access.connectAccount.mutate({
      idempotencyKey: randomUUID(),
      accountId,
      name,
      environment,
      regions: [...regions],
      readRoleArn: `arn:aws:iam::${accountId}:role/GatehouseRead`,
      applyRoleArn: `arn:aws:iam::${accountId}:role/GatehouseApply`,
    })
    await trustGatehouse(sandboxUrl, accountId, connected.externalId)
    const verified = await administrator.access.verifyAccount.mutate({
      idempotencyKey: randomUUID(),
      accountId,
    })
    if (verified.state !== 'connected') {
      throw new Error(`${name} could not be connected: ${verified.failure ?? verified.state}`)
    }
    await administrator.access.refreshCatalogue.mutate({ idempotencyKey: randomUUID(), accountId })
    for (const teamId of Object.keys(teams) as TeamSlug[]) {
      await administrator.access.connectPrincipal.mutate({
        idempotencyKey: randomUUID(),
        accountId,
        teamId,
        roleArn: teamRoleArn(accountId, teamId),
      })
    }
  }
  for (const { accountId, name } of governed)
    await untilCatalogueIsRead(administrator, accountId, name)
}

async function untilCatalogueIsRead(
  administrator: ConsoleClient,
  accountId: string,
  name: string,
): Promise<void> {
  await poll(`the catalogue of ${name} is read`, async () => {
    const { readings } = await administrator.access.catalogue.query({
      accountId,
      teamId: 'claims-nlp',
    })
    const failed = readings.find(({ state }) => state === 'failed')
    if (failed !== undefined) {
      throw new Error(`The catalogue of ${name} in ${failed.region}: ${failed.failure ?? 'failed'}`)
    }
    const isRead = readings.length > 0 && readings.every(({ state }) => state === 'current')
    return isRead ? true : undefined
  })
}
