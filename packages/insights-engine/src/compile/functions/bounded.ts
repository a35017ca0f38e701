import { type Sql, sql } from '../../sql.ts'
import { once } from '../values-once.ts'

/**
 * As much as an event can hold. Functions whose text is longer than what they are given take and make
 * no more, so that nesting them does not fill the memory.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/cloudwatch_limits_cwl.html
 */
export const mostBytes = 1_048_576

export function bounded(text: Sql, compute: (text: Sql) => Sql): Sql {
  const most = { text: String(mostBytes), values: [] }
  return once(text, (it) => sql`CASE WHEN strlen(${it}) <= ${most} THEN ${compute(it)} END`)
}
