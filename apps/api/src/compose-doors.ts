import { randomBytes } from 'node:crypto'
import type { AwsConnector } from '@gatehouse/aws/connector'
import type { Database } from '@gatehouse/database/database'
import { createAccess } from '@gatehouse/governance/access'
import { accessDatabase } from '@gatehouse/governance/access/prisma'
import { createAudit } from '@gatehouse/governance/audit'
import { auditLog } from '@gatehouse/governance/audit/prisma'
import { createIdentity } from '@gatehouse/governance/identity'
import { identityStore } from '@gatehouse/governance/identity/prisma'
import { uuidv7 } from 'uuidv7'
import { lateAwsAdapters } from './compose-aws.ts'
import type { Config } from './config.ts'
import type { Doors } from './doors.ts'
import type { Jobs } from './worker/jobs.ts'

const clock = { now: () => new Date() }
const ids = { next: () => uuidv7() }
const randomness = { hex: (bytes: number) => randomBytes(bytes).toString('hex') }

/** A catalogue is read again when its reading is older. */
const freshMinutes = 360

/** Opens the slices on PostgreSQL and AWS. */
export function openDoors(
  config: Config,
  database: Database,
  aws: AwsConnector,
): { readonly doors: Doors; readonly jobs: Jobs } {
  const access = createAccess({
    ...accessDatabase(database),
    ...lateAwsAdapters(aws),
    clock,
    ids,
    randomness,
  })
  const identity = createIdentity(
    { store: identityStore(database), ids, randomness },
    { groups: config.groups, contactText: config.contact, isSandbox: config.isSandbox },
  )
  const audit = createAudit({ log: auditLog(database) })
  return { doors: { access, identity, audit }, jobs: jobsOf(access) }
}

function jobsOf(access: Doors['access']): Jobs {
  return {
    async apply(applyRunId) {
      const outcome = await access.runs.apply(applyRunId)
      return { retryAt: outcome.outcome === 'retry' ? outcome.at : null }
    },
    readCatalogue: (accountId, region) => access.catalogue.take(accountId, region),
    async expireGrants() {
      await access.grants.expireDue()
    },
    requestStaleCatalogues: () => access.catalogue.requestStale(freshMinutes),
  }
}
