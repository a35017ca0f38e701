import type { CatalogueEntry } from '@gatehouse/contract/access-catalogue'
import { describe, expect, it } from 'vitest'
import { filterEntries, valuesOf } from './filter-entries.ts'

const entry = (id: string, over: Partial<CatalogueEntry> = {}): CatalogueEntry => ({
  accountId: '000000000202',
  target: { kind: 'foundation-model', id },
  name: id.toUpperCase(),
  provider: 'Amazon',
  inputModalities: [],
  outputModalities: [],
  isStreaming: true,
  lifecycle: { status: 'ACTIVE', legacyAt: null, endOfLifeAt: null },
  regions: ['us-east-1'],
  processedIn: {},
  needs: [],
  state: 'requestable',
  blockedBecause: [],
  readAt: '2026-11-23T13:00:00.000Z',
  ...over,
})
const all = [
  entry('a', { state: 'held' }),
  entry('b', { provider: 'Anthropic', regions: ['us-west-2', 'us-east-1'] }),
  entry('c', {
    target: { kind: 'inference-profile', id: 'us.c' },
    lifecycle: { status: 'LEGACY', legacyAt: null, endOfLifeAt: null },
  }),
]
const names = (search: Parameters<typeof filterEntries>[1]) =>
  filterEntries(all, search).map((one) => one.name)

describe('the filter of the catalogue', () => {
  it.each([
    ['nothing', {}, ['A', 'B', 'C']],
    ['a state', { state: ['held' as const] }, ['A']],
    ['one of two providers', { provider: ['Anthropic', 'Meta'] }, ['B']],
    ['a Region', { region: ['us-west-2'] }, ['B']],
    ['a kind', { kind: ['inference-profile' as const] }, ['C']],
    ['a lifecycle', { lifecycle: ['LEGACY' as const] }, ['C']],
    ['part of an id, whatever its case', { model: 'US.' }, ['C']],
    ['two properties at once', { provider: ['Amazon'], model: 'b' }, []],
  ])('by %s', (_name, search, left) => {
    expect(names(search)).toEqual(left)
  })
  it('offers every value once', () => {
    expect(valuesOf(all, (one) => one.regions)).toEqual(['us-east-1', 'us-west-2'])
  })
})
