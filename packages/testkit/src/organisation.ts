/** The pretend organisation as Gatehouse is configured for it; the sandbox holds AWS's side. */

export const accounts = {
  management: '000000000101',
  genaiDev: '000000000202',
  genaiProd: '000000000303',
  logArchive: '000000000404',
  securityTooling: '000000000505',
} as const

export const teams = {
  'claims-nlp': { en: 'Claims NLP', ko: '보험금 언어처리' },
  'fraud-detection': { en: 'Fraud Detection', ko: '이상거래 탐지' },
  'customer-care': { en: 'Customer Care', ko: '고객 상담' },
  'developer-tools': { en: 'Developer Tools', ko: '개발자 도구' },
  'market-research': { en: 'Market Research', ko: '시장 조사' },
  'document-ai': { en: 'Document AI', ko: '문서 AI' },
} as const

export type TeamSlug = keyof typeof teams

/** People whom tests and the start's table of sign-ins name; `sub` of the pretend provider. */
export const personas = {
  requester: { sub: 'jiwoo-kim', name: '김지우', is: 'requester, Claims NLP' },
  secondRequester: { sub: 'minjun-lee', name: '이민준', is: 'requester, Fraud Detection' },
  administrator: { sub: 'olivia-bennett', name: 'Olivia Bennett', is: 'administrator' },
  secondAdministrator: { sub: 'seoyeon-park', name: '박서연', is: 'administrator' },
  requestingAdministrator: {
    sub: 'taeyang-jung',
    name: '정태양',
    is: 'administrator and requester, Developer Tools',
  },
  securityReviewer: { sub: 'hana-choi', name: '최하나', is: 'security reviewer' },
  manager: { sub: 'daniel-wright', name: 'Daniel Wright', is: 'manager' },
  stranger: { sub: 'noah-reyes', name: 'Noah Reyes', is: 'nobody yet: no Gatehouse group' },
} as const

/** `GATEHOUSE_GROUPS`: how the provider's groups become roles and teams. */
export const groupsConfiguration = JSON.stringify({
  roles: {
    administrator: ['gatehouse-administrators'],
    requester: ['gatehouse-requesters'],
    'security-reviewer': ['gatehouse-security-reviewers'],
    manager: ['gatehouse-managers'],
  },
  teams: Object.fromEntries(
    Object.entries(teams).map(([slug, name]) => [slug, { name, group: `team-${slug}` }]),
  ),
})

export function teamRoleArn(account: string, team: TeamSlug): string {
  return `arn:aws:iam::${account}:role/teams/${team}`
}
