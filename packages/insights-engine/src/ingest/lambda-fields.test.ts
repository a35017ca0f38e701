import { expect, test } from 'vitest'
import { eventWorld } from '../testing/event-world.ts'
import { rowsOf } from '../testing/rows-of.ts'
import { lambdaFields } from './lambda-fields.ts'

const id = '6bf9c8a1-1d0e-4c43-9a39-8f1f0a1e7a11'
const report = `REPORT RequestId: ${id}\tDuration: 12.34 ms\tBilled Duration: 13 ms\tMemory Size: 128 MB\tMax Memory Used: 67 MB\tInit Duration: 250.5 ms\t\n`
const info = `2026-11-20T09:14:03.120Z\t${id}\tINFO\tserved {"level":"info","k":{"v":7},"@x":1} and {"other":2}`

test.each([
  ['nothing of the kind', undefined],
  [`{"level":"info"}`, undefined],
  [`START RequestId: ${id} Version: $LATEST`, { '@type': 'START', '@requestId': id }],
  [`END RequestId: ${id}`, { '@type': 'END', '@requestId': id }],
  [
    report,
    {
      '@type': 'REPORT',
      '@requestId': id,
      '@duration': 12.34,
      '@billedDuration': 13,
      '@memorySize': 128_000_000,
      '@maxMemoryUsed': 67_000_000,
      '@initDuration': 250.5,
    },
  ],
  [info, { '@requestId': id, level: 'info', k: { v: 7 }, '@@x': 1 }],
  [`2026-11-20T09:14:03.120Z\t${id}\tERROR\tbroken {"a": `, { '@requestId': id }],
  [`2026-11-20T09:14:03.120Z\t${id}\tERROR\t${'{'.repeat(100_000)}`, { '@requestId': id }],
])('%.60s', (message, fields) => {
  const found = lambdaFields(message)
  expect(found === undefined ? undefined : JSON.parse(found)).toEqual(fields)
})

test("AWS's own questions about a function find what its lines say", async () => {
  await using world = await eventWorld([
    { message: `START RequestId: ${id} Version: $LATEST` },
    { message: info },
    { message: report },
  ])
  expect(
    await rowsOf(
      world,
      'filter @type = "REPORT" | stats max(@memorySize / 1000 / 1000) as provisioned, max(@maxMemoryUsed / 1000 / 1000) as used, avg(@duration) as ms',
    ),
  ).toEqual(['128|67|12.34'])
  expect(await rowsOf(world, 'filter k.v = 7 | display @requestId, level')).toEqual([`${id}|info`])
})
