import { type Role, rolesByPermission } from '@gatehouse/contract/permissions'
import type { ReadTables } from '@gatehouse/database/tables'
import type { AccessReads } from './store-ports.ts'
import {
  accountOf,
  grantOf,
  grantParts,
  guardrailOf,
  principalOf,
  principalParts,
  readingOf,
  requestOf,
  requestParts,
  runOf,
  runParts,
  stored,
  teamOf,
} from './stored-records.prisma.ts'

type Lists = Pick<AccessReads, 'requests' | 'grants' | 'counts'>

const ended = ['revoked', 'expired']

/** Reads of the slice, on the tables of a transaction or on the read-only ones. */
export function accessReads(
  tables: ReadTables,
  now: () => Promise<Date>,
  lists: Lists,
): AccessReads {
  return {
    ...lists,
    now,

    async request(requestId) {
      const row = await tables.accessRequest.findUnique({
        where: { id: requestId },
        include: requestParts,
      })
      return row && requestOf(row)
    },
    async pendingRequests(where) {
      const rows = await tables.accessRequest.findMany({
        where: { ...definedOf(where), state: 'pending' },
        include: requestParts,
        orderBy: { id: 'asc' },
      })
      return rows.map(requestOf)
    },

    async grant(grantId) {
      const row = await tables.grant.findUnique({ where: { id: grantId }, include: grantParts })
      return row && grantOf(row)
    },
    async openGrants(where) {
      const rows = await tables.grant.findMany({
        where: { ...definedOf(where), state: { notIn: ended } },
        include: grantParts,
        orderBy: { id: 'asc' },
      })
      return rows.map(grantOf)
    },

    async account(accountId) {
      const row = await tables.awsAccount.findUnique({ where: { accountId } })
      return row && accountOf(row)
    },
    async accounts() {
      const rows = await tables.awsAccount.findMany({ orderBy: [{ name: 'asc' }] })
      return rows.map(accountOf)
    },

    async principal(principalId) {
      const row = await tables.principal.findUnique({
        where: { id: principalId },
        include: principalParts,
      })
      return row && principalOf(row)
    },
    async principals({ includeDisconnected = false, ...where }) {
      const rows = await tables.principal.findMany({
        where: { ...definedOf(where), ...(includeDisconnected ? {} : { disconnectedAt: null }) },
        include: principalParts,
        orderBy: [{ accountId: 'asc' }, { roleArn: 'asc' }, { id: 'asc' }],
      })
      return rows.map(principalOf)
    },

    async guardrails(where) {
      const rows = await tables.guardrailAssignment.findMany({
        where: definedOf(where),
        orderBy: [{ accountId: 'asc' }, { teamId: 'asc' }, { region: 'asc' }],
      })
      return rows.map(guardrailOf)
    },

    async readings(accountId) {
      const rows = await tables.catalogueReading.findMany({
        where: { accountId },
        orderBy: { region: 'asc' },
      })
      return rows.map(readingOf)
    },
    async reading(accountId, region) {
      const row = await tables.catalogueReading.findUnique({
        where: { accountId_region: { accountId, region } },
      })
      return row && readingOf(row)
    },

    async team(teamId) {
      const row = await tables.team.findUnique({ where: { id: teamId } })
      return row && teamOf(row)
    },
    async teams(scope) {
      const rows = await tables.team.findMany({
        ...(scope === 'all' ? {} : { where: { id: { in: [...scope] } } }),
        orderBy: { nameEn: 'asc' },
      })
      return rows.map(teamOf)
    },

    async rolesOf(personId) {
      const person = await tables.person.findUnique({
        where: { id: personId },
        select: { roles: true, isDisabled: true },
      })
      return person === null || person.isDisabled ? [] : stored<Role[]>(person.roles)
    },
    async hasOtherDecider(personId) {
      const others = await tables.person.count({
        where: {
          id: { not: personId },
          isDisabled: false,
          roles: { hasSome: [...rolesByPermission['access.request.decide']] },
        },
      })
      return others > 0
    },

    async applyRun(applyRunId) {
      const row = await tables.applyRun.findUnique({
        where: { id: applyRunId },
        include: runParts,
      })
      return row && runOf(row)
    },
    async queuedRun({ teamId, accountId }) {
      const row = await tables.applyRun.findFirst({
        where: { teamId, accountId, state: 'queued' },
        select: { id: true },
      })
      return row?.id ?? null
    },
    async overdue() {
      const rows = await tables.grant.findMany({
        where: {
          state: { notIn: [...ended, 'revoking', 'expiring'] },
          expiresAt: { lte: await now() },
        },
        select: { teamId: true, accountId: true },
        distinct: ['teamId', 'accountId'],
        orderBy: [{ teamId: 'asc' }, { accountId: 'asc' }],
      })
      return rows
    },
  }
}

/** Prisma takes an absent filter for "any"; an undefined one must not slip in as a member. */
function definedOf(where: { readonly teamId?: string; readonly accountId?: string }) {
  return {
    ...(where.teamId === undefined ? {} : { teamId: where.teamId }),
    ...(where.accountId === undefined ? {} : { accountId: where.accountId }),
  }
}
