import { type Sql, sql } from '../../sql.ts'
import { sortOrder } from '../natural-sort.ts'
import { refuse } from '../refuse.ts'
import type { Value } from '../value.ts'
import { asNumber, asText, finite, numberConstant, numberValue, textValue } from '../values.ts'
import type { CallCompilers, CallSite } from './compiler.ts'

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax-Stats.html */
export const aggregateCompilers: CallCompilers = {
  count: (site) => {
    const [counted] = site.expressions
    if (counted === undefined || counted.kind === 'every-event') return whole(sql`count(*)`)
    const { asInteger, sql: value } = site.value(0)
    return whole(sql`count(${asInteger ?? value})`)
  },
  count_distinct: (site) => {
    const value = site.value(0)
    const told = value.kind === 'json' ? asText(value) : (value.asInteger ?? value.sql)
    return whole(sql`count(DISTINCT ${told})`)
  },
  sum: (site) => {
    const value = site.value(0)
    if (value.asInteger !== undefined) {
      return numberValue(sql`CAST(sum(${value.asInteger}) AS DOUBLE)`)
    }
    return numberValue(finite(sql`sum(${asNumber(value)})`))
  },
  avg: (site) => numberValue(finite(sql`avg(${asNumber(site.value(0))})`)),
  min: (site) => extreme('min', site.value(0)),
  max: (site) => extreme('max', site.value(0)),
  pct: (site) => {
    const share = percent(site) / 100
    const number = asNumber(site.value(0))
    return numberValue(finite(sql`quantile_cont(${number}, ${numberConstant(share)})`))
  },
  stddev: (site) => numberValue(deviation(asNumber(site.value(0)))),
  earliest: (site) => atTime('arg_min', site),
  latest: (site) => atTime('arg_max', site),
  sortsFirst: (site) => inOrder('arg_min', site.value(0)),
  sortsLast: (site) => inOrder('arg_max', site.value(0)),
}

function whole(count: Sql): Value {
  return numberValue(sql`CAST(${count} AS DOUBLE)`)
}

/** Of fields, which are text, the numbers count where there are any, else the text. */
function extreme(name: 'min' | 'max', value: Value): Value {
  const call = { text: name, values: [] }
  if (value.asInteger !== undefined) {
    const extremal = sql`${call}(${value.asInteger})`
    const number = sql`CAST(${extremal} AS DOUBLE)`
    return { ...textValue(sql`CAST(${extremal} AS VARCHAR)`), asNumber: number }
  }
  switch (value.kind) {
    case 'number':
    case 'time':
      return { kind: value.kind, sql: sql`${call}(${value.sql})` }
    case 'boolean':
      return numberValue(sql`${call}(${asNumber(value)})`)
    case 'text':
    case 'json': {
      const number = asNumber(value)
      const text = asText(value)
      const largest = sql`${call}(${number})`
      const asked = sql`${call}(CASE WHEN ${number} IS NULL THEN ${text} END)`
      return {
        ...textValue(sql`coalesce(${asText(numberValue(largest))}, ${asked})`),
        asNumber: largest,
      }
    }
  }
}

function percent(site: CallSite): number {
  const [, asked] = site.expressions
  if (asked?.kind === 'number' && asked.value >= 0 && asked.value <= 100) return asked.value
  return refuse(asked ?? site.call, 'The percentile has to be a number from 0 to 100.')
}

/** Of a sample. DuckDB refuses sums of squares that overflow; so there is no value then. */
function deviation(number: Sql): Sql {
  const bound = sql`1e140`
  const kept = sql`CASE WHEN abs(${number}) <= ${bound} THEN ${number} END`
  return sql`CASE WHEN max(abs(${number})) <= ${bound} THEN stddev_samp(${kept}) END`
}

/** Of events at the same time, the one whose value sorts first or last, whatever runs first. */
function atTime(name: 'arg_min' | 'arg_max', site: CallSite): Value {
  const call = { text: name, values: [] }
  const value = site.value(0)
  const { sql: time } = site.scope.column(['@timestamp'])
  const order = sql`CASE WHEN ${value.sql} IS NOT NULL AND ${time} IS NOT NULL THEN struct_pack(t := ${time}, v := ${value.sql}) END`
  return { kind: value.kind, sql: sql`${call}(${value.sql}, ${order})` }
}

function inOrder(name: 'arg_min' | 'arg_max', value: Value): Value {
  const call = { text: name, values: [] }
  return { kind: value.kind, sql: sql`${call}(${value.sql}, ${sortOrder(value)})` }
}
