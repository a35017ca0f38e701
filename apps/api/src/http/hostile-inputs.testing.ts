import fc from 'fast-check'
import { z } from 'zod'

/** What no honest client sends. */
const hostile = fc.constantFrom<unknown>(
  '',
  '\u0000',
  '\ud800',
  '\u202eevil',
  'x'.repeat(10_000),
  "'; DROP TABLE person; --",
  '<script>alert(1)</script>',
  '=1+1',
  'arn:aws:iam::000000000202:role/*',
  'anthropic.*',
  '%',
  '| fields @message',
  '../../etc/passwd',
  'eyJsaXN0IjoiYXVkaXQifQ',
  Buffer.from('{"after":"x","list":"requests"}').toString('base64url'),
  -0,
  1e308,
  -1,
  2 ** 31,
  2 ** 53,
  null,
  true,
  [],
  {},
  Array.from({ length: 2000 }, () => 1),
)

/** Of the pretend organisation, so that a right guess reaches what lies behind the checks. */
const known: Readonly<Record<string, readonly unknown[]>> = {
  accountId: ['000000000202', '000000000303', '999999999999'],
  teamId: ['claims-nlp', 'nobody'],
  region: ['us-east-1', 'eu-central-1', 'xx-nowhere-1'],
  roleArn: ['arn:aws:iam::000000000202:role/teams/claims-nlp'],
}

interface Schema {
  readonly type?: string
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly items?: Schema
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly allOf?: readonly Schema[]
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly pattern?: string
  readonly format?: string
  readonly minLength?: number
  readonly maxLength?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly minItems?: number
  readonly maxItems?: number
}

/** Inputs that are right, nearly right, or nothing of the kind, made from the procedure's own schema. */
export function inputsFor(schema: z.ZodType): fc.Arbitrary<unknown> {
  const description = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Schema
  const right = rightInputs(description)
  return fc.oneof(
    { weight: 3, arbitrary: right },
    { weight: 4, arbitrary: fc.tuple(right, fc.nat(), hostile).map(spoil) },
    { weight: 1, arbitrary: fc.oneof(hostile, fc.jsonValue({ maxDepth: 3 })) },
  )
}

function rightInputs(schema: Schema, name = ''): fc.Arbitrary<unknown> {
  const choices = schema.anyOf ?? schema.oneOf
  if (choices !== undefined) return fc.oneof(...choices.map((choice) => rightInputs(choice, name)))
  if (schema.const !== undefined) return fc.constant(schema.const)
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum)
  switch (schema.type) {
    case 'object':
      return objects(schema)
    case 'array':
      return fc.array(rightInputs(schema.items ?? {}, name.replace(/s$/, '')), {
        minLength: schema.minItems ?? 0,
        maxLength: Math.min(schema.maxItems ?? 3, 3),
      })
    case 'integer':
    case 'number':
      return fc.integer({
        min: Math.max(schema.minimum ?? 0, -(2 ** 31)),
        max: Math.min(schema.maximum ?? 100, 2 ** 31 - 1),
      })
    case 'boolean':
      return fc.boolean()
    case 'string':
      return texts(schema, name)
    default:
      return fc.constant(undefined)
  }
}

function objects({ properties = {}, required = [] }: Schema): fc.Arbitrary<unknown> {
  const members: Record<string, fc.Arbitrary<unknown>> = {}
  for (const [key, schema] of Object.entries(properties)) members[key] = rightInputs(schema, key)
  return fc.record<Record<string, unknown>, string>(members, { requiredKeys: [...required] })
}

function texts({ format, pattern, minLength = 0, maxLength = 40 }: Schema, name: string) {
  const values = known[name]
  if (values !== undefined) return fc.constantFrom(...values)
  if (format === 'uuid') return fc.uuid()
  if (format === 'date-time') {
    return fc.date({ noInvalidDate: true, min: new Date(0) }).map((date) => date.toISOString())
  }
  if (pattern !== undefined) return fc.stringMatching(new RegExp(pattern), { maxLength: 100 })
  return fc.string({ unit: 'grapheme', minLength, maxLength: Math.min(maxLength, 60) })
}

/** Puts something hostile in the place of one member, or beside them all. */
function spoil([input, at, bad]: [unknown, number, unknown]): unknown {
  if (typeof input !== 'object' || input === null) return bad
  const copy: Record<string, unknown> = { ...input }
  const keys = [...Object.keys(copy), 'extra']
  const key = keys[at % keys.length] ?? 'extra'
  const inner = copy[key]
  copy[key] =
    typeof inner === 'object' && inner !== null && at % 2 === 0 ? spoil([inner, at >> 1, bad]) : bad
  return copy
}
