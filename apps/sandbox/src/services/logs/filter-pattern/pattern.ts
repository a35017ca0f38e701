import type { RE2JS } from 're2js'

/**
 * The filter pattern language of metric filters, FilterLogEvents and Live Tail:
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html
 */
export type FilterPattern = TermsPattern | JsonPattern | DelimitedPattern

/** A word or phrase that stands anywhere in the message, or a regular expression that finds some of it. */
export type Term =
  | { readonly kind: 'phrase'; readonly text: string }
  | { readonly kind: 'regex'; readonly regex: RE2JS }

export interface TermsPattern {
  readonly kind: 'terms'
  readonly required: readonly Term[]
  readonly excluded: readonly Term[]
  /** Any of them; AWS ignores them beside required or excluded terms. */
  readonly optional: readonly Term[]
}

/** What stands on the right of a comparison. */
export type Operand =
  | { readonly kind: 'number'; readonly value: number; readonly text: string }
  | { readonly kind: 'regex'; readonly regex: RE2JS }
  /** An asterisk counts at either end only; within the text it is itself. */
  | {
      readonly kind: 'text'
      readonly text: string
      readonly isOpenAtStart: boolean
      readonly isOpenAtEnd: boolean
    }

export type Comparator = '=' | '!=' | '<' | '<=' | '>' | '>='

export interface Comparison {
  readonly comparator: Comparator
  readonly operand: Operand
}

/** A name, an index, or every element of an array. */
export type Step = string | number | typeof EVERY_ELEMENT

export const EVERY_ELEMENT = Symbol('[*]')

export interface Selector {
  /** As it was written, `$.users[0].name`: the name of the extracted value. */
  readonly text: string
  readonly steps: readonly Step[]
}

export type Presence = 'IS NULL' | 'IS TRUE' | 'IS FALSE' | 'EXISTS' | 'NOT EXISTS'

export type Condition<Leaf> =
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Condition<Leaf>[] }
  | { readonly kind: 'leaf'; readonly leaf: Leaf }

export type JsonTest =
  | ({ readonly selector: Selector } & Comparison)
  | { readonly selector: Selector; readonly presence: Presence }

export interface JsonPattern {
  readonly kind: 'json'
  readonly condition: Condition<JsonTest>
  readonly selectors: readonly Selector[]
}

export interface Field {
  /** Absent where the field was left unnamed: it is then called by its position. */
  readonly name?: string
  readonly condition?: Condition<Comparison>
}

export interface DelimitedPattern {
  readonly kind: 'delimited'
  /** Fields before the ellipsis, or all of them. */
  readonly leading: readonly Field[]
  /** Fields after the ellipsis; undefined: there is none, and the number of fields must agree. */
  readonly trailing?: readonly Field[]
}
