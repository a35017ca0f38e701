import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openLedger } from './open-ledger.ts'

const ACCOUNT = '000000000202'
const REGION = 'us-east-1'

/** Writes more than a ledger holds back, says so, and then waits to be killed. */
const WRITER = `
  import { openLedger } from ${JSON.stringify(new URL('open-ledger.ts', import.meta.url).href)}
  const ledger = await openLedger(process.argv[1])
  const place = { accountId: '${ACCOUNT}', region: '${REGION}' }
  const metric = { ...place, namespace: 'N', name: 'M', dimensions: {} }
  await ledger.metrics.record(Array.from({ length: 5000 }, () => ({ metric, atMs: 0, value: 2 })))
  await ledger.trail.record(Array.from({ length: 2000 }, (_, index) => ({
    ...place, eventId: 'e' + index, requestId: 'r', atMs: index, eventSource: 's', eventName: 'n',
    isReadOnly: true, callerArn: 'arn:aws:iam::${ACCOUNT}:root',
  })))
  process.stdout.write('written')
  setInterval(() => {}, 1000)
`

test('what was written is there after the process was killed', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'ledger-killed-'))
  try {
    const writer = spawn(process.execPath, ['--input-type=module', '-e', WRITER, directory], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    await once(writer.stdout, 'data')
    writer.kill('SIGKILL')
    await once(writer, 'exit')
    const ledger = await openLedger(directory)
    const place = { accountId: ACCOUNT, region: REGION, startMs: 0, endMs: 60_000 }
    const points = await ledger.metrics.datapoints({
      ...place,
      namespace: 'N',
      name: 'M',
      dimensions: {},
      periodSeconds: 60,
      statistics: ['Sum', 'SampleCount'],
    })
    expect(points).toEqual([{ startMs: 0, unit: 'None', values: [10_000, 5_000] }])
    const { events } = await ledger.trail.find({ ...place, limit: 1 })
    expect(events[0]?.eventId).toBe('e1999')
    await ledger.close()
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
})
