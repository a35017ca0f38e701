export interface Team {
  readonly slug: string
  readonly name: string
  readonly nameKo: string
}

export const TEAMS: readonly Team[] = [
  { slug: 'claims-nlp', name: 'Claims NLP', nameKo: '보험금 언어처리' },
  { slug: 'fraud-detection', name: 'Fraud Detection', nameKo: '이상거래 탐지' },
  { slug: 'customer-care', name: 'Customer Care', nameKo: '고객 상담' },
  { slug: 'developer-tools', name: 'Developer Tools', nameKo: '개발자 도구' },
  { slug: 'market-research', name: 'Market Research', nameKo: '시장 조사' },
  { slug: 'document-ai', name: 'Document AI', nameKo: '문서 AI' },
]

export function teamGroup(slug: string): string {
  return `team-${slug}`
}
