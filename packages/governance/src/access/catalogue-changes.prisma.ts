import { json } from '@gatehouse/database/transaction'
import { ok } from '../kernel/result.ts'
import type { Write } from './change-writer.prisma.ts'

export const requestReading: Write<'catalogue-requested'> = async ({ tables, at }, change) => {
  await tables.catalogueReading.updateMany({
    where: { accountId: change.accountId, region: { in: [...change.regions] } },
    data: { startedAt: at, failure: null },
  })
  return ok(undefined)
}

export const storeReading: Write<'catalogue-read'> = async ({ tables, at }, change) => {
  const { accountId, region, models, profiles, awsRequestId } = change
  const read = {
    readAt: at,
    failure: null,
    awsRequestId,
    models: json(models),
    profiles: json(profiles),
  }
  await tables.catalogueReading.upsert({
    where: { accountId_region: { accountId, region } },
    create: { accountId, region, ...read },
    update: read,
  })
  return ok(undefined)
}

export const failReading: Write<'catalogue-failed'> = async ({ tables }, change) => {
  const { accountId, region, failure, awsRequestId } = change
  await tables.catalogueReading.upsert({
    where: { accountId_region: { accountId, region } },
    create: { accountId, region, failure, awsRequestId },
    update: { failure, awsRequestId },
  })
  return ok(undefined)
}
