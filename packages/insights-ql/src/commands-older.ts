import type { CommandFacts } from './commands.ts'

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax.html */
export const olderCommands: readonly CommandFacts[] = [
  {
    name: 'fields',
    syntax: 'fields expression [as name], …',
    says: {
      en: 'Adds columns to the result. Several fields commands add up.',
      ko: '결과에 열을 추가합니다. fields 명령이 여러 번이면 모두 더해집니다.',
    },
  },
  {
    name: 'display',
    syntax: 'display expression [as name], …',
    says: {
      en: 'Fixes the columns of the result. The last display decides.',
      ko: '결과의 열을 정합니다. 마지막 display가 결정합니다.',
    },
  },
  {
    name: 'filter',
    syntax: 'filter condition',
    says: { en: 'Keeps what meets the condition.', ko: '조건에 맞는 것만 남깁니다.' },
  },
  {
    name: 'where',
    syntax: 'where condition',
    says: { en: 'Another word for filter.', ko: 'filter와 같은 명령입니다.' },
  },
  {
    name: 'stats',
    syntax: 'stats aggregate(…) [as name], … [by expression [as name], …]',
    says: {
      en: 'Adds up events in groups. Up to ten stats stand in a query; each sees the columns of the one before.',
      ko: '이벤트를 그룹별로 집계합니다. 한 쿼리에 열 번까지 쓸 수 있으며, 뒤의 stats는 바로 앞 stats의 열을 봅니다.',
    },
  },
  {
    name: 'sort',
    syntax: 'sort expression [asc|desc], …',
    says: {
      en: 'Puts the rows in order: text before numbers, numbers by value.',
      ko: '행을 정렬합니다. 문자열이 숫자보다 앞에 오고 숫자는 값으로 비교합니다.',
    },
  },
  {
    name: 'limit',
    syntax: 'limit [any] count',
    says: {
      en: 'Returns at most this many rows, up to 100,000; 10,000 where no limit is given.',
      ko: '최대 행 수를 정합니다(100,000까지). limit이 없으면 10,000입니다.',
    },
  },
  {
    name: 'dedup',
    syntax: 'dedup field, …',
    says: {
      en: 'Keeps the first row of each combination of values. Only limit may follow.',
      ko: '값의 조합마다 첫 행만 남깁니다. 뒤에는 limit만 올 수 있습니다.',
    },
  },
  {
    name: 'parse',
    syntax: 'parse [field] "before*after" as name, … | parse [field] /(?<name>…)/ [multi]',
    says: {
      en: 'Takes values out of text, with * for each value or with the groups of a regex.',
      ko: '텍스트에서 값을 추출합니다. 값마다 *를 쓰거나 정규식의 그룹을 씁니다.',
    },
  },
  {
    name: 'unnest',
    syntax: 'unnest field into name',
    says: { en: 'One row for each item of a list.', ko: '목록의 항목마다 한 행을 만듭니다.' },
  },
  {
    name: 'filterIndex',
    syntax: 'filterIndex field = value',
    says: {
      en: 'Scans only log groups that index the field, and keeps what meets the condition.',
      ko: '필드가 인덱싱된 로그 그룹만 스캔하고 조건에 맞는 것만 남깁니다.',
    },
  },
]
