import type { GrantListInput } from '@gatehouse/contract/access'
import type { Page } from '@gatehouse/contract/paging'
import type { Database } from '@gatehouse/database/database'
import { ListConditions } from '../kernel/list-conditions.prisma.ts'
import { ok, type Result } from '../kernel/result.ts'
import { keyAfter, pageOf } from './keyset.prisma.ts'
import type { GrantRecord } from './records.ts'
import type { TeamScope } from './store-ports.ts'

type Flat = Omit<GrantRecord, 'team' | 'approvedBy'> & {
  readonly teamId: string
  readonly nameEn: string
  readonly nameKo: string
  readonly approvedById: string
  readonly approverName: string
}

const list = 'grants'

/** Newest first; see `request-list.prisma.ts`. */
export async function listGrants(
  database: Pick<Database, 'rows'>,
  scope: TeamScope,
  input: GrantListInput,
): Promise<Result<Page<GrantRecord>>> {
  const after = keyAfter(list, input.cursor)
  if (!after.ok) return after
  const conditions = new ListConditions()
    .where(scope === 'all' ? undefined : scope, (teams) => `g."teamId" = ANY(${teams}::text[])`)
    .where(input.teamId, (team) => `g."teamId" = ${team}`)
    .whereAny('g.state', input.state)
    .where(input.accountId, (account) => `g."accountId" = ${account}`)
    .where(input.requestId, (request) => `g."requestId" = ${request}::uuid`)
    .where(input.target?.toLowerCase(), (part) => `strpos(g."targetId", ${part}) > 0`)
    .where(
      input.endsWithinDays,
      (days) =>
        `g."endedAt" IS NULL AND g."expiresAt" <= now() + make_interval(days => ${days}::int)`,
    )
    .where(after.value, (key) => `g.id < ${key}::uuid`)
  const limit = conditions.limit(input.limit)
  const rows = await database.rows<Flat>({
    text: `
      SELECT g.id, g."requestId", r.number AS "requestNumber", g."teamId", t."nameEn", t."nameKo",
        g."accountId", a.name AS "accountName", g.target, g.regions, g.channels, g.touches,
        g.state, g.version, g."approvedById", p.name AS "approverName", g."approvedAt",
        g."effectiveAt", g."expiresAt", g."endedAt", g."endReason", g.proof, g."applyRunId",
        g.failure
      FROM (SELECT * FROM access_grant g ${conditions} ORDER BY g.id DESC ${limit}) g
      JOIN access_request r ON r.id = g."requestId"
      JOIN person p ON p.id = g."approvedById"
      JOIN team t ON t.id = g."teamId"
      JOIN aws_account a ON a."accountId" = g."accountId"
      ORDER BY g.id DESC`,
    values: conditions.values,
  })
  return ok(pageOf(list, rows, input.limit, recordOf))
}

function recordOf(row: Flat): GrantRecord {
  const { teamId, nameEn, nameKo, approvedById, approverName, ...grant } = row
  return {
    ...grant,
    team: { id: teamId, name: { en: nameEn, ko: nameKo } },
    approvedBy: { id: approvedById, name: approverName },
  }
}
