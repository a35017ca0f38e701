import type { AuditEntry, AuditListInput } from '@gatehouse/contract/audit'
import type { Page } from '@gatehouse/contract/paging'
import type { Database } from '@gatehouse/database/database'
import { z } from 'zod'
import { ListConditions } from '../kernel/list-conditions.prisma.ts'
import { decodeCursor, encodeCursor } from '../kernel/paging.ts'
import { ok, type Result } from '../kernel/result.ts'
import type { AuditLog } from './ports.ts'

/** `bigint` comes as text. */
type Row = Omit<AuditEntry, 'seq' | 'at' | 'actor'> & {
  readonly seq: string
  readonly at: Date
  readonly actorId: string | null
  readonly actorName: string | null
}

const list = 'audit'
const key = z.strictObject({ list: z.literal(list), after: z.string().regex(/^[0-9]{1,18}$/) })

export function auditLog(database: Database): AuditLog {
  return { entries: (input) => listEntries(database, input) }
}

/**
 * By the position in the log: one index for each filter, never an offset. What people call the
 * subjects is looked up for the page's entries alone: the log keeps ids, which nobody recognises.
 */
async function listEntries(
  database: Pick<Database, 'rows'>,
  input: AuditListInput,
): Promise<Result<Page<AuditEntry>>> {
  const after = decodeCursor(input.cursor, key)
  if (!after.ok) return after
  const conditions = new ListConditions()
    .whereAny('action', input.action)
    .where(input.actorId, (actor) => `"actorId" = ${actor}::uuid`)
    .where(input.subjectType, (type) => `"subjectType" = ${type}`)
    .where(input.subjectId, (subject) => `"subjectId" = ${subject}`)
    .where(input.teamId, (team) => `"teamId" = ${team}`)
    .where(input.accountId, (account) => `"accountId" = ${account}`)
    // As dates: ISO 8601 has a year 0000, which PostgreSQL would refuse as text.
    .where(dateOf(input.from), (from) => `at >= ${from}::timestamptz`)
    .where(dateOf(input.to), (to) => `at < ${to}::timestamptz`)
    .where(after.value?.after, (seq) => `seq < ${seq}::bigint`)
  const limit = conditions.limit(input.limit)
  const rows = await database.rows<Row>({
    text: `
      WITH entry AS MATERIALIZED (
        SELECT id, seq, at, "actorId", "actorName", action, "subjectType", "subjectId", "teamId",
          "accountId", reason, before, after, "awsRequestIds", "correlationId",
          CASE WHEN "subjectId" ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
            THEN "subjectId"::uuid END AS "uuid"
        FROM audit_entry ${conditions} ORDER BY seq DESC ${limit}
      )
      SELECT entry.id, entry.seq, entry.at, entry."actorId", entry."actorName", entry.action,
        entry."subjectType", entry."subjectId", entry."teamId", entry."accountId", entry.reason,
        entry.before, entry.after, entry."awsRequestIds", entry."correlationId",
        asked.number AS "subjectNumber",
        COALESCE(held."targetId", role."roleArn", known.name) AS "subjectName"
      FROM entry
      LEFT JOIN access_grant held ON entry."subjectType" = 'grant' AND held.id = entry.uuid
      LEFT JOIN access_request asked ON asked.id = CASE
        WHEN entry."subjectType" = 'request' THEN entry.uuid ELSE held."requestId" END
      LEFT JOIN principal role ON entry."subjectType" = 'principal' AND role.id = entry.uuid
      LEFT JOIN aws_account known
        ON entry."subjectType" = 'account' AND known."accountId" = entry."subjectId"
      ORDER BY entry.seq DESC`,
    values: conditions.values,
  })
  const shown = rows.slice(0, input.limit)
  const last = shown.at(-1)
  const hasMore = rows.length > input.limit && last !== undefined
  return ok({
    rows: shown.map(entryOf),
    nextCursor: hasMore ? encodeCursor({ list, after: last.seq }) : null,
  })
}

function dateOf(text: string | undefined): Date | undefined {
  return text === undefined ? undefined : new Date(text)
}

function entryOf({ seq, at, actorId, actorName, ...row }: Row): AuditEntry {
  return {
    ...row,
    seq: Number(seq),
    at: at.toISOString(),
    actor: actorId !== null && actorName !== null ? { id: actorId, name: actorName } : null,
  }
}
