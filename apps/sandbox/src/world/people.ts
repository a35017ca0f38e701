import { teamGroup } from './teams.ts'

/** What a person may do in Gatehouse, as the identity provider's groups say it. */
export const GROUPS = {
  requester: 'gatehouse-requesters',
  administrator: 'gatehouse-administrators',
  securityReviewer: 'gatehouse-security-reviewers',
  manager: 'gatehouse-managers',
} as const

export type Duty = keyof typeof GROUPS

export interface Person {
  /** The provider's stable subject. */
  readonly sub: string
  readonly name: string
  readonly nameKo: string
  readonly email: string
  readonly locale: 'en' | 'ko'
  /** Team slug; null: in no team. */
  readonly team: string | null
  readonly duties: readonly Duty[]
}

function person(
  sub: string,
  name: string,
  nameKo: string,
  locale: 'en' | 'ko',
  team: string | null,
  duties: readonly Duty[],
): Person {
  return { sub, name, nameKo, email: `${sub}@example.com`, locale, team, duties }
}

const R: readonly Duty[] = ['requester']

export const PEOPLE: readonly Person[] = [
  person('jiwoo-kim', 'Jiwoo Kim', '김지우', 'ko', 'claims-nlp', R),
  person('emma-clarke', 'Emma Clarke', '엠마 클라크', 'en', 'claims-nlp', R),
  person('dohyun-yoon', 'Dohyun Yoon', '윤도현', 'ko', 'claims-nlp', R),
  person('minjun-lee', 'Minjun Lee', '이민준', 'ko', 'fraud-detection', R),
  person('priya-raman', 'Priya Raman', '프리야 라만', 'en', 'fraud-detection', R),
  person('sungho-han', 'Sungho Han', '한성호', 'ko', 'fraud-detection', R),
  person('yuna-kang', 'Yuna Kang', '강유나', 'ko', 'customer-care', R),
  person('lucas-moreau', 'Lucas Moreau', '루카스 모로', 'en', 'customer-care', R),
  person('eunji-lim', 'Eunji Lim', '임은지', 'ko', 'customer-care', R),
  person('taeyang-jung', 'Taeyang Jung', '정태양', 'ko', 'developer-tools', [
    'administrator',
    'requester',
  ]),
  person('grace-okafor', 'Grace Okafor', '그레이스 오카포', 'en', 'developer-tools', R),
  person('hyunwoo-seo', 'Hyunwoo Seo', '서현우', 'ko', 'developer-tools', R),
  person('sora-shin', 'Sora Shin', '신소라', 'ko', 'market-research', R),
  person('henrik-larsen', 'Henrik Larsen', '헨리크 라르센', 'en', 'market-research', R),
  person('bomin-oh', 'Bomin Oh', '오보민', 'ko', 'market-research', R),
  person('jaehyun-kwon', 'Jaehyun Kwon', '권재현', 'ko', 'document-ai', R),
  person('maria-santos', 'Maria Santos', '마리아 산투스', 'en', 'document-ai', R),
  person('chaewon-moon', 'Chaewon Moon', '문채원', 'ko', 'document-ai', R),
  person('olivia-bennett', 'Olivia Bennett', '올리비아 베넷', 'en', null, ['administrator']),
  person('seoyeon-park', 'Seoyeon Park', '박서연', 'ko', null, ['administrator']),
  person('hana-choi', 'Hana Choi', '최하나', 'ko', null, ['securityReviewer']),
  person('adam-novak', 'Adam Novak', '아담 노박', 'en', null, ['securityReviewer']),
  person('daniel-wright', 'Daniel Wright', '대니얼 라이트', 'en', null, ['manager']),
  person('jinseok-baek', 'Jinseok Baek', '백진석', 'ko', null, ['manager']),
  person('noah-reyes', 'Noah Reyes', '노아 레예스', 'en', null, []),
]

/** The groups claim: duties first, then the team. */
export function groupsOf(someone: Person): string[] {
  const duties = someone.duties.map((duty) => GROUPS[duty])
  return someone.team === null ? duties : [...duties, teamGroup(someone.team)]
}

/** A Korean speaker goes by the Korean name; the claim `name` carries it so. */
export function displayName(someone: Person, language: 'en' | 'ko' = someone.locale): string {
  return language === 'ko' ? someone.nameKo : someone.name
}

export function accessKeyIdOf(someone: Person): string {
  return `ASIASANDBOX${someone.sub.replace(/[^a-z]/g, '').toUpperCase()}`
}
