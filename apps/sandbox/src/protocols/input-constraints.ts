import { readFileSync } from 'node:fs'
import { AwsError, type Operation, type Service } from '../operation.ts'
import type { Members } from './wire.ts'

export interface ShapeConstraint {
  readonly type?: string
  readonly member?: string
  readonly key?: string
  readonly value?: string
  readonly members?: Readonly<Record<string, { readonly shape: string; readonly req?: boolean }>>
  readonly min?: number
  readonly max?: number
  readonly pattern?: string
  readonly enum?: readonly string[]
}

export interface Constraints {
  /** Operation name to the shape of its input. */
  readonly inputs: Record<string, string>
  readonly shapes: Record<string, ShapeConstraint>
}

type Shapes = Readonly<Record<string, ShapeConstraint>>

let loaded: Record<string, Constraints> | undefined

function constraints(): Record<string, Constraints> {
  loaded ??= JSON.parse(readFileSync(new URL('constraints.json', import.meta.url), 'utf8'))
  return loaded ?? {}
}

/** AWS reports up to ten violations in one sentence; so do we. */
const MOST_REPORTED = 10

/** How services name an input that breaks their own model, where it is not ValidationException. */
const VIOLATIONS: Partial<Record<Service, string>> = {
  iam: 'ValidationError',
  sts: 'ValidationError',
  s3: 'InvalidArgument',
  logs: 'InvalidParameterException',
}

/** Members whose violation has an exception of its own among those that the operation declares. */
const VIOLATIONS_OF_MEMBERS: Partial<Record<Service, Readonly<Record<string, string>>>> = {
  cloudtrail: {
    maxResults: 'InvalidMaxResultsException',
    lookupAttributes: 'InvalidLookupAttributesException',
    eventCategory: 'InvalidEventCategoryException',
  },
}

/** Throws what AWS answers when an input breaks its own model. */
export function checkInput(operation: Operation, input: Members): void {
  const name = operation.schema[2]
  const service = constraints()[operation.service]
  const root = service?.inputs[name]
  if (service === undefined || root === undefined) return
  const found: string[] = []
  checkValue(service.shapes, root, input, '', found)
  if (found.length === 0) return
  const shown = found.slice(0, MOST_REPORTED)
  const count = `${shown.length} validation error${shown.length === 1 ? '' : 's'} detected`
  throw new AwsError(
    codeOf(operation.service, shown[0] ?? ''),
    400,
    `${count}: ${shown.join('; ')}`,
    operation.service === 'access-analyzer' ? { reason: 'fieldValidationFailed' } : {},
  )
}

function codeOf(service: Service, violation: string): string {
  const [, member = ''] = /^Value.*? at '(\w+)/s.exec(violation) ?? []
  const own = VIOLATIONS_OF_MEMBERS[service]?.[member]
  return own ?? VIOLATIONS[service] ?? 'ValidationException'
}

function checkValue(
  shapes: Shapes,
  name: string,
  value: unknown,
  path: string,
  found: string[],
): void {
  const shape = shapes[name]
  if (shape === undefined) return
  if (!hasKind(shape.type, value)) throw wrongKind(path, shape.type)
  if (shape.members !== undefined) {
    checkMembers(shapes, shape.members, value, path, found)
    return
  }
  if (Array.isArray(value)) {
    checkSize(shape, value.length, path, 'length', show(value), found)
    value.forEach((item, index) => {
      if (item === null) found.push(missing(`${path}.${index + 1}.member`))
      else if (shape.member)
        checkValue(shapes, shape.member, item, `${path}.${index + 1}.member`, found)
    })
    return
  }
  if (typeof value === 'string') checkText(shape, value, path, found)
  else if (typeof value === 'number') checkSize(shape, value, path, 'value', String(value), found)
  else if (value instanceof Uint8Array)
    checkSize(shape, value.length, path, 'length', 'bytes', found)
  else if (isRecord(value)) checkMap(shapes, shape, value, path, found)
}

