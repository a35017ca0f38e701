import type {
  DurationLiteral,
  Expression,
  FieldReference,
  IndexAccess,
  MemberAccess,
  Name,
  RegexLiteral,
  StringLiteral,
} from './expression.ts'
import type { Span } from './span.ts'

/** Stages in the order of the text. */
export interface Pipeline extends Span {
  readonly kind: 'pipeline'
  readonly stages: readonly Command[]
}

export interface Item extends Span {
  readonly expression: Expression
  readonly alias?: Name
  /** The text of the expression, which names its column where no alias does. */
  readonly text: string
}

/** What may stand where a command takes a field and no other expression. */
export type Column = FieldReference | IndexAccess | MemberAccess

export interface RenamedColumn extends Span {
  readonly column: Column
  readonly alias?: Name
}

export interface Option extends Span {
  readonly name: string
  readonly nameSpan: Span
  readonly value: OptionValue
}

export type OptionValue = Span &
  (
    | { readonly kind: 'word'; readonly word: string }
    | { readonly kind: 'string'; readonly value: string }
    | { readonly kind: 'boolean'; readonly value: boolean }
    /** `2` is from 2 to 2, `1-3` from 1 to 3. */
    | { readonly kind: 'range'; readonly first: number; readonly last: number }
    | {
        readonly kind: 'duration'
        readonly duration: DurationLiteral
        readonly isNegative: boolean
      }
    | { readonly kind: 'missing' }
  )

interface Stage<Kind extends string> extends Span {
  readonly kind: Kind
  /** The span of the command word. */
  readonly word: Span
}

export interface FieldsCommand extends Stage<'fields' | 'display'> {
  readonly items: readonly Item[]
}
/** `where` is another word for `filter`. */
export interface FilterCommand extends Stage<'filter' | 'filterIndex'> {
  readonly condition: Expression
}
export interface StatsCommand extends Stage<'stats'> {
  readonly items: readonly Item[]
  readonly by: readonly Item[]
  readonly offset?: DurationLiteral
}
export interface SortKey extends Span {
  readonly expression: Expression
  readonly direction?: 'asc' | 'desc'
}
export interface SortCommand extends Stage<'sort'> {
  readonly keys: readonly SortKey[]
}
export interface LimitCommand extends Stage<'limit'> {
  readonly count: number
  readonly isAny: boolean
  readonly countSpan: Span
}
export interface ColumnsCommand extends Stage<'dedup' | 'countFrequent'> {
  readonly columns: readonly Column[]
}
export type ParsePattern =
  | (StringLiteral & { readonly form: 'glob' })
  | (RegexLiteral & { readonly form: 'regex' })
  | (Span & { readonly form: 'logfmt' | 'csv' | 'missing' })
export interface ParseCommand extends Stage<'parse'> {
  /** Without a source, `@message` is parsed. */
  readonly source?: Column
  readonly pattern: ParsePattern
  readonly aliases: readonly Name[]
  readonly isMulti: boolean
}
export interface JsonCommand extends Stage<'json'> {
  readonly options: readonly Option[]
  readonly paths: readonly (Span & { readonly path: string; readonly alias: Name })[]
}
export interface UnnestCommand extends Stage<'unnest'> {
  readonly column: Column
  readonly alias: Name
}
export interface ExpandCommand extends Stage<'expand'> {
  readonly column: Column
}
export interface SourceCommand extends Stage<'SOURCE'> {
  readonly groups: readonly StringLiteral[]
  /** `logGroups(namePrefix: […], …)` in place of names. */
  readonly select?: Span & { readonly name: string; readonly arguments: readonly NamedList[] }
  readonly options: readonly Option[]
}
export interface NamedList extends Span {
  readonly name: string
  readonly values: readonly Expression[]
}
export interface JoinCommand extends Stage<'join'> {
  readonly options: readonly Option[]
  readonly keys: readonly (Span & { readonly left: Column; readonly right: Column })[]
  readonly pipeline: Pipeline
}
export interface LookupCommand extends Stage<'lookup' | 'cidrlookup'> {
  readonly table: string
  readonly keys: readonly RenamedColumn[]
  readonly outputs: readonly RenamedColumn[]
  /** `OUTPUTNEW` fills only what has no value yet. */
  readonly isNewOnly: boolean
}
export interface AddTotalsCommand extends Stage<'addtotals'> {
  readonly options: readonly Option[]
  readonly columns: readonly Column[]
}
export interface RunningCommand extends Stage<'accum' | 'autoregress'> {
  readonly column: Column
  readonly alias?: Name
  readonly options: readonly Option[]
}
export interface FillDownCommand extends Stage<'filldown'> {
  /** A star at the end of a name stands for any ending. No patterns: all columns. */
  readonly patterns: readonly (Span & {
    readonly field: FieldReference
    readonly isPrefix: boolean
  })[]
}
export interface FillMissingCommand extends Stage<'fillmissing'> {
  readonly value?: Expression
  readonly columns: readonly Column[]
}
export interface OutlierCommand extends Stage<'outlier'> {
  readonly options: readonly Option[]
  readonly columns: readonly Column[]
}
export interface AppendColsCommand extends Stage<'appendcols'> {
  readonly options: readonly Option[]
  readonly pipeline: Pipeline
}
export interface SessionizeCommand extends Stage<'sessionize'> {
  readonly columns: readonly Column[]
  readonly maxSpan?: DurationLiteral
  readonly alias?: Name
}
/** A command that AWS has and Gatehouse does not run, or that nobody has; always with an error. */
export interface RefusedCommand extends Stage<'refused'> {
  readonly name: string
}

export type Command =
  | FieldsCommand
  | FilterCommand
  | StatsCommand
  | SortCommand
  | LimitCommand
  | ColumnsCommand
  | ParseCommand
  | JsonCommand
  | UnnestCommand
  | ExpandCommand
  | SourceCommand
  | JoinCommand
  | LookupCommand
  | AddTotalsCommand
  | RunningCommand
  | FillDownCommand
  | FillMissingCommand
  | OutlierCommand
  | AppendColsCommand
  | SessionizeCommand
  | RefusedCommand
