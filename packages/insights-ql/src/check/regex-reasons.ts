import type { Bilingual } from '../bilingual.ts'

export const unclosedGroup: Bilingual = {
  en: 'a group is not closed.',
  ko: '그룹이 닫히지 않았습니다.',
}
export const unopenedGroup: Bilingual = {
  en: 'there is no group to close.',
  ko: '닫을 그룹이 없습니다.',
}
export const unclosedClass: Bilingual = { en: 'a [ is not closed.', ko: '[가 닫히지 않았습니다.' }
export const nothingToRepeat: Bilingual = {
  en: 'there is nothing to repeat.',
  ko: '반복할 대상이 없습니다.',
}
export const repetition: Bilingual = {
  en: 'a repetition is at most 1,000.',
  ko: '반복은 최대 1,000회입니다.',
}
export const repeatsWithin: Bilingual = {
  en: 'repetitions inside of each other come to more than 1,000.',
  ko: '중첩된 반복이 모두 합쳐 1,000회를 넘습니다.',
}
export const groupForm: Bilingual = {
  en: 'this form of group is not supported.',
  ko: '지원되지 않는 그룹 형식입니다.',
}
export const groupName: Bilingual = {
  en: 'two groups have the same name.',
  ko: '이름이 같은 그룹이 두 개 있습니다.',
}
export const tooLarge: Bilingual = {
  en: 'it is too large to be run.',
  ko: '너무 커서 실행할 수 없습니다.',
}
export const loneBackslash: Bilingual = {
  en: 'nothing follows the backslash.',
  ko: '백슬래시 뒤에 글자가 없습니다.',
}
export const unknownEscape: Bilingual = {
  en: 'RE2 has no such escape.',
  ko: 'RE2에 없는 이스케이프입니다.',
}
export const namedClass: Bilingual = {
  en: 'there is no class of this name.',
  ko: '이 이름의 문자 클래스는 없습니다.',
}
export const range: Bilingual = {
  en: 'a range goes upwards.',
  ko: '범위는 작은 쪽에서 큰 쪽으로 씁니다.',
}
