import { joined, type Sql, sql } from '../../sql.ts'
import type { Value } from '../value.ts'
import { asNumber, booleanValue, finite, numberValue } from '../values.ts'
import { once, onceEach } from '../values-once.ts'
import type { CallCompiler, CallCompilers, CallSite } from './compiler.ts'

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax-operations-functions.html */
export const numericCompilers: CallCompilers = {
  abs: ofNumber((x) => sql`abs(${x})`),
  ceil: ofNumber((x) => sql`ceil(${x})`),
  floor: ofNumber((x) => sql`floor(${x})`),
  // Arguments without a value are passed over.
  greatest: (site) => numberValue(sql`greatest(${joined(numbersOf(site), ', ')})`),
  least: (site) => numberValue(sql`least(${joined(numbersOf(site), ', ')})`),
  log: ofNumber((x) => once(x, (it) => sql`CASE WHEN ${it} > 0 THEN ln(${it}) END`)),
  sqrt: ofNumber((x) => once(x, (it) => sql`CASE WHEN ${it} >= 0 THEN sqrt(${it}) END`)),
  // Half is rounded away from zero.
  round: (site) => {
    const number = asNumber(site.value(0))
    if (site.expressions.length === 1) return numberValue(sql`round(${number})`)
    return numberValue(
      finite(onceEach([number, asNumber(site.value(1))], (names) => call('ql_round', names))),
    )
  },
  haversine: (site) =>
    numberValue(onceEach(numbersOf(site), (places) => call('ql_haversine', places))),
  toNumber: ofNumber((x) => x),
  toDouble: ofNumber((x) => x),
  // What does not fit is no value; decimals are cut off.
  toInt: ofNumber((x) => once(x, (it) => sql`ql_whole(${it}, -2147483648, 2147483647)`)),
  toLong: ofNumber((x) =>
    once(x, (it) => sql`ql_whole(${it}, -9223372036854775808, 9223372036854774784)`),
  ),
  isNumeric: (site) => booleanValue(sql`(${asNumber(site.value(0))} IS NOT NULL)`),
}

function ofNumber(compute: (number: Sql) => Sql): CallCompiler {
  return (site): Value => numberValue(compute(asNumber(site.value(0))))
}

function numbersOf(site: CallSite): readonly Sql[] {
  return site.expressions.map((_, index) => asNumber(site.value(index)))
}

function call(macro: 'ql_round' | 'ql_haversine', names: readonly Sql[]): Sql {
  return sql`${{ text: macro, values: [] }}(${joined(names, ', ')})`
}
