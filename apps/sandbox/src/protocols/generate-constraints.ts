/**
 * Writes constraints.json: for the operations of the table, what AWS's service models demand of
 * their inputs (required, length, range, pattern, enum). The runtime schemas of the SDK know the
 * shapes but not these. Run: node src/protocols/generate-constraints.ts WIRE.json SHAPES.json
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { operationName, operationTable } from '../operation-table.ts'
import type { Constraints, ShapeConstraint } from './input-constraints.ts'

interface RawShape extends Record<string, unknown> {
  readonly type?: string
  readonly member?: string
  readonly key?: string
  readonly value?: string
  readonly members?: Record<string, { readonly shape: string; readonly req?: boolean }>
  readonly enum?: readonly string[]
  readonly enumSdkExtra?: readonly string[]
}
interface Wire {
  readonly operations: readonly { service: string; operation: string; inputShape?: string }[]
}

const [wireFile, shapesFile] = process.argv.slice(2)
if (wireFile === undefined || shapesFile === undefined) {
  throw new Error('Usage: generate-constraints.ts WIRE.json SHAPES.json')
}
const wire: Wire = JSON.parse(readFileSync(wireFile, 'utf8'))
const models: Record<string, Record<string, RawShape>> = JSON.parse(
  readFileSync(shapesFile, 'utf8'),
)

const result: Record<string, Constraints> = {}
for (const operation of operationTable) {
  const model = operation.service === 'access-analyzer' ? 'accessanalyzer' : operation.service
  const name = operationName(operation)
  const found = wire.operations.find((row) => row.service === model && row.operation === name)
  if (found?.inputShape === undefined) continue
  const service = result[operation.service] ?? { inputs: {}, shapes: {} }
  result[operation.service] = service
  service.inputs[name] = found.inputShape
  collect(models[model] ?? {}, found.inputShape, service.shapes)
}
writeFileSync(new URL('constraints.json', import.meta.url), `${JSON.stringify(result, null, 1)}\n`)

function collect(
  model: Record<string, RawShape>,
  name: string,
  into: Record<string, ShapeConstraint>,
): void {
  const raw = model[name]
  if (raw === undefined || into[name] !== undefined) return
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
