import { aggregateFunctions } from './aggregate.ts'
import { scalarFunctions } from './scalar.ts'
import type { FunctionFacts } from './signature.ts'
import { textFunctions } from './text.ts'
import { timeFunctions } from './time.ts'

export const functions: readonly FunctionFacts[] = [
  ...aggregateFunctions,
  ...scalarFunctions,
  ...textFunctions,
  ...timeFunctions,
]

const byLowerCase = new Map(functions.map((facts) => [facts.name.toLowerCase(), facts]))

/** Names of functions are the same in any case. */
export function functionNamed(name: string): FunctionFacts | undefined {
  return byLowerCase.get(name.toLowerCase())
}
