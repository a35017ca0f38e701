import type { Dice } from '../dice.ts'
import type { Language } from './bank.ts'

const two = (value: number) => String(value).padStart(2, '0')

/** The thirteenth digit of a resident number, by the rule that held until October 2020. */
export function residentChecksum(first12: string): number {
  let sum = 0
  for (let index = 0; index < 12; index += 1) sum += Number(first12[index]) * (2 + (index % 8))
  return (11 - (sum % 11)) % 10
}

/** Of the right form, and nobody's: the last digit is never the right one. */
export function residentNumber(dice: Dice): string {
  const birth = `${two(dice.between(60, 99))}${two(dice.between(1, 12))}${two(dice.between(1, 28))}`
  const rest = `${dice.between(1, 2)}${dice.digits(5)}`
  const wrong = (residentChecksum(birth + rest) + dice.between(1, 9)) % 10
  return `${birth}-${rest}${wrong}`
}

/** Numbers that were printed in advertisements, or that are reserved for them, and never issued. */
const ADVERTISED = ['078-05-1120', '219-09-9999', '987-65-4321', '987-65-4325', '987-65-4329']

/** The payment networks' own test numbers. */
const TEST_CARDS = [
  '4111 1111 1111 1111',
  '5555 5555 5555 4444',
  '4242 4242 4242 4242',
  '6011 1111 1111 1117',
]

/** No Korean mobile number goes on with 0 after 010; 07700 900 is kept for drama. */
const phone = (dice: Dice, language: Language) =>
  language === 'ko' ? `010-0${dice.digits(3)}-${dice.digits(4)}` : `07700 900${dice.digits(3)}`

const mail = (dice: Dice) =>
  `${dice.pick(['m.kim', 'j.osborne', 'hana.lee', 'r.delgado', 'sy.park', 'n.varga'])}${dice.digits(2)}@example.com`

type Sentence = (dice: Dice) => string

const SENTENCES: Readonly<Record<Language, readonly Sentence[]>> = {
  en: [
    (dice) => `The claimant can be reached at ${phone(dice, 'en')} or ${mail(dice)}.`,
    (dice) => `Social security number for the US file: ${dice.pick(ADVERTISED)}.`,
    (dice) => `The refund should go to card ${dice.pick(TEST_CARDS)}, expiry 11/28.`,
    (dice) => `Her Korean resident number is ${residentNumber(dice)}.`,
  ],
  ko: [
    (dice) => `고객님 연락처는 ${phone(dice, 'ko')}, 이메일은 ${mail(dice)}입니다.`,
    (dice) => `주민등록번호 ${residentNumber(dice)} 확인 후 처리 바랍니다.`,
    (dice) => `환불 카드번호는 ${dice.pick(TEST_CARDS)} 입니다.`,
    (dice) => `피보험자 주민번호는 ${residentNumber(dice)}, 휴대전화는 ${phone(dice, 'ko')}입니다.`,
  ],
}

export const personalData = (dice: Dice, language: Language): string =>
  dice.pick(SENTENCES[language])(dice)

/** A model that fills in what it was not told. */
export const inventedData = (dice: Dice, language: Language): string =>
  language === 'ko'
    ? `참고로 동일 고객의 주민등록번호는 ${residentNumber(dice)}, 카드번호는 ${dice.pick(TEST_CARDS)}로 조회됩니다.`
    : `For reference, the same customer is listed with SSN ${dice.pick(ADVERTISED)} and card ${dice.pick(TEST_CARDS)}.`

export interface PersonalPieces {
  readonly text: string
  readonly entities: readonly { readonly type: string; readonly match: string }[]
}

/** A sentence that a guardrail masks, with what it finds in it. */
export function maskable(dice: Dice, language: Language): PersonalPieces {
  const email = mail(dice)
  const number = phone(dice, language)
  const text =
    language === 'ko'
      ? `안내는 ${email} 또는 ${number}로 드리겠습니다.`
      : `We will write to ${email} or call ${number}.`
  return {
    text,
    entities: [
      { type: 'EMAIL', match: email },
      { type: 'PHONE', match: number },
    ],
  }
}
