import type { NeedsYou } from '@gatehouse/contract/access'
import type { Database } from '@gatehouse/database/database'
import { endingWithinDays } from './needs-window.ts'
import type { TeamScope } from './store-ports.ts'

/** Figures of the home page in one statement; every part of it is answered by an index. */
export async function countNeeds(
  database: Pick<Database, 'rows'>,
  scope: TeamScope,
  personId: string,
): Promise<NeedsYou['counts']> {
  const [counts] = await database.rows<NeedsYou['counts']>({
    text: `
      WITH held AS (
        SELECT state, failure, "expiresAt" FROM access_grant
        WHERE state NOT IN ('revoked', 'expired')
          AND ($1::text[] IS NULL OR "teamId" = ANY($1))
      ), pending AS (
        SELECT "requesterId" = $2::uuid AS "isOwn" FROM access_request
        WHERE state = 'pending' AND ($1::text[] IS NULL OR "teamId" = ANY($1))
      )
      SELECT
        (SELECT count(*)::int FROM pending WHERE NOT "isOwn") AS "requestsToDecide",
        (SELECT count(*)::int FROM pending WHERE "isOwn") AS "ownPendingRequests",
        (SELECT count(*)::int FROM held WHERE failure IS NOT NULL) AS "failedGrants",
        (SELECT count(*)::int FROM held WHERE state = 'effective') AS "effectiveGrants",
        (SELECT count(*)::int FROM held
          WHERE state = 'effective' AND "expiresAt" <= now() + make_interval(days => $3))
          AS "endingGrants"`,
    values: [scope === 'all' ? null : scope, personId, endingWithinDays],
  })
  if (counts === undefined) throw new Error('A count answers with one row.')
  return counts
}
