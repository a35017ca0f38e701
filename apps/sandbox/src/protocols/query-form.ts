import type { NormalizedSchema } from '@smithy/core/schema'
import { AwsError } from '../operation.ts'
import { membersOf } from './operation-schema.ts'
import type { Members } from './wire.ts'

/** `Tags.member.1.Key=a` as a tree: one node per dotted segment. */
export interface FormNode {
  value?: string
  readonly children: Map<string, FormNode>
}

/** Deeper than any AWS shape; a longer key is not one of ours. */
const DEEPEST = 16

export function formTree(form: URLSearchParams): FormNode {
  const root: FormNode = { children: new Map() }
  for (const [key, value] of form) {
    const segments = key.split('.')
    if (segments.length > DEEPEST) continue
    let node = root
    for (const segment of segments) {
      const next = node.children.get(segment) ?? { children: new Map() }
      node.children.set(segment, next)
      node = next
    }
    node.value = value
  }
  return root
}

/** https://smithy.io/2.0/aws/protocols/aws-query-protocol.html#x-www-form-urlencoded-shape-serialization */
export function readStructure(schema: NormalizedSchema, node: FormNode): Members {
  const members: Members = {}
  for (const [name, member] of membersOf(schema)) {
    const wireName = member.getMemberTraits().xmlName ?? name
    const child = node.children.get(String(wireName))
    if (child !== undefined) members[name] = readValue(member, child)
  }
  return members
}

function readValue(schema: NormalizedSchema, node: FormNode): unknown {
  if (schema.isListSchema()) return readList(schema, node)
  if (schema.isMapSchema()) return readMap(schema, node)
  if (schema.isStructSchema()) return readStructure(schema, node)
  return readScalar(schema, node.value ?? '')
}

function readList(schema: NormalizedSchema, node: FormNode): unknown[] {
  const isFlat = Boolean(schema.getMergedTraits().xmlFlattened)
  const itemSchema = schema.getValueSchema()
  const itemName = String(itemSchema.getMemberTraits().xmlName ?? 'member')
  const items = isFlat ? node : node.children.get(itemName)
  return numbered(items).map((item) => readValue(itemSchema, item))
}

function readMap(schema: NormalizedSchema, node: FormNode): Record<string, unknown> {
  const isFlat = Boolean(schema.getMergedTraits().xmlFlattened)
  const keyName = String(schema.getKeySchema().getMemberTraits().xmlName ?? 'key')
  const valueName = String(schema.getValueSchema().getMemberTraits().xmlName ?? 'value')
  const entries = isFlat ? node : node.children.get('entry')
  return Object.fromEntries(
    numbered(entries).map((entry) => [
      entry.children.get(keyName)?.value ?? '',
      readValue(schema.getValueSchema(), entry.children.get(valueName) ?? { children: new Map() }),
    ]),
  )
}

/** The children `1`, `2`, `3` … in the order of their numbers. */
function numbered(node: FormNode | undefined): FormNode[] {
  return [...(node?.children ?? [])]
    .filter(([key]) => /^[1-9]\d*$/.test(key))
    .sort(([left], [right]) => Number(left) - Number(right))
    .map(([, child]) => child)
}

export function readScalar(schema: NormalizedSchema, text: string): unknown {
  if (schema.isBooleanSchema()) {
    if (text !== 'true' && text !== 'false') throw malformed(text, 'boolean')
    return text === 'true'
  }
  if (schema.isNumericSchema()) {
    const number = Number(text)
    if (text.trim() === '' || !Number.isFinite(number)) throw malformed(text, 'number')
    return number
  }
  if (schema.isTimestampSchema()) {
    const date = /^\d+(\.\d+)?$/.test(text) ? new Date(Number(text) * 1000) : new Date(text)
    if (Number.isNaN(date.getTime())) throw malformed(text, 'timestamp')
    return date
  }
  if (schema.isBlobSchema()) return Buffer.from(text, 'base64')
  return text
}

function malformed(text: string, kind: string): AwsError {
  return new AwsError('MalformedInput', 400, `Cannot read '${text}' as a ${kind}.`)
}
