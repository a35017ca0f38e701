import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Pipeline } from './command.ts'
import { parseQuery } from './parse-query.ts'
import { reachOf } from './reach.ts'
import { anyQuery } from './testing/arbitrary-query.ts'

const reach = (text: string) => reachOf(parseQuery(text).query)

test('a plain query reads what it is started on', () => {
  expect(reach('fields @message | filter a = "SOURCE x" # unmask(a)')).toEqual({
    logGroups: [],
    selectsLogGroups: false,
    sources: [],
    lookupTables: [],
    unmasks: false,
  })
})

test('log groups are found in the query and in every kind of subquery', () => {
  const text =
    'SOURCE "a" | filter x in (SOURCE "b" | fields x) and not (y in (SOURCE "c" | fields y)) ' +
    '| join left=l right=r where l.x=r.x (SOURCE "d", "a") | appendcols (SOURCE "e" | fields z)'
  expect(reach(text).logGroups).toEqual(['a', 'b', 'c', 'd', 'e'])
  expect(reach("SOURCE logGroups(namePrefix: ['a'])").selectsLogGroups).toBe(true)
})

test('what each SOURCE asks for is told apart', () => {
  const text =
    "SOURCE logGroups(NamePrefix: ['a', 'b'], class: ['STANDARD'], accountIdentifiers: ['1']) " +
    '| filter x in (SOURCE "c", "d" | fields x)'
  const none = { names: [], namePrefixes: [], accountIds: [], classes: [] }
  expect(reach(text).sources).toEqual([
    { ...none, namePrefixes: ['a', 'b'], classes: ['STANDARD'], accountIds: ['1'] },
    { ...none, names: ['c', 'd'] },
  ])
})

test('masked data is asked for in any stage, case and depth', () => {
  expect(reach('fields concat("x", UNMASK(@message)) as y').unmasks).toBe(true)
  expect(reach('stats count(*) by unmask(a)').unmasks).toBe(true)
  expect(reach('filter a in (SOURCE "x" | fields unmask(a))').unmasks).toBe(true)
  expect(reach('fillmissing with unmask(a) for b').unmasks).toBe(true)
  expect(reach('fields a | filter a in [unmask(b)]').unmasks).toBe(true)
})

test('tables of lookups', () => {
  expect(reach('lookup teams a OUTPUT b | cidrlookup nets ip OUTPUT c').lookupTables).toEqual([
    'teams',
    'nets',
  ])
})

test('nothing that the syntax holds anywhere is overlooked', () => {
  fc.assert(
    fc.property(anyQuery, (query) => {
      const found = reachOf(query)
      const held = everything(query)
      const groups = held.filter((node) => node['kind'] === 'SOURCE').flatMap(groupsOf)
      expect([...found.logGroups].sort()).toEqual([...new Set(groups)].sort())
      const asks = held.some((node) => node['kind'] === 'call' && node['name'] === 'unmask')
      expect(found.unmasks).toBe(asks)
    }),
    { numRuns: 500 },
  )
})

type Node = Readonly<Record<string, unknown>>

function everything(value: Pipeline | unknown): readonly Node[] {
  if (Array.isArray(value)) return value.flatMap(everything)
  if (typeof value !== 'object' || value === null) return []
  return [value as Node, ...Object.values(value).flatMap(everything)]
}

function groupsOf(node: Node): readonly string[] {
  return (node['groups'] as readonly { readonly value: string }[]).map(({ value }) => value)
}
