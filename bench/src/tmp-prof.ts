import { readFile } from 'node:fs/promises'
import { startApi } from '@gatehouse/testkit/api'
import { createDatabase } from '@gatehouse/testkit/database'
import { startSandbox } from '@gatehouse/testkit/sandbox'
import { signIn } from '@gatehouse/testkit/sign-in'
import autocannon from 'autocannon'
import pg from 'pg'

await using database = await createDatabase()
await using sandbox = await startSandbox()
const api = await startApi({
  databaseUrl: database.url,
  sandbox,
  process: 'api',
  env: { GATEHOUSE_RATE_PER_SECOND: '1000000' },
  nodeArguments: ['--cpu-prof', '--cpu-prof-dir=/tmp/prof'],
})
const session = await signIn(api.origin, 'olivia-bennett')
const client = new pg.Client({ connectionString: database.url })
await client.connect()
await client.query(
  `INSERT INTO aws_account ("accountId", name, environment, regions, "readRoleArn", "applyRoleArn", "externalId", state, "verifiedAt") VALUES ('000000000202','genai-dev','development','{us-east-1}','arn:aws:iam::000000000202:role/R','arn:aws:iam::000000000202:role/A','00000000000000000000000000000000','connected', now())`,
)
await client.query(`INSERT INTO access_request (id, "requesterId", "teamId", "accountId", targets, "targetIds", regions, channels, purpose, "dataClass", "callsPerDay", "durationDays", state)
 SELECT uuidv7(interval '1 millisecond' * (n - 5000)), (SELECT id FROM person LIMIT 1), 'claims-nlp', '000000000202', '[{"kind":"foundation-model","id":"amazon.nova-lite-v1:0"}]', 'amazon.nova-lite-v1:0', '{us-east-1}', '{runtime}', 'Summarise claims letters for the back office, number ' || n, 'internal', 100, 90, 'pending' FROM generate_series(1, 5000) n`)
await client.query('ANALYZE')
await client.end()
const headers = {
  'x-gatehouse': '1',
  cookie: session
    .cookies()
    .map(({ name, value }) => `${name}=${value}`)
    .join('; '),
}
const cpu = async () => {
  const s = (await readFile(`/proc/${api.process.pid}/stat`, 'utf8')).split(' ')
  return (Number(s[13]) + Number(s[14])) * 10
}
const url = `${api.origin}/trpc/access.requests?input=${encodeURIComponent('{}')}`
await autocannon({ url, headers, connections: 20, duration: 3 })
const c0 = await cpu()
const r = await autocannon({ url, headers, connections: 20, duration: 8 })
const used = (await cpu()) - c0
console.log(
  r.requests.average,
  'rps',
  (used / r.requests.total).toFixed(3),
  'ms cpu a request',
  r.non2xx,
)
await api.stop()
