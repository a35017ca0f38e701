import { accounts, type TeamSlug } from '@gatehouse/testkit/organisation'

/** A request of the pretend organisation, and what becomes of it. */
export interface Wish {
  readonly team: TeamSlug
  readonly accountId: string
  /** Beginnings of target ids, the preferred first; the catalogue says which exist. */
  readonly targets: readonly string[]
  readonly kind: 'foundation-model' | 'inference-profile'
  readonly regions: readonly string[]
  readonly purpose: string
  readonly dataClass: 'public' | 'internal' | 'confidential' | 'restricted'
  readonly callsPerDay: number
  readonly durationDays: number
  readonly ticket?: string
  readonly outcome: 'effective' | 'rejected' | 'withdrawn' | 'pending'
  /** What the administrator writes, or nothing while nobody has decided. */
  readonly reason?: string
}

export const wishes: readonly Wish[] = [
  {
    team: 'fraud-detection',
    accountId: accounts.genaiDev,
    kind: 'foundation-model',
    targets: ['amazon.nova-lite', 'amazon.nova-pro', 'amazon.titan-text'],
    regions: ['us-east-1'],
    purpose: '이상거래로 분류된 결제 건의 사유를 심사 담당자가 읽을 수 있는 문장으로 요약합니다.',
    dataClass: 'confidential',
    callsPerDay: 12_000,
    durationDays: 90,
    ticket: 'FRAUD-218',
    outcome: 'effective',
    reason: '요약만 만들고 판단은 사람이 합니다. 분기마다 다시 봅니다.',
  },
  {
    team: 'developer-tools',
    accountId: accounts.genaiDev,
    kind: 'inference-profile',
    targets: ['us.amazon.nova-pro', 'us.amazon.nova-lite', 'us.amazon'],
    regions: ['us-east-1', 'us-west-2'],
    purpose: 'Answers questions about our internal libraries in the editor, for 40 developers.',
    dataClass: 'internal',
    callsPerDay: 3_000,
    durationDays: 180,
    outcome: 'effective',
    reason: 'Internal code only, no customer data. Two Regions so that a busy one does not block.',
  },
  {
    team: 'customer-care',
    accountId: accounts.genaiProd,
    kind: 'foundation-model',
    targets: ['amazon.nova-pro', 'amazon.nova-lite', 'amazon.titan-text'],
    regions: ['ap-northeast-2', 'us-east-1'],
    purpose:
      '상담 내용을 실시간으로 분석해 상담원에게 답변을 제안합니다. 고객 식별 정보가 포함됩니다.',
    dataClass: 'restricted',
    callsPerDay: 250_000,
    durationDays: 365,
    ticket: 'CARE-77',
    outcome: 'rejected',
    reason:
      'Restricted data in production needs a guardrail on the team first. Ask again with one.',
  },
  {
    team: 'market-research',
    accountId: accounts.genaiDev,
    kind: 'foundation-model',
    targets: ['mistral.', 'meta.llama', 'amazon.nova-micro'],
    regions: ['us-east-1', 'us-west-2'],
    purpose: 'Groups open answers of surveys by theme, in five languages.',
    dataClass: 'internal',
    callsPerDay: 800,
    durationDays: 30,
    outcome: 'withdrawn',
  },
  {
    team: 'document-ai',
    accountId: accounts.genaiProd,
    kind: 'inference-profile',
    targets: ['eu.anthropic.claude', 'us.anthropic.claude', 'eu.amazon', 'us.amazon'],
    regions: ['eu-central-1', 'us-east-1'],
    purpose: 'Reads scanned invoices and fills the fields of the booking form.',
    dataClass: 'confidential',
    callsPerDay: 40_000,
    durationDays: 180,
    ticket: 'DOC-1402',
    outcome: 'pending',
  },
  {
    team: 'fraud-detection',
    accountId: accounts.genaiDev,
    kind: 'foundation-model',
    targets: ['amazon.titan-embed', 'cohere.embed', 'amazon.nova-micro'],
    regions: ['us-east-1', 'us-west-2'],
    purpose: '비슷한 거래를 찾기 위해 거래 설명을 벡터로 바꿉니다.',
    dataClass: 'confidential',
    callsPerDay: 90_000,
    durationDays: 90,
    outcome: 'pending',
  },
]
