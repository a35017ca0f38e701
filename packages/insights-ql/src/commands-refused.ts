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
    refusal: machineLearning,
  },
  {
    name: 'anomaly',
    syntax: 'pattern @message | anomaly',
    refusal: machineLearning,
  },
  {
    name: 'diff',
    syntax: 'diff [previousDay|previousWeek|previousMonth]',
    refusal: otherTime,
  },
  {
    name: 'logcompare',
    syntax: 'logcompare timeshift 7d',
    refusal: otherTime,
  },
  {
    name: 'relevantfields',
    syntax: 'relevantfields field where condition',
    refusal: {
      en: 'AWS ranks fields with a method of its own that cannot be repeated elsewhere.',
      ko: 'AWS 고유의 방식으로 필드의 순위를 매기므로 다른 곳에서 재현할 수 없습니다.',
    },
  },
  {
    name: 'estimate',
    syntax: 'estimate',
    refusal: {
      en: 'it tells what AWS would scan, which only AWS knows.',
      ko: 'AWS가 스캔할 양을 알려 주는 명령이며, 이는 AWS만 알 수 있습니다.',
    },
  },
  {
    name: 'unmask',
    syntax: 'fields unmask(field)',
    refusal: {
      en: 'it is a function; write fields unmask(field).',
      ko: '함수입니다. fields unmask(필드)로 쓰십시오.',
    },
    instead: 'fields unmask(@message)',
  },
  {
    name: 'head',
    syntax: 'head count',
    refusal: useLimit,
    instead: 'limit',
  },
  {
    name: 'tail',
    syntax: 'tail count',
    refusal: useLimit,
  },
]
