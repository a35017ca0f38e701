import type { CommandFacts } from './commands.ts'

const machineLearning = {
  en: 'AWS groups messages with a method of its own that cannot be repeated elsewhere.',
  ko: 'AWS 고유의 방식으로 메시지를 묶으므로 다른 곳에서 재현할 수 없습니다.',
}
const otherTime = {
  en: 'AWS compares messages with a method of its own that cannot be repeated elsewhere.',
  ko: 'AWS 고유의 방식으로 메시지를 비교하므로 다른 곳에서 재현할 수 없습니다.',
}
const useLimit = {
  en: 'AWS has withdrawn it; sort and limit do the same.',
  ko: 'AWS가 더 이상 지원하지 않습니다. sort와 limit으로 같은 결과를 얻습니다.',
}

/** Commands that exist and are refused by name: a wrong answer would look like a right one. */
export const refusedCommands: readonly CommandFacts[] = [
  {
    name: 'pattern',
    syntax: 'pattern field',
    says: { en: 'Groups messages by their pattern.', ko: '메시지를 패턴별로 묶습니다.' },
    refusal: machineLearning,
  },
  {
    name: 'anomaly',
    syntax: 'pattern @message | anomaly',
    says: { en: 'Finds unusual messages.', ko: '비정상적인 메시지를 찾습니다.' },
    refusal: machineLearning,
  },
  {
    name: 'diff',
    syntax: 'diff [previousDay|previousWeek|previousMonth]',
    says: { en: 'Compares with an earlier time.', ko: '이전 시간대와 비교합니다.' },
    refusal: otherTime,
  },
  {
    name: 'logcompare',
    syntax: 'logcompare timeshift 7d',
    says: { en: 'Compares with a shifted time.', ko: '시간을 옮겨 비교합니다.' },
    refusal: otherTime,
  },
  {
    name: 'relevantfields',
    syntax: 'relevantfields field where condition',
    says: { en: 'Names fields that matter.', ko: '관련 있는 필드를 보여 줍니다.' },
    refusal: {
      en: 'AWS ranks fields with a method of its own that cannot be repeated elsewhere.',
      ko: 'AWS 고유의 방식으로 필드의 순위를 매기므로 다른 곳에서 재현할 수 없습니다.',
    },
  },
  {
    name: 'estimate',
    syntax: 'estimate',
    says: { en: 'Estimates what is scanned.', ko: '스캔 양을 추정합니다.' },
    refusal: {
      en: 'it tells what AWS would scan, which only AWS knows.',
      ko: 'AWS가 스캔할 양을 알려 주는 명령이며, 이는 AWS만 알 수 있습니다.',
    },
  },
  {
    name: 'unmask',
    syntax: 'fields unmask(field)',
    says: { en: 'Shows masked data.', ko: '가려진 데이터를 보여 줍니다.' },
    refusal: {
      en: 'it is a function; write fields unmask(field).',
      ko: '함수입니다. fields unmask(필드)로 쓰십시오.',
    },
    instead: 'fields unmask(@message)',
  },
  {
    name: 'head',
    syntax: 'head count',
    says: { en: 'The first rows.', ko: '처음 몇 행입니다.' },
    refusal: useLimit,
    instead: 'limit',
  },
  {
    name: 'tail',
    syntax: 'tail count',
    says: { en: 'The last rows.', ko: '마지막 몇 행입니다.' },
    refusal: useLimit,
  },
]
