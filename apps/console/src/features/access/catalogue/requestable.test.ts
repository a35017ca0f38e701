import type { CatalogueEntry } from '@gatehouse/contract/access-catalogue'
import { describe, expect, it } from 'vitest'
import {
  commonRegions,
  mostTargets,
  processingOf,
  processingOfEntry,
  whyNotRequest,
} from './requestable.ts'

const entry = (over: Partial<CatalogueEntry>): CatalogueEntry => ({
  accountId: '000000000202',
  target: { kind: 'foundation-model', id: 'amazon.nova-lite-v1:0' },
  name: 'Nova Lite',
  provider: 'Amazon',
  inputModalities: ['TEXT'],
  outputModalities: ['TEXT'],
  isStreaming: true,
  lifecycle: { status: 'ACTIVE', legacyAt: null, endOfLifeAt: null },
  regions: ['us-east-1', 'us-west-2'],
  processedIn: {},
  needs: [],
  state: 'requestable',
  blockedBecause: [],
  readAt: '2026-11-23T13:00:00.000Z',
  ...over,
})

const profile = entry({
  target: { kind: 'inference-profile', id: 'us.amazon.nova-lite-v1:0' },
  processedIn: { 'us-west-2': ['us-west-2', 'us-east-1'], 'us-east-1': ['us-east-1', 'us-east-2'] },
})
const global = entry({ processedIn: { 'us-west-2': ['us-west-2', 'unspecified'] } })

describe('what may be requested together', () => {
  it.each([
    ['nothing', [], 'nothingSelected'],
    ['a blocked one', [entry({}), entry({ state: 'blocked' })], 'blockedSelected'],
    ['too many', Array.from({ length: mostTargets + 1 }, () => entry({})), 'tooMany'],
    ['a held one again', [entry({ state: 'held' })], null],
  ] as const)('%s', (_name, selected, why) => {
    expect(whyNotRequest(selected)).toBe(why)
  })

  it('offers only Regions that all targets share', () => {
    expect(commonRegions([entry({}), entry({ regions: ['us-west-2', 'eu-central-1'] })])).toEqual([
      'us-west-2',
    ])
    expect(commonRegions([entry({}), entry({ regions: ['eu-central-1'] })])).toEqual([])
    expect(commonRegions([])).toEqual([])
  })
})

describe('where prompts may be processed', () => {
  it('is the Region of the call for a model', () => {
    expect(processingOf([entry({})], 'us-east-1')).toEqual({ where: 'here' })
    expect(processingOfEntry(entry({}))).toEqual({ where: 'here' })
    const itself = { 'us-east-1': ['us-east-1'], 'us-west-2': ['us-west-2'] }
    expect(processingOfEntry(entry({ processedIn: itself }))).toEqual({ where: 'here' })
  })
  it('is every destination of a profile', () => {
    expect(processingOf([entry({}), profile], 'us-west-2')).toEqual({
      where: 'regions',
      regions: ['us-east-1', 'us-west-2'],
    })
    expect(processingOfEntry(profile)).toEqual({
      where: 'regions',
      regions: ['us-east-1', 'us-east-2', 'us-west-2'],
    })
  })
  it('is anywhere as soon as one of them is global', () => {
    expect(processingOf([profile, global], 'us-west-2')).toEqual({ where: 'anywhere' })
    expect(processingOfEntry(global)).toEqual({ where: 'anywhere' })
  })
})
