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
import { asFlag, asNumber, asText, integerConstant, textConstant } from './values.ts'
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
      return negated([left.value, right.value], ([a = left.value, b = right.value]) =>
        compare('=', { ...left, value: a }, { ...right, value: b }),
      )
    }
    case 'match': {
      const value = compile(expression.value)
      if (!expression.isNegated) {
        return { sql: matches(asText(value), expression.pattern), mayBeNull: true }
      }
      return negated([value], ([it = value]) => matches(asText(it), expression.pattern))
    }
    case 'membership': {
      const value = compile(expression.value)
      const { list } = expression
      if ('kind' in list) {
        const test = sql`(${asText(value)} IN (${scope.subquery(list)}))`
        if (!expression.isNegated) return { sql: test, mayBeNull: true }
        // DuckDB takes no subquery where a value has a name of its own.
        return negated([{ kind: 'boolean', sql: test }], ([found]) => found?.sql ?? test, [value])
      }
      const items = list.map((literal) => ({ value: compile(literal), literal }))
      if (!expression.isNegated) return { sql: isIn({ value }, items), mayBeNull: true }
      const values = [value, ...items.map((item) => item.value)]
      return negated(values, ([it = value, ...others]) =>
        isIn(
          { value: it },
          items.map((item, index) => ({ ...item, value: others[index] ?? item.value })),
        ),
      )
    }
  }
}

/** Any comparison with a map or a list is false, a negated one too. */
function negated(
  values: readonly Value[],
  test: (values: readonly Value[]) => Sql,
  others: readonly Value[] = [],
): Test {
  const not = (it: Sql): Sql => sql`(NOT coalesce(${it}, false))`
  if (![...values, ...others].some(({ kind }) => kind === 'json')) {
    return { sql: not(test(values)), mayBeNull: false }
  }
  const together = withNames([...values, ...others], (named) => {
    const collections = named
      .filter(({ kind }) => kind === 'json')
      .map(({ sql: it }) => sql` AND NOT ql_is_container(${it})`)
    return sql`(${not(test(named))}${joined(collections, '')})`
  })
  return { sql: together, mayBeNull: false }
}

/** The same values by names that may be written several times. */
function withNames(values: readonly Value[], body: (named: readonly Value[]) => Sql): Sql {
  const pieces = values.flatMap((value) =>
    value.asNumber === undefined ? [value.sql] : [value.sql, value.asNumber],
  )
  return onceEach(pieces, (names) => {
    let next = 0
    const name = (): Sql => names[next++] ?? sql`NULL`
    return body(
      values.map(({ kind, asNumber: number }): Value => {
        const named = { kind, sql: name() }
        return number === undefined ? named : { ...named, asNumber: name() }
      }),
    )
  })
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
    const bare = compareBare(operator, left, right) ?? compareBare(flipped[operator], right, left)
    if (bare !== undefined) return bare
    return sql`(${asNumber(left.value)} ${sign} ${asNumber(right.value)})`
  }
  if (operator === '=' || isPlainText(left.literal) || isPlainText(right.literal)) {
    return sql`(${asText(left.value)} ${sign} ${asText(right.value)})`
  }
  return withNames([left.value, right.value], ([a = left.value, b = right.value]) => {
    const [x, y] = [asNumber(a), asNumber(b)]
    const asTexts = sql`${asText(a)} ${sign} ${asText(b)}`
    return sql`CASE WHEN ${x} IS NOT NULL AND ${y} IS NOT NULL THEN ${x} ${sign} ${y} ELSE ${asTexts} END`
  })
}

/** A column of whole numbers beside a whole number stays bare, so that events can be skipped. */
function compareBare(operator: ComparisonOperator, column: Side, other: Side): Sql | undefined {
  const { asInteger } = column.value
  const literal = other.literal?.kind === 'number' ? other.literal.value : undefined
  if (asInteger === undefined || !Number.isSafeInteger(literal)) return undefined
  const sign = { text: operator, values: [] }
  return sql`(${asInteger} ${sign} ${integerConstant(literal ?? 0)})`
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
  const literal = other.literal?.kind === 'number' ? other.literal.value : undefined
  if (literal !== undefined && (operator !== '=' || Number.isSafeInteger(literal))) {
    const rounded = Math[rounding](Math.max(-9e15, Math.min(literal, 9e15)))
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

function isIn({ value }: Side, items: readonly Side[]): Sql {
  if (items.length === 0) return sql`false`
  if (value.kind === 'text' && items.every(({ literal }) => literal?.kind === 'string')) {
    return sql`(${value.sql} IN (${joined(
      items.map((item) => item.value.sql),
      ', ',
    )}))`
  }
  return withNames([value, ...items.map((item) => item.value)], ([self = value, ...named]) => {
    const equal = items.map((item, index) => {
      const other = { ...item, value: named[index] ?? item.value }
      return sql`coalesce(${compare('=', { value: self }, other)}, false)`
    })
    return sql`(${joined(equal, ' OR ')})`
  })
}
