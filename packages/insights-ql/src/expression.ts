import type { Pipeline } from './command.ts'
import type { Span } from './span.ts'

/** A name as it counts, without backticks: `m.`user.id`` has the segments `m` and `user.id`. */
export interface Name extends Span {
  readonly segments: readonly string[]
}

/** A column of the result or a field of the event, with what is taken out of it. */
export interface FieldReference extends Span {
  readonly kind: 'field'
  readonly segments: readonly string[]
}

/** `list[0]`, counted from zero. */
export interface IndexAccess extends Span {
  readonly kind: 'index'
  readonly target: Expression
  readonly index: number
}

/** `list[0].name`: a path behind an index or a call. */
export interface MemberAccess extends Span {
  readonly kind: 'member'
  readonly target: Expression
  readonly segments: readonly string[]
}

export interface StringLiteral extends Span {
  readonly kind: 'string'
  readonly value: string
}

export interface NumberLiteral extends Span {
  readonly kind: 'number'
  readonly value: number
}

export interface BooleanLiteral extends Span {
  readonly kind: 'boolean'
  readonly value: boolean
}

export interface NullLiteral extends Span {
  readonly kind: 'null'
}

export interface RegexLiteral extends Span {
  readonly kind: 'regex'
  /** What stands between the slashes, with `\/` read as `/`. */
  readonly source: string
}

export type DurationUnit =
  | 'millisecond'
  | 'second'
  | 'minute'
  | 'hour'
  | 'day'
  | 'week'
  | 'month'
  | 'quarter'
  | 'year'

export interface DurationLiteral extends Span {
  readonly kind: 'duration'
  readonly amount: number
  readonly unit: DurationUnit
}

export interface Call extends Span {
  readonly kind: 'call'
  /** In AWS's spelling when the function is known, else as written. */
  readonly name: string
  readonly nameSpan: Span
  readonly arguments: readonly Expression[]
}

/** The star of `count(*)`. */
export interface EveryEvent extends Span {
  readonly kind: 'every-event'
}

export type ArithmeticOperator = '+' | '-' | '*' | '/' | '%' | '^'

export interface Arithmetic extends Span {
  readonly kind: 'arithmetic'
  readonly operator: ArithmeticOperator
  readonly left: Expression
  readonly right: Expression
}

export interface Negation extends Span {
  readonly kind: 'negation'
  readonly operand: Expression
}

export type ComparisonOperator = '=' | '!=' | '<' | '<=' | '>' | '>='

export interface Comparison extends Span {
  readonly kind: 'comparison'
  readonly operator: ComparisonOperator
  readonly left: Expression
  readonly right: Expression
}

/** `like "part"`, `like /regex/` and `=~ /regex/`. */
export interface Match extends Span {
  readonly kind: 'match'
  readonly isNegated: boolean
  readonly value: Expression
  readonly pattern: Expression
}

export interface Membership extends Span {
  readonly kind: 'membership'
  readonly isNegated: boolean
  readonly value: Expression
  readonly list: readonly Expression[] | Pipeline
}

export interface Not extends Span {
  readonly kind: 'not'
  readonly operand: Expression
}

/** `and` and `or` with all operands of a chain, so that a long chain is not deep. */
export interface Junction extends Span {
  readonly kind: 'and' | 'or'
  readonly operands: readonly Expression[]
}

/** Stands where the text has an error; never part of a query without errors. */
export interface MissingExpression extends Span {
  readonly kind: 'missing'
}

export type Literal =
  | StringLiteral
  | NumberLiteral
  | BooleanLiteral
  | NullLiteral
  | RegexLiteral
  | DurationLiteral

export type Expression =
  | Literal
  | FieldReference
  | IndexAccess
  | MemberAccess
  | Call
  | EveryEvent
  | Arithmetic
  | Negation
  | Comparison
  | Match
  | Membership
  | Not
  | Junction
  | MissingExpression
