import type { StringLiteral } from '@gatehouse/insights-ql/expression'
import { readStrftimePattern } from '@gatehouse/insights-ql/patterns/strftime-pattern'
import type { Zone } from '@gatehouse/insights-ql/patterns/time-zone'
import { joined, type Sql, sql } from '../../sql.ts'
import { refuse } from '../refuse.ts'
import { integerConstant, textConstant } from '../values.ts'
import { once } from '../values-once.ts'

/** What DuckDB writes as C does; a hyphen leaves the leading zero out. */
const same = /^(?:[aAbBdfgGHIjmMpSuUVwWyY]|-[dmyHIMSj])$/

/** What C has and DuckDB does not, or writes in another way. */
const others: Readonly<Record<string, string>> = {
  F: '%Y-%m-%d',
  T: '%H:%M:%S',
  X: '%H:%M:%S',
  R: '%H:%M',
  D: '%m/%d/%y',
  x: '%m/%d/%y',
  r: '%I:%M:%S %p',
  h: '%b',
  L: '%g',
  N: '%f000',
}

/** A time as text by a pattern of strftime; NULL for a time beyond what DuckDB can show. */
export function formattedTime(time: Sql, pattern: StringLiteral, zone: Zone): Sql {
  return once(time, (at) => {
    const local = localTime(at, zone)
    const pieces = piecesOf(pattern).map((piece) => written(piece, at, local, zone))
    if (pieces.length === 0) return sql`CASE WHEN ${at} IS NOT NULL THEN '' END`
    return sql`TRY(${joined(pieces, ' || ')})`
  })
}

/** TIMESTAMP that shows what the clocks show there. */
function localTime(at: Sql, zone: Zone): Sql {
  if (zone.kind === 'region') {
    return sql`timezone(${textConstant(zone.name)}, timezone('UTC', make_timestamp_ms(${at})))`
  }
  if (zone.minutes === 0) return sql`make_timestamp_ms(${at})`
  return sql`make_timestamp_ms(${at} + ${integerConstant(zone.minutes * 60_000)})`
}

type Piece =
  | { readonly kind: 'pattern'; readonly text: string }
  | { readonly kind: 'offset' | 'zone' | 'seconds' | 'day' | 'hour' | 'hour12' }

const computed: Readonly<Record<string, Exclude<Piece['kind'], 'pattern'>>> = {
  z: 'offset',
  Z: 'zone',
  s: 'seconds',
  e: 'day',
  k: 'hour',
  l: 'hour12',
}

function piecesOf(pattern: StringLiteral): readonly Piece[] {
  const { tokens, problem } = readStrftimePattern(pattern.value)
  if (problem !== undefined) return refuse(pattern, problem.en)
  const pieces: Piece[] = []
  let text = ''
  const flush = (): void => {
    if (text !== '') pieces.push({ kind: 'pattern', text })
    text = ''
  }
  for (const found of tokens) {
    if (!/^%./.test(found)) {
      text += found === '%' ? '%%' : found
      continue
    }
    const specifier = found.slice(1)
    const kind = computed[specifier]
    if (kind !== undefined) {
      flush()
      pieces.push({ kind })
    } else if (specifier === '%') text += '%%'
    else if (specifier === 'n') text += '\n'
    else if (specifier === 't') text += '\t'
    else if (specifier === 'c') {
      text += '%a %b '
      flush()
      pieces.push({ kind: 'day' })
      text = ' %H:%M:%S %Y'
    } else if (same.test(specifier)) text += found
    else text += others[specifier] ?? ''
  }
  flush()
  return pieces
}

function written(piece: Piece, at: Sql, local: Sql, zone: Zone): Sql {
  switch (piece.kind) {
    case 'pattern':
      return sql`strftime(${local}, ${piece.text})`
    case 'seconds':
      return sql`CAST(CAST(floor(${at} / 1000) AS BIGINT) AS VARCHAR)`
    case 'day':
      return sql`lpad(strftime(${local}, '%-d'), 2, ' ')`
    case 'hour':
      return sql`lpad(strftime(${local}, '%-H'), 2, ' ')`
    case 'hour12':
      return sql`lpad(strftime(${local}, '%-I'), 2, ' ')`
    case 'zone':
      if (zone.kind === 'region') return textConstant(zone.name)
      if (zone.minutes === 0) return sql`'UTC'`
      return textConstant(offsetText(zone.minutes))
    case 'offset':
      if (zone.kind === 'offset') return textConstant(offsetText(zone.minutes))
      return once(
        sql`((epoch_ms(${local}) - ${at}) // 60000)`,
        (minutes) => sql`ql_offset_text(${minutes})`,
      )
  }
}

function offsetText(minutes: number): string {
  const total = Math.abs(minutes)
  const pad = (part: number): string => String(part).padStart(2, '0')
  return `${minutes < 0 ? '-' : '+'}${pad(Math.floor(total / 60))}${pad(total % 60)}`
}
