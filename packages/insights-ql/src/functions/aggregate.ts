import { declare, type FunctionFacts } from './signature.ts'

const aggregate = (signature: string, en: string, ko: string): FunctionFacts =>
  declare('aggregate', signature, en, ko)

const shapeUnknown = {
  en: 'AWS does not document the shape of its result.',
  ko: 'AWS가 결과의 형태를 문서로 밝히지 않았습니다.',
}
const series = (signature: string, en: string, ko: string): FunctionFacts =>
  declare('series', signature, en, ko, shapeUnknown)

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax-Stats.html */
export const aggregateFunctions: readonly FunctionFacts[] = [
  aggregate(
    'count(field?: any|events): number',
    'The number of events; with a field, of those that have it.',
    '이벤트 수. 필드를 주면 그 필드가 있는 이벤트 수.',
  ),
  aggregate(
    'count_distinct(field: any): number',
    'The number of different values; approximate when there are many.',
    '서로 다른 값의 수. 값이 많으면 근삿값.',
  ),
  aggregate('sum(value: number): number', 'The sum.', '합계.'),
  aggregate('avg(value: number): number', 'The average.', '평균.'),
  aggregate('min(value: any): any', 'The smallest value.', '최솟값.'),
  aggregate('max(value: any): any', 'The largest value.', '최댓값.'),
  aggregate(
    'pct(value: number, percent: number): number',
    'The percentile: pct(@duration, 95) is what 95 of 100 stay below.',
    '백분위수. pct(@duration, 95)는 100개 중 95개가 그보다 작은 값.',
  ),
  aggregate('stddev(value: number): number', 'The standard deviation.', '표준편차.'),
  aggregate(
    'earliest(value: any): any',
    'The value of the event with the earliest @timestamp.',
    '@timestamp가 가장 이른 이벤트의 값.',
  ),
  aggregate(
    'latest(value: any): any',
    'The value of the event with the latest @timestamp.',
    '@timestamp가 가장 늦은 이벤트의 값.',
  ),
  aggregate(
    'sortsFirst(value: any): any',
    'The value that sorts first.',
    '정렬 순서가 첫 번째인 값.',
  ),
  aggregate('sortsLast(value: any): any', 'The value that sorts last.', '정렬 순서가 마지막인 값.'),
  series('rate(value: any, period: duration): number', 'Per period.', '기간당 비율.'),
  series('countOverTime(value: any, period: duration): number', 'Count over time.', '시간별 개수.'),
  series('sumOverTime(value: any, period: duration): number', 'Sum over time.', '시간별 합계.'),
  series(
    'count_over_time(value: any|events, period?: duration): number',
    'Count over time.',
    '시간별 개수.',
  ),
  series('sum_over_time(value: any, period?: duration): number', 'Sum over time.', '시간별 합계.'),
  series('histogram(value: any, buckets: number): map', 'Counts in buckets.', '구간별 개수.'),
]
