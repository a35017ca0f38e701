import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { expect, test } from 'vitest'
import { engineThatStores, eventAt, temporaryFolder } from '../testing/temporary-engine.ts'

const LONG = 'x'.repeat(40_000)

test('long events that stood among short ones are spread out when these are gone', async () => {
  const directory = await temporaryFolder()
  const engine = await engineThatStores({ directory })
  await engine.createGroup('g', '1:g')
  for (let batch = 0; batch < 4; batch += 1) {
    await engine.append(
      'g',
      Array.from({ length: 8000 }, (_, at) =>
        at % 20 === 0
          ? eventAt(batch * 8000 + at, { logStream: 'long', message: `${batch} ${at} ${LONG}` })
          : eventAt(batch * 8000 + at, { logStream: 'short' }),
      ),
    )
  }
  const before = await engine.read({ group: 'g', streams: ['long'], newestFirst: true, limit: 3 })
  await engine.removeStream('g', 'short')
  expect(await engine.size('g')).toMatchObject({ events: 1600 })
  const after = await engine.read({ group: 'g', newestFirst: true, limit: 3 })
  expect(after.events).toEqual(before.events)
  expect(await engine.event(before.events[0]?.pointer ?? '')).toMatchObject({ group: 'g' })
  await engine.close()
  const instance = await DuckDBInstance.create(join(directory, 'events.duckdb'))
  const connection = await instance.connect()
  const reader = await connection.runAndReadAll(
    `SELECT max(bytes) / 1e6 FROM (SELECT sum(greatest(size, 0)) AS bytes FROM
      (SELECT size, row_number() OVER () AS n FROM events_1) GROUP BY n // 2048)`,
  )
  expect(Number(reader.getRows()[0]?.[0])).toBeLessThan(9)
  connection.closeSync()
  instance.closeSync()
})
