import type { StringLiteral } from '@gatehouse/insights-ql/expression'
import { type DatePart, readJavaPattern } from '@gatehouse/insights-ql/patterns/java-date-pattern'
import type { Zone } from '@gatehouse/insights-ql/patterns/time-zone'
import { joined, type Sql, sql } from '../../sql.ts'
import { refuse } from '../refuse.ts'
import { integerConstant, textConstant } from '../values.ts'
import { once } from '../values-once.ts'
import { regexOfTokens } from './java-date-regex.ts'

/**
 * Text by a pattern of Java's DateTimeFormatter, in milliseconds as DOUBLE; NULL where it does not fit.
 * What the pattern leaves out is that of 1970-01-01 00:00:00; the zone counts where the text has none.
 */
export function parsedDate(text: Sql, pattern: StringLiteral, zone: Zone): Sql {
  const { tokens, problem } = readJavaPattern(pattern.value)
  if (problem !== undefined) return refuse(pattern, problem.en)
  const source = regexOfTokens(tokens)
  const parts = tokens.flatMap((token) => (token.kind === 'part' ? [token.part] : []))
  return once(text, (it) => once(split(it, source, parts), (found) => moment(found, parts, zone)))
}

/** DuckDB names groups of constants only; so the parts are written in a row and split again. */
function split(text: Sql, source: string, parts: readonly DatePart[]): Sql {
  const regex = textConstant(source)
  const separator = '\u001f'
  const row = parts.map((_, index) => `\\${index + 1}`).join(separator)
  return sql`CASE WHEN regexp_full_match(${text}, ${regex}) THEN string_split(regexp_replace(${text}, ${regex}, ${row}), ${separator}) END`
}

function moment(found: Sql, parts: readonly DatePart[], zone: Zone): Sql {
  const named = (part: DatePart): Sql | undefined => {
    const index = parts.indexOf(part)
    return index < 0
      ? undefined
      : sql`list_extract(${found}, ${{ text: String(index + 1), values: [] }})`
  }
  const whole = (part: DatePart, otherwise: number): Sql => {
    const text = named(part)
    const instead = integerConstant(otherwise)
    return text === undefined ? instead : sql`coalesce(TRY_CAST(${text} AS BIGINT), ${instead})`
  }
  const monthName = named('month_name')
  const month = monthName === undefined ? whole('month', 1) : sql`ql_month_named(${monthName})`
  const year =
    named('year2') === undefined ? whole('year', 1970) : sql`(2000 + ${whole('year2', 0)})`
  const second = sql`CAST(${whole('second', 0)} AS DOUBLE)`
  const date = [year, month, whole('day', 1), hourOf(named, whole), whole('minute', 0), second]
  const time = sql`make_timestamp(${joined(date, ', ')})`
  const there = inZone(time, zone)
  const offset = named('zone')
  const begun =
    offset === undefined
      ? there
      : sql`CASE WHEN ${offset} = '' THEN ${there} ELSE epoch_ms(${time}) - ql_offset_ms(${offset}) END`
  const fraction = named('fraction')
  const milliseconds =
    fraction === undefined
      ? sql`0`
      : sql`coalesce(TRY_CAST(left(rpad(${fraction}, 3, '0'), 3) AS BIGINT), 0)`
  const days = sql`(${whole('day_of_year', 1)} - 1) * 86400000`
  return sql`CASE WHEN ${found} IS NOT NULL THEN TRY(CAST(${begun} + ${days} + ${milliseconds} AS DOUBLE)) END`
}

function hourOf(
  named: (part: DatePart) => Sql | undefined,
  whole: (part: DatePart, otherwise: number) => Sql,
): Sql {
  const half = named('half')
  if (half !== undefined) {
    return sql`(${whole('hour12', 12)} % 12 + CASE lower(${half}) WHEN 'pm' THEN 12 ELSE 0 END)`
  }
  return named('hour24') === undefined ? whole('hour', 0) : sql`(${whole('hour24', 24)} % 24)`
}

function inZone(time: Sql, zone: Zone): Sql {
  if (zone.kind === 'region') return sql`epoch_ms(timezone(${textConstant(zone.name)}, ${time}))`
  return sql`(epoch_ms(${time}) - ${integerConstant(zone.minutes * 60_000)})`
}
