/**
 * Writes constraints.json: for the operations of the table, what AWS's service models demand of
 * their inputs (required, length, range, pattern, enum). The runtime schemas of the SDK know the
 * shapes but not these. Run: node src/protocols/generate-constraints.ts WIRE.json SHAPES.json
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { NormalizedSchema } from '@smithy/core/schema'
import type { Operation } from '../operation.ts'
import { operationName, operationTable } from '../operation-table.ts'
import type { Constraints, ShapeConstraint } from './input-constraints.ts'
import { membersOf } from './operation-schema.ts'

interface RawShape {
  readonly type?: string
  readonly min?: number
  readonly max?: number
  readonly pattern?: string
  readonly member?: string
  readonly key?: string
  readonly value?: string
  readonly members?: Record<string, { readonly shape: string; readonly req?: boolean }>
  readonly enum?: readonly string[]
  readonly enumSdkExtra?: readonly string[]
  /** Any JSON value, whatever `type` says. */
  readonly document?: boolean
}
type Model = Record<string, RawShape>
interface Wire {
  readonly operations: readonly { service: string; operation: string; inputShape?: string }[]
}

/** What nothing is known of but its kind. */
const KINDS: Model = {
  AnyString: { type: 'string' },
  AnyStringList: { type: 'list', member: 'AnyString' },
  AnyBoolean: { type: 'boolean' },
}

const [wireFile, shapesFile] = process.argv.slice(2)
if (wireFile === undefined || shapesFile === undefined) {
  throw new Error('Usage: generate-constraints.ts WIRE.json SHAPES.json')
}
const wire: Wire = JSON.parse(readFileSync(wireFile, 'utf8'))
const models: Record<string, Model> = JSON.parse(readFileSync(shapesFile, 'utf8'))

const result: Record<string, Constraints> = {}
for (const operation of operationTable) {
  const modelName = operation.service === 'access-analyzer' ? 'accessanalyzer' : operation.service
  const model = models[modelName] ?? {}
  const name = operationName(operation)
  const known = wire.operations.find((row) => row.service === modelName && row.operation === name)
  const service = result[operation.service] ?? { inputs: {}, shapes: {} }
  result[operation.service] = service
  const input = known?.inputShape ?? `${name}Request`
  service.inputs[name] = input
  if (model[input] === undefined) service.shapes[input] = borrowed(operation, model)
  for (const { shape } of Object.values(service.shapes[input]?.members ?? {})) {
    collect(model, shape, service.shapes)
  }
  collect(model, input, service.shapes)
}
writeFileSync(new URL('constraints.json', import.meta.url), `${JSON.stringify(result, null, 2)}\n`)

/** An input outside the extract takes the constraints of members that are named alike elsewhere. */
function borrowed(operation: Operation, model: Model): ShapeConstraint {
  const schema = NormalizedSchema.of(operation.schema[4])
  const raw: unknown = schema.getSchema()
  // The seventh place of a structure's runtime schema counts its required members, which lead.
  const required = Array.isArray(raw) ? Number(raw[6] ?? 0) : 0
  const members = [...membersOf(schema)].map(([name, member], index) => {
    const shape = Object.values(model)
      .map((each) => each.members?.[name]?.shape)
      .find((each) => each !== undefined && isAlike(model[each], member))
    const known = shape ?? kindOnly(member)
    return [name, { shape: known, ...(index < required ? { req: true } : {}) }]
  })
  return { type: 'structure', members: Object.fromEntries(members) }
}

function kindOnly(member: NormalizedSchema): string {
  if (member.isListSchema() && member.getValueSchema().isStringSchema()) return 'AnyStringList'
  if (member.isStringSchema()) return 'AnyString'
  return member.isBooleanSchema() ? 'AnyBoolean' : 'Unconstrained'
}

/** `PermissionsBoundary` is an ARN when a role is made and a structure when it is read. */
function isAlike(shape: RawShape | undefined, member: NormalizedSchema): boolean {
  return shape !== undefined && (shape.type === 'structure') === member.isStructSchema()
}

function collect(model: Model, name: string, into: Record<string, ShapeConstraint>): void {
  const raw = model[name] ?? KINDS[name]
  if (raw === undefined || into[name] !== undefined) return
  if (raw.document) {
    into[name] = { type: 'document' }
    return
  }
  const { type, member, key, value, members, min, max, pattern } = raw
  const values = [...(raw.enum ?? []), ...(raw.enumSdkExtra ?? [])]
  into[name] = Object.fromEntries(
    Object.entries({ type, member, key, value, members, min, max, pattern }).filter(
      ([, part]) => part !== undefined,
    ),
  )
  if (values.length > 0) into[name] = { ...into[name], enum: values }
  for (const child of [member, key, value]) if (child) collect(model, child, into)
  for (const child of Object.values(members ?? {})) collect(model, child.shape, into)
}
