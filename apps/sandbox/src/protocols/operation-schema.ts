import { NormalizedSchema } from '@smithy/core/schema'
import type { Operation } from '../operation.ts'

/** `[method, path, status]` of a REST operation; undefined for awsQuery and awsJson. */
export function httpTrait(operation: Operation): readonly [string, string, number] | undefined {
  const http: unknown = NormalizedSchema.of(operation.schema).getMergedTraits().http
  if (!Array.isArray(http)) return undefined
  const [method, path, status] = http
  return [String(method), String(path), Number(status)]
}

export const inputSchema = (operation: Operation): NormalizedSchema =>
  NormalizedSchema.of(operation.schema[4])

export const outputSchema = (operation: Operation): NormalizedSchema =>
  NormalizedSchema.of(operation.schema[5])

/** The members of a structure; none for an operation without input or output. */
export function* membersOf(schema: NormalizedSchema): Generator<[string, NormalizedSchema]> {
  if (schema.isStructSchema()) yield* schema.structIterator()
}
