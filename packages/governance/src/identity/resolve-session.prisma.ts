import type { Role } from '@gatehouse/contract/permissions'
import type { Database } from '@gatehouse/database/database'
import { type SignedIn, sessionIdleMinutes } from './session.ts'

interface Row {
  readonly personId: string
  readonly name: string
  readonly email: string | null
  readonly roles: Role[]
  readonly teamIds: string[]
  readonly startedAt: Date
  readonly expiresAt: Date
  readonly idleSeconds: number
}

/** Use is noted at most so often: a page asks for many things at once, and none of them should write. */
const noteUseAfterSeconds = 60

/**
 * Asked with every request, hence one statement by hand. All of it is the database's clock: idle
 * time, absolute end, and a person disabled a moment ago.
 */
export async function resolveSession(
  database: Database,
  tokenHash: string,
  isUse: boolean,
): Promise<SignedIn | null> {
  const [row] = await database.rows<Row>({
    text: `
      SELECT s."personId", p.name, p.email, p.roles, s."startedAt", s."expiresAt",
        ARRAY(SELECT m."teamId" FROM team_member m WHERE m."personId" = p.id ORDER BY 1) AS "teamIds",
        extract(epoch FROM now() - s."lastUsedAt")::float8 AS "idleSeconds"
      FROM session s JOIN person p ON p.id = s."personId"
      WHERE s."idHash" = $1 AND s."endedAt" IS NULL AND s."expiresAt" > now()
        AND s."lastUsedAt" > now() - make_interval(mins => $2) AND NOT p."isDisabled"`,
    values: [tokenHash, sessionIdleMinutes],
  })
  if (row === undefined) return null
  if (isUse && row.idleSeconds > noteUseAfterSeconds) {
    await database.records.session.updateMany({
      where: { idHash: tokenHash, endedAt: null },
      data: { lastUsedAt: await database.now() },
    })
  }
  const { personId, name, email, roles, teamIds, startedAt, expiresAt } = row
  return {
    actor: { kind: 'person', personId, name, roles, teamIds },
    email,
    session: { startedAt, expiresAt },
  }
}