function checkMembers(
  shapes: Shapes,
  members: NonNullable<ShapeConstraint['members']>,
  value: unknown,
  path: string,
  found: string[],
): void {
  if (!isRecord(value)) return
  for (const [name, member] of Object.entries(members)) {
    const at = path === '' ? lowerFirst(name) : `${path}.${lowerFirst(name)}`
    const child = value[name]
    if (child === undefined || child === null) {
      if (member.req) found.push(missing(at))
    } else checkValue(shapes, member.shape, child, at, found)
  }
}

const missing = (path: string): string =>
  `Value at '${path}' failed to satisfy constraint: Member must not be null`

/** What each type of the model may look like once decoded; anything else never reaches a handler. */
function hasKind(type: string | undefined, value: unknown): boolean {
  switch (type) {
    case 'string':
      return typeof value === 'string'
    case 'boolean':
      return typeof value === 'boolean'
    case 'integer':
    case 'long':
      // Decoded from the text `NaN`, too, which no comparison with a bound would refuse.
      return Number.isInteger(value)
    case 'float':
    case 'double':
      return typeof value === 'number'
    case 'blob':
      return value instanceof Uint8Array || isStream(value)
    case 'timestamp':
      return !(value instanceof Date) || !Number.isNaN(value.getTime())
    case 'list':
      return Array.isArray(value)
    case 'structure':
    case 'map':
      return isRecord(value) && !Array.isArray(value)
    default:
      return true
  }
}

/** An object on its way into a bucket. */
const isStream = (value: unknown): boolean => isRecord(value) && Symbol.asyncIterator in value

function wrongKind(path: string, type: string | undefined): AwsError {
  return new AwsError(
    'SerializationException',
    400,
    `Cannot read '${path}' as ${type === 'integer' ? 'an' : 'a'} ${type}.`,
  )
}

function checkMap(
  shapes: Shapes,
  shape: ShapeConstraint,
  value: Record<string, unknown>,
  path: string,
  found: string[],
): void {
  if (shape.type !== 'map') return
  checkSize(shape, Object.keys(value).length, path, 'length', 'map', found)
  for (const [key, item] of Object.entries(value)) {
    if (shape.key) checkValue(shapes, shape.key, key, `${path}.key`, found)
    if (shape.value) checkValue(shapes, shape.value, item, `${path}.value`, found)
  }
}

function checkText(shape: ShapeConstraint, value: string, path: string, found: string[]): void {
  if (shape.enum && !shape.enum.includes(value)) {
    report(found, value, path, `Member must satisfy enum value set: [${shape.enum.join(', ')}]`)
    return
  }
  checkSize(shape, [...value].length, path, 'length', value, found)
  const pattern = shape.pattern === undefined ? undefined : compiled(shape.pattern)
  if (pattern !== undefined && !pattern.test(value)) {
    report(found, value, path, `Member must satisfy regular expression pattern: ${shape.pattern}`)
  }
}

function checkSize(
  { min, max }: ShapeConstraint,
  size: number,
  path: string,
  what: 'length' | 'value',
  value: string,
  found: string[],
): void {
  if (min !== undefined && size < min) {
    report(found, value, path, `Member must have ${what} greater than or equal to ${min}`)
  }
  if (max !== undefined && size > max) {
    report(found, value, path, `Member must have ${what} less than or equal to ${max}`)
  }
}

function report(found: string[], value: string, path: string, rule: string): void {
  const shown = value.length > 200 ? `${value.slice(0, 200)}…` : value
  found.push(`Value '${shown}' at '${path}' failed to satisfy constraint: ${rule}`)
}

const patterns = new Map<string, RegExp | undefined>()

/** The models' patterns are Java's; one that JavaScript cannot read is not checked. */
function compiled(pattern: string): RegExp | undefined {
  if (!patterns.has(pattern)) patterns.set(pattern, compile(pattern, 'u') ?? compile(pattern, ''))
  return patterns.get(pattern)
}

function compile(pattern: string, flags: string): RegExp | undefined {
  try {
    return new RegExp(`^(?:${pattern})$`, flags)
  } catch {
    return undefined
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

const lowerFirst = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1)

const show = (value: readonly unknown[]): string => JSON.stringify(value)
