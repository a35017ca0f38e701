import type {
  Comparison,
  ComparisonOperator,
  Expression,
  Match,
  Membership,
} from '@gatehouse/insights-ql/expression'
import { joined, type Sql, sql } from '../sql.ts'
import { refuse } from './refuse.ts'
import { toRe2 } from './regex.ts'
import type { ExpressionScope, Value } from './value.ts'
import {
  asFlag,
  asNumber,
  asText,
  integerConstant,
  numberValue,
  textConstant,
  textValue,
} from './values.ts'
import { onceEach } from './values-once.ts'

interface Test {
  readonly sql: Sql
  readonly mayBeNull: boolean
}

type Compile = (expression: Expression) => Value

/** Comparisons, `like` and `in`; the negated forms are true where there is no value. */
export function testOf(
  expression: Comparison | Match | Membership,
  scope: ExpressionScope,
  compile: Compile,
): Test {
  switch (expression.kind) {
    case 'comparison': {
      const { operator } = expression
      const left = { value: compile(expression.left), literal: expression.left }
      const right = { value: compile(expression.right), literal: expression.right }
      if (operator !== '!=') return { sql: compare(operator, left, right), mayBeNull: true }
      return negated(compare('=', left, right), [left.value, right.value])
    }
    case 'match': {
      const value = compile(expression.value)
      const test = matches(asText(value), expression.pattern)
      return expression.isNegated ? negated(test, [value]) : { sql: test, mayBeNull: true }
    }
    case 'membership': {
      const value = compile(expression.value)
      const test = isIn(value, expression, scope, compile)
      return expression.isNegated ? negated(test, [value]) : { sql: test, mayBeNull: true }
    }
  }
}

/** Any comparison with a map or a list is false, a negated one too. */
function negated(test: Sql, values: readonly Value[]): Test {
  const parts = values
    .filter(({ kind }) => kind === 'json')
    .map(({ sql: it }) => sql` AND NOT ql_is_container(${it})`)
  return { sql: sql`(NOT coalesce(${test}, false)${joined(parts, '')})`, mayBeNull: false }
}

interface Side {
  readonly value: Value
  readonly literal?: Expression
}

const flipped: Readonly<Record<ComparisonOperator, ComparisonOperator>> = {
  '=': '=',
  '!=': '!=',
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
}

/**
 * As numbers where one side is a number, a time or a truth: `"200" = 200`. Two texts are equal if they
 * are the same text, so that ids keep their leading zeros and all their digits; in order they stand as
 * numbers if both read as such, else by the code points of their characters.
 */
function compare(operator: ComparisonOperator, left: Side, right: Side): Sql {
  const sign = { text: operator, values: [] }
  if (left.value.kind === 'time') return compareTime(operator, left.value, right)
  if (right.value.kind === 'time') return compareTime(flipped[operator], right.value, left)
  const kinds = [left.value.kind, right.value.kind]
  if (kinds.includes('boolean')) {
    return sql`(${asFlag(left.value)} ${sign} ${asFlag(right.value)})`
  }
  if (kinds.includes('number')) {
    return sql`(${asNumber(left.value)} ${sign} ${asNumber(right.value)})`
  }
  const texts = [asText(left.value), asText(right.value)] as const
  if (operator === '=' || isPlainText(left.literal) || isPlainText(right.literal)) {
    return sql`(${texts[0]} ${sign} ${texts[1]})`
  }
  const numbers = [asNumber(left.value), asNumber(right.value)] as const
  return onceEach([...texts, ...numbers], ([a, b, x, y]) => {
    if (a === undefined || b === undefined || x === undefined || y === undefined) {
      throw new Error('Four values have four names.')
    }
    return sql`CASE WHEN ${x} IS NOT NULL AND ${y} IS NOT NULL THEN ${x} ${sign} ${y} ELSE ${a} ${sign} ${b} END`
  })
}

/** A literal that does not read as a number, which decides how it is compared. */
function isPlainText(literal: Expression | undefined): boolean {
  return literal?.kind === 'string' && !/^\s*[+-]?\.?\d/.test(literal.value)
}

/** Whole milliseconds against any number: the number is rounded, so that the column stays bare. */
function compareTime(operator: ComparisonOperator, time: Value, other: Side): Sql {
  const sign = { text: operator, values: [] }
  if (other.value.kind === 'time') return sql`(${time.sql} ${sign} ${other.value.sql})`
  const rounding = operator === '<' || operator === '>=' ? 'ceil' : 'floor'
  if (other.literal?.kind === 'number' && operator !== '=') {
    const rounded = Math[rounding](Math.min(other.literal.value, 9e15))
    return sql`(${time.sql} ${sign} ${integerConstant(rounded)})`
  }
  const number = asNumber(other.value)
  if (operator === '=') return sql`(CAST(${time.sql} AS DOUBLE) = ${number})`
  const round = { text: rounding, values: [] }
  return sql`(${time.sql} ${sign} TRY_CAST(${round}(${number}) AS BIGINT))`
}

function matches(text: Sql, pattern: Expression): Sql {
  if (pattern.kind === 'string') return sql`contains(${text}, ${textConstant(pattern.value)})`
  if (pattern.kind !== 'regex') return refuse(pattern, 'like takes text or a regex.')
  return sql`regexp_matches(${text}, ${textConstant(toRe2(pattern).source)})`
}

function isIn(value: Value, { list }: Membership, scope: ExpressionScope, compile: Compile): Sql {
  if ('kind' in list) return sql`(${asText(value)} IN (${scope.subquery(list)}))`
  if (list.length === 0) return sql`false`
  if (value.kind === 'text' && list.every(({ kind }) => kind === 'string')) {
    const texts = list.map((it) => textConstant(it.kind === 'string' ? it.value : ''))
    return sql`(${value.sql} IN (${joined(texts, ', ')}))`
  }
  const items = list.map((literal) => ({ value: compile(literal), literal }))
  const shown = [asText(value), asNumber(value), ...items.map((it) => comparable(it.value))]
  return onceEach(shown, ([text, number, ...names]) => {
    if (text === undefined || number === undefined) throw new Error('Each value has a name.')
    const isText = value.kind === 'text' || value.kind === 'json'
    const self = isText ? { ...textValue(text), asNumber: number } : numberValue(number)
    const equal = items.map(({ value: item, literal }, index) => {
      const name = names[index] ?? item.sql
      const named: Value = { kind: item.kind === 'json' ? 'text' : item.kind, sql: name }
      return sql`coalesce(${compare('=', { value: self }, { value: named, literal })}, false)`
    })
    return sql`(${joined(equal, ' OR ')})`
  })
}

function comparable(value: Value): Sql {
  return value.kind === 'json' ? asText(value) : value.sql
}
