import { declare, type FunctionFacts } from './signature.ts'

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax-operations-functions.html */
export const timeFunctions: readonly FunctionFacts[] = declare('scalar', [
  'bin(period: duration): timestamp',
  'datefloor(time: timestamp, period: duration): timestamp',
  'dateceil(time: timestamp, period: duration): timestamp',
  'fromMillis(milliseconds: number): timestamp',
  'toMillis(time: timestamp): number',
  'now(): number',
  'parseDate(text: string, pattern: string, zone?: string): number',
  'formatDate(time: timestamp, pattern: string, zone?: string): string',
  'strftime(time: timestamp, pattern: string, zone?: string): string',
  'queryStartTime(): number',
  'queryEndTime(): number',
  'queryTimeRange(): number',
])
