import Fastify from 'fastify'
import pg from 'pg'

/**
 * What the authenticated list is measured against: the same statement on the same rows, without
 * session, permission, schema or scope. Run as a process of its own.
 */
const pool = new pg.Pool({ connectionString: process.env['DATABASE_URL'], max: 10 })
const server = Fastify()

const statement = (condition: string) => `
  SELECT r.id, r.number, r."requesterId", p.name AS "requesterName",
    r."teamId", t."nameEn", t."nameKo", r."accountId", a.name AS "accountName",
    r.targets, r.regions, r.channels, r.purpose, r."dataClass", r."callsPerDay",
    r."durationDays", r.ticket, r.state, r.version, r."submittedAt",
    r."decidedById", d.name AS "deciderName", r."decidedAt", r."decisionReason",
    ARRAY(SELECT g.id::text FROM access_grant g WHERE g."requestId" = r.id ORDER BY g.id)
      AS "grantIds"
  FROM (SELECT * FROM access_request r ${condition} ORDER BY r.id DESC LIMIT $1) r
  JOIN person p ON p.id = r."requesterId"
  JOIN team t ON t.id = r."teamId"
  JOIN aws_account a ON a."accountId" = r."accountId"
  LEFT JOIN person d ON d.id = r."decidedById"
  ORDER BY r.id DESC`

server.get<{ Querystring: { after?: string } }>('/requests', async ({ query }) => {
  // Prepared, as ours is: otherwise the comparison would be one of parsing SQL.
  const { rows } =
    query.after === undefined
      ? await pool.query({ name: 'first', text: statement(''), values: [26] })
      : await pool.query({
          name: 'after',
          text: statement('WHERE r.id < $2::uuid'),
          values: [26, query.after],
        })
  return { rows }
})

await server.listen({ host: '127.0.0.1', port: 0 })
console.log(`bare listening on ${server.listeningOrigin}`)
