import type { AccessRequest, Grant } from '@gatehouse/contract/access'
import { createInstance } from 'i18next'
import { describe, expect, it } from 'vitest'
import en from '../../locales/en/home.ts'
import ko from '../../locales/ko/home.ts'
import { formatFor } from '../../parts/format/format.ts'
import { describeItem, type Item } from './describe-item.ts'

const id = '00000000-0000-4000-8000-000000000001'
const person = { id, name: '김지우\u202E' }
const team = { id: 'claims-nlp', name: { en: 'Claims NLP', ko: '보험금 언어처리' } }
const target = { kind: 'foundation-model', id: 'amazon.nova-pro-v1:0' } as const
const at = '2026-11-23T00:00:00.000Z'
const account = { accountId: '000000000202', accountName: 'genai-dev' }

const request: AccessRequest = {
  ...account,
  id,
  number: 1042,
  requester: person,
  team,
  targets: [target, target, target],
  regions: ['us-east-1'],
  channels: ['runtime'],
  purpose: 'Summaries',
  dataClass: 'internal',
  callsPerDay: 10,
  durationDays: 90,
  ticket: null,
  state: 'pending',
  version: 1,
  submittedAt: at,
  decision: null,
  grantIds: [],
  mayNotDecide: null,
  mayNotWithdraw: null,
}
const grant: Grant = {
  ...account,
  id,
  requestId: id,
  requestNumber: 1042,
  team,
  target,
  regions: ['us-east-1'],
  channels: ['runtime'],
  state: 'effective',
  version: 1,
  approvedBy: person,
  approvedAt: at,
  effectiveAt: at,
  expiresAt: at,
  endedAt: null,
  endReason: null,
  roleArns: [],
  guardrails: [],
  proof: null,
  applyRunId: null,
  failure: null,
  mayRevoke: true,
  mayTest: true,
}
const items: readonly Item[] = [
  { kind: 'request-to-decide', request },
  { kind: 'own-request-pending', request: { ...request, targets: [target] } },
  { kind: 'apply-failed', grant: { ...grant, state: 'failed', failure: 'AccessDenied' } },
  { kind: 'grant-ending', grant },
  { kind: 'account-unreachable', accountId: '000000000303', name: 'genai-prod', failure: 'denied' },
  { kind: 'account-unverified', accountId: '000000000303', name: 'genai-prod' },
]

async function wordsIn(language: 'en' | 'ko') {
  const i18n = createInstance()
  await i18n.init({
    lng: language,
    resources: { en: { home: en }, ko: { home: ko } },
    interpolation: { escapeValue: false },
  })
  const t = i18n.getFixedT(language, 'home')
  return items.map((item) => describeItem(item, t, formatFor(language)))
}

describe.each(['en', 'ko'] as const)('the lines of home in %s', (language) => {
  it('say everything and nothing undefined', async () => {
    for (const words of await wordsIn(language)) {
      const said = `${words.title} ${words.detail} ${words.href}`
      expect(said).not.toMatch(/undefined|null|\{\{|item\./)
      expect(words.title.length).toBeGreaterThan(5)
      expect(words.href).toMatch(/^\/access\//)
    }
  })

  it('have a key each and show hostile names as escapes', async () => {
    const lines = await wordsIn(language)
    expect(new Set(lines.map(({ key }) => key)).size).toBe(items.length)
    expect(lines[0]?.detail).toContain('⟦U+202E⟧')
  })
})

it('counts the other models of a request', async () => {
  const [en, ko] = [await wordsIn('en'), await wordsIn('ko')]
  expect(en[0]?.title).toBe('R-1042 · Claims NLP asks for amazon.nova-pro-v1:0 and 2 more')
  expect(ko[0]?.title).toBe('R-1042 · 보험금 언어처리 팀이 amazon.nova-pro-v1:0 외 2개 요청')
})
