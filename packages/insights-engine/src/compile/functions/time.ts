import type { DurationLiteral } from '@gatehouse/insights-ql/expression'
import { type Zone, zoneNamed } from '@gatehouse/insights-ql/patterns/time-zone'
import { sql } from '../../sql.ts'
import { ceilToPeriod, floorToPeriod } from '../periods.ts'
import { refuse } from '../refuse.ts'
import type { Value } from '../value.ts'
import { asText, asTime, numberConstant, numberValue, textValue, timeValue } from '../values.ts'
import type { CallCompiler, CallCompilers, CallSite } from './compiler.ts'
import { parsedDate } from './parse-date.ts'
import { formattedTime } from './strftime.ts'

const format: CallCompiler = (site) =>
  textValue(formattedTime(asTime(site.value(0)), literalAt(site, 1), zoneAt(site, 2)))

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax-operations-functions.html */
export const timeCompilers: CallCompilers = {
  bin: (site) => timeValue(floorToPeriod(site.scope.column(['@timestamp']), periodAt(site, 0))),
  datefloor: (site) => timeValue(floorToPeriod(site.value(0), periodAt(site, 1))),
  dateceil: (site) => timeValue(ceilToPeriod(site.value(0), periodAt(site, 1))),
  fromMillis: (site) => timeValue(asTime(site.value(0))),
  toMillis: (site) => numberValue(sql`CAST(${asTime(site.value(0))} AS DOUBLE)`),
  // In seconds, unlike all the others.
  now: ({ scope }) => constant(Math.floor(scope.context.nowMs / 1000)),
  queryStartTime: ({ scope }) => constant(scope.context.startMs),
  queryEndTime: ({ scope }) => constant(scope.context.endMs),
  queryTimeRange: ({ scope }) => constant(scope.context.endMs - scope.context.startMs),
  parseDate: (site) =>
    numberValue(parsedDate(asText(site.value(0)), literalAt(site, 1), zoneAt(site, 2))),
  formatDate: format,
  strftime: format,
}

function constant(value: number): Value {
  return numberValue(numberConstant(value))
}

function periodAt(site: CallSite, index: number): DurationLiteral {
  const period = site.expressions[index]
  if (period?.kind === 'duration') return period
  return refuse(period ?? site.call, 'This has to be a time span such as 5m.')
}

function literalAt(site: CallSite, index: number) {
  const literal = site.expressions[index]
  if (literal?.kind === 'string') return literal
  return refuse(literal ?? site.call, 'The pattern has to be written in the query, in quotes.')
}

function zoneAt(site: CallSite, index: number): Zone {
  const literal = site.expressions[index]
  if (literal === undefined) return { kind: 'offset', minutes: 0 }
  if (literal.kind !== 'string') {
    return refuse(literal, 'The time zone has to be written in the query, in quotes.')
  }
  return zoneNamed(literal.value) ?? refuse(literal, 'There is no time zone of this name.')
}
