import { declare, type FunctionFacts } from './signature.ts'

const shapeUnknown = {
  en: 'AWS does not document the shape of its result.',
  ko: 'AWS가 결과의 형태를 문서로 밝히지 않았습니다.',
}

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax-Stats.html */
export const aggregateFunctions: readonly FunctionFacts[] = [
  ...declare('aggregate', [
    'count(field?: any|events): number',
    'count_distinct(field: any): number',
    'sum(value: number): number',
    'avg(value: number): number',
    'min(value: any): any',
    'max(value: any): any',
    'pct(value: number, percent: number): number',
    'stddev(value: number): number',
    'earliest(value: any): any',
    'latest(value: any): any',
    'sortsFirst(value: any): any',
    'sortsLast(value: any): any',
  ]),
  ...declare(
    'series',
    [
      'rate(value: any, period: duration): number',
      'countOverTime(value: any, period: duration): number',
      'sumOverTime(value: any, period: duration): number',
      'count_over_time(value: any|events, period?: duration): number',
      'sum_over_time(value: any, period?: duration): number',
      'histogram(value: any, buckets: number): map',
    ],
    shapeUnknown,
  ),
]
