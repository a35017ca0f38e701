import type { Bilingual } from '../bilingual.ts'

/**
 * What a value can be. Fields are text that is read as a number where one is needed, so nothing is
 * known of them before the query runs: they are `any`.
 */
export type ValueType =
  | 'any'
  | 'string'
  | 'number'
  | 'boolean'
  | 'timestamp'
  | 'map'
  | 'list'
  | 'duration'
  | 'regex'
  | 'events'

export interface Parameter {
  readonly name: string
  readonly type: ValueType
  /** A second type that is taken too. */
  readonly orType?: ValueType
  readonly isOptional: boolean
  /** Takes all arguments from here on. */
  readonly isRest: boolean
}

/** `series` are the aggregates over time; they stand where aggregates stand. */
export type FunctionKind = 'scalar' | 'aggregate' | 'series'

export interface FunctionFacts {
  readonly name: string
  readonly kind: FunctionKind
  /** As shown to people: `round(value: number, decimals?: number): number`. */
  readonly signature: string
  readonly parameters: readonly Parameter[]
  readonly returns: ValueType
  /** Why it is not run here; a function without a refusal is run. */
  readonly refusal?: Bilingual
}

/** Reads signatures; such a text is the one definition of arity and types. */
export function declare(
  kind: FunctionKind,
  signatures: readonly string[],
  refusal?: Bilingual,
): readonly FunctionFacts[] {
  return signatures.map((signature) => {
    const open = signature.indexOf('(')
    const close = signature.indexOf(')')
    const inside = signature.slice(open + 1, close)
    const facts = {
      name: signature.slice(0, open),
      kind,
      signature: signature.replace('any|events', 'any'),
      parameters: inside === '' ? [] : inside.split(', ').map(parameterOf),
      returns: signature.slice(close + 3) as ValueType,
    }
    return refusal === undefined ? facts : { ...facts, refusal }
  })
}

function parameterOf(text: string): Parameter {
  const [name = '', types = 'any'] = text.split(': ')
  const [type = 'any', orType] = types.split('|')
  const parameter = {
    name: name.replace(/^\.\.\.|\?$/g, ''),
    type: type as ValueType,
    isOptional: name.endsWith('?'),
    isRest: name.startsWith('...'),
  }
  return orType === undefined ? parameter : { ...parameter, orType: orType as ValueType }
}

/** The least and the most arguments of a function. */
export function arityOf(facts: FunctionFacts): { readonly least: number; readonly most: number } {
  const least = facts.parameters.filter(({ isOptional, isRest }) => !isOptional && !isRest).length
  const isOpen = facts.parameters.some(({ isRest }) => isRest)
  // https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax-operations-functions.html
  // case() takes at most ten conditions with their values, and a default.
  if (facts.name === 'case') return { least, most: 21 }
  return { least, most: isOpen ? Number.POSITIVE_INFINITY : facts.parameters.length }
}
