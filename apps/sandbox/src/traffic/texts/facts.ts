import type { Dice } from '../dice.ts'
import type { Language } from './bank.ts'
import type { Template } from './template.ts'

type Value = (dice: Dice, atMs: number) => string

const grouped = (value: number) => value.toLocaleString('en-GB')
const from =
  (...values: readonly string[]): Value =>
  (dice) =>
    dice.pick(values)
const DAY_MS = 86_400_000
const past = (dice: Dice, atMs: number) => new Date(atMs - dice.between(1, 75) * DAY_MS)
const future = (dice: Dice, atMs: number) => new Date(atMs + dice.between(2, 24) * DAY_MS)
const MONTHS =
  'January February March April May June July August September October November December'.split(' ')
const inEnglish = (day: Date) =>
  `${day.getUTCDate()} ${MONTHS[day.getUTCMonth()]} ${day.getUTCFullYear()}`
const inKorean = (day: Date) =>
  `${day.getUTCFullYear()}년 ${day.getUTCMonth() + 1}월 ${day.getUTCDate()}일`
const two = (value: number) => String(value).padStart(2, '0')

const EVERYWHERE: Readonly<Record<string, Value>> = {
  claim: (dice) => `CLM-2026-${dice.digits(6)}`,
  policy: (dice) => `POL-${dice.pick(['KR', 'UK', 'SG'])}-${dice.digits(7)}`,
  ticket: (dice) => `CS-${dice.digits(6)}`,
  account: (dice) => `A-${dice.digits(8)}`,
  transaction: (dice) => `TX${dice.digits(10)}`,
  device: (dice) => `dev-${dice.letters(8, '0123456789abcdef')}`,
  percent: (dice) => `${dice.between(2, 96)}.${dice.between(0, 9)}`,
  few: (dice) => String(dice.between(2, 9)),
  count: (dice) => grouped(dice.between(12, 4800)),
  days: (dice) => String(dice.between(3, 45)),
  hour: (dice) => `${two(dice.between(0, 23))}:${two(dice.between(0, 59))}`,
  score: (dice) => `0.${two(dice.between(3, 99))}`,
  form: (dice) => `F-${dice.between(100, 980)}`,
  page: (dice) => String(dice.between(1, 84)),
  year: (dice) => String(dice.between(2019, 2026)),
  pull: (dice) => String(dice.between(1200, 9800)),
  line: (dice) => String(dice.between(8, 640)),
  version: (dice) => `${dice.between(1, 6)}.${dice.between(0, 22)}.${dice.between(0, 9)}`,
  repository: from(
    'claims-core',
    'fraud-rules',
    'care-gateway',
    'policy-api',
    'ledger-sync',
    'batch-runner',
  ),
  method: from(
    'settleClaim',
    'parseReceipt',
    'mergePolicies',
    'scoreTransfer',
    'retryUpload',
    'toPremium',
  ),
  failure: from(
    'TimeoutError',
    'NullPointerException',
    'ECONNRESET',
    'Deadlock found',
    'HTTP 502',
    'OutOfMemoryError',
  ),
  quarter: (dice) => `Q${dice.between(1, 4)} ${dice.between(2024, 2026)}`,
  competitor: from(
    'Northlight',
    'Halla Mutual',
    'Orchard Life',
    'Baekdu Fire',
    'Kestrel Direct',
    'Hanbit Assurance',
  ),
}

const ENGLISH: Readonly<Record<string, Value>> = {
  customer: (dice) =>
    `${dice.pick(['Amelia', 'Oliver', 'Isla', 'Noah', 'Freya', 'George', 'Leila', 'Marcus', 'Ruth', 'Tomas', 'Aisha', 'Daniel'])} ${dice.pick(['Whitfield', 'Osborne', 'Khan', 'Marsh', 'Delgado', 'Fenwick', 'Adeyemi', 'Lindqvist', 'Byrne', 'Castellan', 'Hughes', 'Varga'])}`,
  adjuster: from(
    'Mr Pemberton',
    'Ms Achebe',
    'Ms Lindqvist',
    'Mr Hargreaves',
    'Ms Tanaka',
    'Mr Doyle',
  ),
  amount: (dice) => `£${grouped(dice.between(40, 9600) * 5)}`,
  total: (dice) => `£${grouped(dice.between(20, 900) * 1000)}`,
  date: (dice, atMs) => inEnglish(past(dice, atMs)),
  due: (dice, atMs) => inEnglish(future(dice, atMs)),
  city: from(
    'Manchester',
    'Leeds',
    'Bristol',
    'Cardiff',
    'Edinburgh',
    'Reading',
    'Norwich',
    'Belfast',
  ),
  damage: from(
    'a burst pipe in the kitchen',
    'a rear-end collision',
    'hail damage to the roof',
    'a stolen bicycle',
    'smoke damage after a kitchen fire',
    'a cracked windscreen',
    'a fall on the stairs',
    'a flooded basement',
  ),
  product: from(
    'home contents',
    'private motor',
    'travel',
    'income protection',
    'small business',
    'critical illness',
  ),
  merchant: from(
    'an electronics retailer',
    'a gift-card reseller',
    'an online travel agency',
    'a crypto exchange',
    'a fuel station',
    'a luxury outlet',
  ),
  document: from(
    'the repair estimate',
    'the discharge summary',
    'the police report',
    'the hire agreement',
    'the survey report',
    'the premium schedule',
  ),
  segment: from(
    'first-time buyers',
    'retirees',
    'self-employed drivers',
    'young families',
    'small restaurants',
    'gig workers',
  ),
}

