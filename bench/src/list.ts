import type { AppRouter } from '@gatehouse/api/router'
import { startApi } from '@gatehouse/testkit/api'
import { NodeProcess } from '@gatehouse/testkit/child-process'
import { createDatabase } from '@gatehouse/testkit/database'
import { startSandbox } from '@gatehouse/testkit/sandbox'
import { signIn } from '@gatehouse/testkit/sign-in'
import autocannon from 'autocannon'
import pg from 'pg'
import { type Figure, median } from './report.ts'

const requestCount = 100_000
const rounds = 3
const secondsARound = 6
const connections = 20

/** An administrator's list of 100,000 requests, page 1 and page 1,000, against a bare endpoint. */
export async function benchList(): Promise<readonly Figure[]> {
  await using database = await createDatabase()
  await using sandbox = await startSandbox()
  await using api = await startApi({
    databaseUrl: database.url,
    sandbox,
    process: 'api',
    // One person asks a thousand times a second here, which the bucket is there to refuse.
    env: { GATEHOUSE_RATE_PER_SECOND: '1000000' },
  })
  await using bare = await NodeProcess.start({
    name: 'The bare endpoint',
    entry: 'bench/src/bare-server.ts',
    env: { DATABASE_URL: database.url },
    ready: /^bare listening on (\S+)$/,
  })
  const session = await signIn(api.origin, 'olivia-bennett')
  const afterId = await fill(database.url)

  const { access } = session.trpc<AppRouter>()
  const first = await access.requests.query({})
  const cursor = cursorAfter(first.nextCursor ?? '', afterId)
  const deep = await access.requests.query({ cursor })
  if (first.rows.length !== 25 || deep.rows.length !== 25) throw new Error('a page is not full')

  const headers = {
    'x-gatehouse': '1',
    cookie: session
      .cookies()
      .map(({ name, value }) => `${name}=${value}`)
      .join('; '),
  }
  const page = (input: object) =>
    `${api.origin}/trpc/access.requests?input=${encodeURIComponent(JSON.stringify(input))}`
  const targets = {
    ours: { url: page({}), headers },
    oursDeep: { url: page({ cursor }), headers },
    bare: { url: `${bare.readyText}/requests`, headers: {} },
  }
  const rates: Record<keyof typeof targets, number[]> = { ours: [], oursDeep: [], bare: [] }
  // Taken in turns, so that a slow moment of the machine strikes all three alike.
  for (let round = 0; round < rounds; round += 1) {
    for (const name of ['bare', 'ours', 'oursDeep'] as const) {
      rates[name].push(await requestsASecond(targets[name]))
    }
  }
  const rate = (name: keyof typeof targets) => median(rates[name])
  return [
    {
      name: 'list: authenticated over bare Fastify + pg, requests/s',
      value: rate('ours') / rate('bare'),
      unit: '×',
      bound: { atLeast: 0.6 },
      behind: `${rate('ours').toFixed(0)} and ${rate('bare').toFixed(0)} requests/s, ${requestCount} rows`,
    },
    {
      name: 'list: time of page 1,000 over page 1',
      value: rate('ours') / rate('oursDeep'),
      unit: '×',
      bound: { atMost: 1.3 },
      behind: `${rate('ours').toFixed(0)} and ${rate('oursDeep').toFixed(0)} requests/s`,
    },
  ]
}

async function requestsASecond(target: {
  url: string
  headers: Record<string, string>
}): Promise<number> {
  const result = await autocannon({ ...target, connections, duration: secondsARound })
  if (result.non2xx > 0 || result.errors > 0) {
    throw new Error(`${result.non2xx} refused, ${result.errors} failed: ${target.url}`)
  }
  return result.requests.average
}

/** Fills the list; answers the id after which page 1,000 begins. */
async function fill(databaseUrl: string): Promise<string> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    await client.query(`
      INSERT INTO aws_account ("accountId", name, environment, regions, "readRoleArn", "applyRoleArn", "externalId", state, "verifiedAt")
      VALUES ('000000000202', 'genai-dev', 'development', '{us-east-1}', 'arn:aws:iam::000000000202:role/R', 'arn:aws:iam::000000000202:role/A', md5('bench'), 'connected', now())`)
    await client.query(
      `INSERT INTO access_request (id, "requesterId", "teamId", "accountId", targets, "targetIds", regions, channels,
         purpose, "dataClass", "callsPerDay", "durationDays", state)
       SELECT uuidv7(interval '1 millisecond' * (n - $1::int)), (SELECT id FROM person LIMIT 1), 'claims-nlp', '000000000202',
         '[{"kind":"foundation-model","id":"amazon.nova-lite-v1:0"}]', 'amazon.nova-lite-v1:0', '{us-east-1}', '{runtime}',
         'Summarise claims letters for the back office, number ' || n, 'internal', 100, 90, 'pending'
       FROM generate_series(1, $1::int) n`,
      [requestCount],
    )
    await client.query('ANALYZE')
    const { rows } = await client.query<{ id: string }>(
      'SELECT id FROM access_request ORDER BY id DESC OFFSET $1 LIMIT 1',
      [999 * 25 - 1],
    )
    return rows[0]?.id ?? ''
  } finally {
    await client.end()
  }
}

/** The cursor is opaque to clients; the bench jumps a thousand pages by changing its key. */
function cursorAfter(cursor: string, id: string): string {
  const key = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as object
  return Buffer.from(JSON.stringify({ ...key, after: id })).toString('base64url')
}
