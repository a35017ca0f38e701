import type { RequestListInput } from '@gatehouse/contract/access'
import type { Page } from '@gatehouse/contract/paging'
import type { Database } from '@gatehouse/database/database'
import { ListConditions } from '../kernel/list-conditions.prisma.ts'
import { ok, type Result } from '../kernel/result.ts'
import { keyAfter, pageOf } from './keyset.prisma.ts'
import type { RequestRecord } from './records.ts'
import type { TeamScope } from './store-ports.ts'

type Flat = Omit<RequestRecord, 'requester' | 'team' | 'decision'> & {
  readonly requesterName: string
  readonly teamId: string
  readonly nameEn: string
  readonly nameKo: string
  readonly decidedById: string | null
  readonly deciderName: string | null
  readonly decidedAt: Date | null
  readonly decisionReason: string | null
}

const list = 'requests'

/** By hand, because it is the page that everybody opens: one statement, one index, no sort. */
export async function listRequests(
  database: Pick<Database, 'rows'>,
  scope: TeamScope,
  personId: string,
  input: RequestListInput,
): Promise<Result<Page<RequestRecord>>> {
  const after = keyAfter(list, input.cursor)
  if (!after.ok) return after
  const isNewestFirst = input.order === 'newest'
  const conditions = new ListConditions()
    .where(scope === 'all' ? undefined : scope, (teams) => `r."teamId" = ANY(${teams}::text[])`)
    .where(input.teamId, (team) => `r."teamId" = ${team}`)
    .whereAny('r.state', input.state)
    .where(input.accountId, (account) => `r."accountId" = ${account}`)
    .where(input.requesterId, (requester) => `r."requesterId" = ${requester}::uuid`)
    .where(input.isMine ? personId : undefined, (me) => `r."requesterId" = ${me}::uuid`)
    .where(input.target?.toLowerCase(), (part) => `strpos(r."targetIds", ${part}) > 0`)
    .where(after.value, (key) => `r.id ${isNewestFirst ? '<' : '>'} ${key}::uuid`)
  const limit = conditions.limit(input.limit)
  const order = isNewestFirst ? 'DESC' : 'ASC'
  const rows = await database.rows<Flat>({
    text: `
      SELECT r.id, r.number, r."requesterId", p.name AS "requesterName",
        r."teamId", t."nameEn", t."nameKo", r."accountId", a.name AS "accountName",
        r.targets, r.regions, r.channels, r.purpose, r."dataClass", r."callsPerDay",
        r."durationDays", r.ticket, r.state, r.version, r."submittedAt",
        r."decidedById", d.name AS "deciderName", r."decidedAt", r."decisionReason",
        ARRAY(SELECT g.id::text FROM access_grant g WHERE g."requestId" = r.id ORDER BY g.id)
          AS "grantIds"
      FROM (SELECT * FROM access_request r ${conditions} ORDER BY r.id ${order} ${limit}) r
      JOIN person p ON p.id = r."requesterId"
      JOIN team t ON t.id = r."teamId"
      JOIN aws_account a ON a."accountId" = r."accountId"
      LEFT JOIN person d ON d.id = r."decidedById"
      ORDER BY r.id ${order}`,
    values: conditions.values,
  })
  return ok(pageOf(list, rows, input.limit, recordOf))
}

function recordOf(row: Flat): RequestRecord {
  const { requesterName, teamId, nameEn, nameKo, ...rest } = row
  const { decidedById, deciderName, decidedAt, decisionReason, ...request } = rest
  return {
    ...request,
    requester: { id: row.requesterId, name: requesterName },
    team: { id: teamId, name: { en: nameEn, ko: nameKo } },
    decision:
      decidedById !== null && deciderName !== null && decidedAt && decisionReason !== null
        ? { by: { id: decidedById, name: deciderName }, at: decidedAt, reason: decisionReason }
        : null,
  }
}