const KOREAN: Readonly<Record<string, Value>> = {
  customer: (dice) =>
    `${dice.pick(['김', '이', '박', '최', '정', '강', '조', '윤', '장', '임', '한', '오'])}${dice.pick(['서연', '민준', '지호', '하은', '도윤', '수아', '예준', '지안', '현우', '채원', '은서', '태민'])}`,
  adjuster: from('박 심사역', '이 과장', '최 대리', '김 손해사정사', '정 차장', '한 팀장'),
  amount: (dice) => `${grouped(dice.between(5, 4200) * 10000)}원`,
  total: (dice) => `${grouped(dice.between(2, 95))}억 ${grouped(dice.between(1, 9) * 1000)}만 원`,
  date: (dice, atMs) => inKorean(past(dice, atMs)),
  due: (dice, atMs) => inKorean(future(dice, atMs)),
  city: from(
    '서울 강남구',
    '부산 해운대구',
    '대구 수성구',
    '인천 연수구',
    '광주 서구',
    '대전 유성구',
    '성남 분당구',
    '제주시',
  ),
  damage: from(
    '주방 누수',
    '추돌 사고',
    '우박 피해',
    '자전거 도난',
    '주방 화재 연기 피해',
    '앞유리 파손',
    '계단 낙상',
    '지하실 침수',
  ),
  product: from('실손의료보험', '자동차보험', '여행자보험', '소득보상보험', '화재보험', '암보험'),
  merchant: from(
    '전자제품 판매점',
    '상품권 매매업체',
    '온라인 여행사',
    '가상자산 거래소',
    '주유소',
    '명품 아웃렛',
  ),
  document: from(
    '수리 견적서',
    '퇴원 요약지',
    '사고 사실 확인원',
    '렌터카 계약서',
    '손해사정 보고서',
    '보험료 명세서',
  ),
  segment: from(
    '사회초년생',
    '은퇴 준비 세대',
    '개인택시 운전자',
    '맞벌이 가정',
    '소규모 음식점',
    '배달 종사자',
  ),
}

const VALUES: Readonly<Record<Language, Readonly<Record<string, Value>>>> = {
  en: { ...EVERYWHERE, ...ENGLISH },
  ko: { ...EVERYWHERE, ...KOREAN },
}

/** What one call is about: a name or a number that was said once stays the same to its end. */
export class Facts {
  readonly dice: Dice
  readonly language: Language
  readonly #atMs: number
  readonly #known = new Map<string, string>()

  constructor(dice: Dice, language: Language, atMs: number) {
    this.dice = dice
    this.language = language
    this.#atMs = atMs
  }

  value(slot: string): string {
    const known = this.#known.get(slot)
    if (known !== undefined) return known
    const make = VALUES[this.language][slot]
    if (make === undefined) throw new Error(`No fact is called ${slot}.`)
    const value = make(this.dice, this.#atMs)
    this.#known.set(slot, value)
    return value
  }

  fill({ literals, slots }: Template): string {
    let text = literals[0] ?? ''
    for (let index = 0; index < slots.length; index += 1) {
      text += this.value(slots[index] ?? '') + (literals[index + 1] ?? '')
    }
    return text
  }

  fillAll(texts: readonly Template[], between = ' '): string {
    let text = ''
    for (const one of texts) text += text === '' ? this.fill(one) : between + this.fill(one)
    return text
  }

  /** The next file, customer or case of the same conversation. */
  another(): void {
    this.#known.clear()
  }
}
