import { JsonShapeDeserializer2, JsonShapeSerializer2 } from '@smithy/core/protocols'
import type { NormalizedSchema } from '@smithy/core/schema'
import { AwsError } from '../operation.ts'
import { isDeeperThan } from './json-depth.ts'
import type { Members } from './wire.ts'

/** 7 is smithy's number for epoch seconds, what AWS JSON uses unless a member says otherwise. */
const settings = { timestampFormat: { useTrait: true, default: 7 as const }, jsonName: true }
const deserializer = new JsonShapeDeserializer2(settings)

/** Far beyond any request of AWS; what reads a request descends into it. */
const DEEPEST_BODY = 1000

export function parseJson(body: Buffer): unknown {
  if (body.length === 0) return {}
  if (isDeeperThan(DEEPEST_BODY, body)) {
    throw new AwsError('SerializationException', 400, 'The request body is nested too deep.')
  }
  try {
    return JSON.parse(body.toString('utf8'))
  } catch {
    throw new AwsError('SerializationException', 400, 'The request body is not valid JSON.')
  }
}

export function parseJsonObject(body: Buffer): Members {
  const value = parseJson(body)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new AwsError(
      'SerializationException',
      400,
      'Start of structure or map found where not expected.',
    )
  }
  return value as Members
}

/** Decodes what the schema knows and drops the rest, as AWS does. */
export function readJson(schema: NormalizedSchema, value: unknown): unknown {
  try {
    return deserializer.readObject(schema, value as never)
  } catch (error) {
    throw new AwsError(
      'SerializationException',
      400,
      error instanceof Error ? error.message : 'Unreadable value.',
    )
  }
}

export function writeJson(schema: NormalizedSchema, value: unknown): Uint8Array {
  const serializer = new JsonShapeSerializer2(settings)
  serializer.write(schema, value)
  // A plain copy: what flush gives warns when Buffer.from asks it for its value.
  return new Uint8Array(serializer.flush())
}
