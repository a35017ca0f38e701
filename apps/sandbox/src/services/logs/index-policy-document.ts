import { invalidParameter } from './logs-errors.ts'

export type IndexType = 'FIELD_INDEX' | 'FACET'

/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutIndexPolicy.html */
const MOST_FIELDS = 20
const LONGEST_FIELD = 100

/** In every group of the Standard class, beside those of its policy. */
export const DEFAULT_INDEXES = [
  '@logStream',
  '@aws.region',
  '@aws.account',
  '@source.log',
  'traceId',
] as const

/** `{"Fields": ["a"]}`, `{"FieldsV2": {"a": {"type": "FACET"}}}`, or both. Throws what is wrong. */
export function readIndexPolicy(document: string): ReadonlyMap<string, IndexType> {
  const policy = parsed(document)
  const fields = new Map<string, IndexType>()
  for (const member of Object.keys(policy)) {
    if (member !== 'Fields' && member !== 'FieldsV2') {
      throw invalid(`it knows Fields and FieldsV2, not ${member}`)
    }
  }
  const listed = policy['Fields'] ?? []
  if (!Array.isArray(listed)) throw invalid('Fields must be an array')
  for (const [index, name] of listed.entries()) add(fields, name, 'FIELD_INDEX', `Fields[${index}]`)
  const typed = policy['FieldsV2'] ?? {}
  if (!isObject(typed)) throw invalid('FieldsV2 must be an object')
  for (const [name, description] of Object.entries(typed)) {
    const type = isObject(description) ? (description['type'] ?? 'FIELD_INDEX') : undefined
    if (type !== 'FIELD_INDEX' && type !== 'FACET') {
      throw invalid('the type of a field in FieldsV2 is FIELD_INDEX or FACET')
    }
    add(fields, name, type, 'FieldsV2')
  }
  if (fields.size === 0) throw invalid('it must name a field')
  if (fields.size > MOST_FIELDS) throw invalid(`it may name ${MOST_FIELDS} fields`)
  return fields
}

/** What a stored policy names; it was read before it was stored. */
export function indexedFields(document: string | undefined): ReadonlyMap<string, IndexType> {
  return document === undefined ? new Map() : readIndexPolicy(document)
}

function add(into: Map<string, IndexType>, name: unknown, type: IndexType, at: string): void {
  if (typeof name !== 'string' || name === '') throw invalid(`${at} must be the name of a field`)
  if (name.length > LONGEST_FIELD) {
    throw invalid(`the name of a field may have ${LONGEST_FIELD} characters`)
  }
  if (into.has(name)) throw invalid('it names a field twice')
  into.set(name, type)
}

function parsed(document: string): Record<string, unknown> {
  try {
    const policy: unknown = JSON.parse(document)
    if (isObject(policy)) return policy
  } catch {
    // Said below, together with JSON that is no object.
  }
  throw invalid('it is not a JSON object')
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const invalid = (why: string) => invalidParameter(`Invalid field index policy: ${why}.`)
