import type { Pool } from 'pg'

/** What nobody asks for any more. The audit stays for ever; it is not ours to shorten. */
const statements = [
  `DELETE FROM sign_in_attempt WHERE "createdAt" < now() - interval '1 hour'`,
  `DELETE FROM session WHERE "expiresAt" < now() - interval '7 days'`,
  // First answers are promised for 24 hours.
  `DELETE FROM idempotency_key WHERE "createdAt" < now() - interval '25 hours'`,
  `DELETE FROM outbox_event WHERE "relayedAt" < now() - interval '7 days'`,
]

export async function prune(pool: Pool): Promise<void> {
  for (const statement of statements) await pool.query(statement)
}
