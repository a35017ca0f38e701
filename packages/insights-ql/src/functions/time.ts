import { declare, type FunctionFacts } from './signature.ts'

const time = (signature: string, en: string, ko: string): FunctionFacts =>
  declare('scalar', signature, en, ko)

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax-operations-functions.html */
export const timeFunctions: readonly FunctionFacts[] = [
  time(
    'bin(period: duration): timestamp',
    'The beginning of the period that @timestamp lies in.',
    '@timestamp가 속한 기간의 시작 시각.',
  ),
  time(
    'datefloor(time: timestamp, period: duration): timestamp',
    'The beginning of the period.',
    '기간의 시작 시각.',
  ),
  time(
    'dateceil(time: timestamp, period: duration): timestamp',
    'The end of the period.',
    '기간의 끝 시각.',
  ),
  time(
    'fromMillis(milliseconds: number): timestamp',
    'Milliseconds since 1970 as a time.',
    '1970년 이후 밀리초를 시각으로 변환.',
  ),
  time(
    'toMillis(time: timestamp): number',
    'A time in milliseconds since 1970.',
    '시각을 1970년 이후 밀리초로 변환.',
  ),
  time('now(): number', 'The present in seconds since 1970.', '현재 시각(1970년 이후 초).'),
  time(
    'parseDate(text: string, pattern: string, zone?: string): number',
    'A time out of text, in milliseconds; the pattern is one of Java.',
    '문자열을 시각(밀리초)으로 변환. 패턴은 Java 형식.',
  ),
  time(
    'formatDate(time: timestamp, pattern: string, zone?: string): string',
    'A time as text; the pattern is one of strftime.',
    '시각을 문자열로 변환. 패턴은 strftime 형식.',
  ),
  time(
    'strftime(time: timestamp, pattern: string, zone?: string): string',
    'A time as text; the pattern is one of strftime.',
    '시각을 문자열로 변환. 패턴은 strftime 형식.',
  ),
  time(
    'queryStartTime(): number',
    'The beginning of the queried range in milliseconds.',
    '쿼리 시간 범위의 시작(밀리초).',
  ),
  time(
    'queryEndTime(): number',
    'The end of the queried range in milliseconds.',
    '쿼리 시간 범위의 끝(밀리초).',
  ),
  time(
    'queryTimeRange(): number',
    'The length of the queried range in milliseconds.',
    '쿼리 시간 범위의 길이(밀리초).',
  ),
]
