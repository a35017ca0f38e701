import type { QueryRun, QueryStatus } from '@gatehouse/insights-engine/log-engine'
import { expect, test } from 'vitest'
import { QueryRegistry } from './query-registry.ts'

const DAYS_MS = 24 * 60 * 60_000

/** Its status is told at once, and its end never comes. */
function runIn(status: QueryStatus): QueryRun {
  const never = new Promise<void>(() => undefined)
  return {
    columns: [],
    status: () => status,
    progress: () => 1,
    statistics: () => ({
      recordsMatched: 0,
      recordsScanned: 0,
      bytesScanned: 0,
      logGroupsScanned: 0,
    }),
    failure: () => undefined,
    rowCount: () => 0,
    rows: async () => [],
    cancel: () => false,
    answered: never,
    ended: never,
    discard: async () => undefined,
  }
}

test.each<[QueryStatus, boolean]>([
  ['Scheduled', true],
  ['Running', true],
  ['Complete', false],
  ['Cancelled', false],
  ['Failed', false],
  ['Timeout', false],
])('a query that is %s is there after seven days: %s', (status, isThere) => {
  const registry = new QueryRegistry()
  registry.add({
    id: 'q',
    accountId: '1',
    region: 'r',
    text: 'limit 1',
    groupNames: [],
    groups: [],
    isUnmasked: false,
    resultKeyArn: undefined,
    createdMs: 0,
    callerArn: 'arn',
    run: runIn(status),
  })
  expect(registry.find('1', 'r', 'q', 7 * DAYS_MS - 1)?.id).toBe('q')
  expect(registry.find('1', 'r', 'q', 7 * DAYS_MS) !== undefined).toBe(isThere)
  expect(registry.list('1', 'r', 7 * DAYS_MS)).toHaveLength(isThere ? 1 : 0)
})
