import { boundedRegex } from '../bounded-regex.ts'
import { invalidParameter } from '../logs-errors.ts'
import { MANAGED_IDENTIFIERS } from './managed-identifiers.ts'

export interface CustomIdentifier {
  readonly name: string
  readonly regex: string
}

export interface FindingsDestination {
  readonly logGroup?: string
}

/** A data protection policy, read and found to be whole. */
export interface ProtectionPolicy {
  readonly managed: readonly string[]
  readonly custom: readonly CustomIdentifier[]
  readonly findingsTo: FindingsDestination
}

type Json = Readonly<Record<string, unknown>>

const LONGEST_DOCUMENT = 30_720
const VERSION = '2021-06-01'
/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL-custom-data-identifiers.html */
const MOST_CUSTOM = 10
const LONGEST_REGEX = 200
const ALLOWED_IN_REGEX = /^[a-zA-Z0-9_#=@/;, ^$?[\]{}|\\*+.-]*$/
const ARN = /^arn:aws[a-z-]*:dataprotection::aws:data-identifier\/(.+)$/

/** Throws what is wrong and where. */
export function readProtectionPolicy(document: string): ProtectionPolicy {
  if (document.length > LONGEST_DOCUMENT) {
    throw invalid(`it has ${document.length} characters and may have ${LONGEST_DOCUMENT}`)
  }
  const policy = objectAt(parsed(document), 'The document')
  textAt(policy['Name'], 'Name')
  if (policy['Description'] !== undefined) textAt(policy['Description'], 'Description')
  if (policy['Version'] !== VERSION) throw invalid(`Version must be "${VERSION}"`)
  const custom = customIdentifiers(policy['Configuration'])
  const statements = listAt(policy['Statement'], 'Statement').map((each, index) =>
    readStatement(each, `Statement[${index}]`),
  )
  const audit = only(statements, 'Audit')
  const deidentify = only(statements, 'Deidentify')
  if (statements.length !== 2) {
    throw invalid('Statement must hold two statements, one with Audit and one with Deidentify')
  }
  const named = new Set(audit.identifiers)
  const same =
    deidentify.identifiers.length === audit.identifiers.length &&
    deidentify.identifiers.every((identifier) => named.has(identifier))
  if (!same) throw invalid('the DataIdentifier arrays of both statements must match exactly')
  return {
    ...sorted(audit.identifiers, custom, `${audit.at}.DataIdentifier`),
    findingsTo: audit.findingsTo,
  }
}

interface Statement {
  readonly at: string
  readonly kind: 'Audit' | 'Deidentify'
  readonly identifiers: readonly string[]
  readonly findingsTo: FindingsDestination
}

function readStatement(value: unknown, at: string): Statement {
  const statement = objectAt(value, at)
  if (statement['Sid'] !== undefined) textAt(statement['Sid'], `${at}.Sid`)
  const identifiers = listAt(statement['DataIdentifier'], `${at}.DataIdentifier`).map(
    (each, index) => textAt(each, `${at}.DataIdentifier[${index}]`),
  )
  if (identifiers.length === 0) throw invalid(`${at}.DataIdentifier must not be empty`)
  const operation = objectAt(statement['Operation'], `${at}.Operation`)
  const [kind, ...more] = Object.keys(operation)
  if (more.length > 0 || (kind !== 'Audit' && kind !== 'Deidentify')) {
    throw invalid(`${at}.Operation must be one of Audit and Deidentify`)
  }
  const inside = objectAt(operation[kind], `${at}.Operation.${kind}`)
  const findingsTo =
    kind === 'Audit' ? readDestination(inside['FindingsDestination'], `${at}.Operation.Audit`) : {}
  if (kind === 'Deidentify') {
    const path = `${at}.Operation.Deidentify.MaskConfig`
    const config = objectAt(inside['MaskConfig'], path)
    if (Object.keys(config).length > 0) throw invalid(`${path} must be an empty object`)
  }
  return { at, kind, identifiers, findingsTo }
}

function readDestination(value: unknown, at: string): FindingsDestination {
  const path = `${at}.FindingsDestination`
  const destination = objectAt(value, path)
  const MEMBERS: Readonly<Record<string, string>> = {
    CloudWatchLogs: 'LogGroup',
    Firehose: 'DeliveryStream',
    S3: 'Bucket',
  }
  for (const [kind, inside] of Object.entries(destination)) {
    const member = Object.hasOwn(MEMBERS, kind) ? MEMBERS[kind] : undefined
    if (member === undefined) throw invalid(`${path} knows CloudWatchLogs, Firehose and S3`)
    textAt(objectAt(inside, `${path}.${kind}`)[member], `${path}.${kind}.${member}`)
  }
  const logs = destination['CloudWatchLogs']
  return logs === undefined ? {} : { logGroup: String(objectAt(logs, path)['LogGroup']) }
}

function customIdentifiers(configuration: unknown): readonly CustomIdentifier[] {
  if (configuration === undefined) return []
  const at = 'Configuration.CustomDataIdentifier'
  const held = objectAt(configuration, 'Configuration')['CustomDataIdentifier'] ?? []
  const all = listAt(held, at).map((each, index) => customIdentifier(each, `${at}[${index}]`))
  if (all.length > MOST_CUSTOM) throw invalid(`${at} may hold ${MOST_CUSTOM} identifiers`)
  if (new Set(all.map(({ name }) => name)).size < all.length) {
    throw invalid(`${at} names an identifier twice`)
  }
  return all
}

function customIdentifier(value: unknown, at: string): CustomIdentifier {
  const identifier = objectAt(value, at)
  const name = textAt(identifier['Name'], `${at}.Name`)
  const regex = textAt(identifier['Regex'], `${at}.Regex`)
  if (!/^[\w-]{1,128}$/.test(name)) {
    throw invalid(`${at}.Name may have 128 letters, digits, underscores and hyphens`)
  }
  if (MANAGED_IDENTIFIERS.has(name)) throw invalid(`${at}.Name is that of a managed identifier`)
  if (regex.length > LONGEST_REGEX) {
    throw invalid(`${at}.Regex may have ${LONGEST_REGEX} characters`)
  }
  if (!ALLOWED_IN_REGEX.test(regex)) {
    throw invalid(`${at}.Regex has a character that is not supported`)
  }
  if (boundedRegex(regex) === undefined) {
    throw invalid(`${at}.Regex is not a valid regular expression, or too large a one`)
  }
  return { name, regex }
}

function sorted(identifiers: readonly string[], custom: readonly CustomIdentifier[], at: string) {
  const byName = new Map(custom.map((identifier) => [identifier.name, identifier]))
  const managed: string[] = []
  const used: CustomIdentifier[] = []
  for (const identifier of new Set(identifiers)) {
    const name = ARN.exec(identifier)?.[1]
    const own = byName.get(identifier)
    if (own !== undefined) used.push(own)
    else if (name !== undefined && MANAGED_IDENTIFIERS.has(name)) managed.push(name)
    else throw invalid(`${at} names ${shown(identifier)}, which is no data identifier`)
  }
  return { managed, custom: used }
}

function only(statements: readonly Statement[], kind: Statement['kind']): Statement {
  const [first, second] = statements.filter((statement) => statement.kind === kind)
  if (first === undefined) throw invalid(`a statement with Operation.${kind} is required`)
  if (second !== undefined) throw invalid(`${second.at} repeats Operation.${kind}`)
  return first
}

function parsed(document: string): unknown {
  try {
    return JSON.parse(document)
  } catch {
    throw invalid('it is not JSON')
  }
}

function objectAt(value: unknown, at: string): Json {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value }
  throw invalid(`${at} must be an object`)
}

function listAt(value: unknown, at: string): readonly unknown[] {
  if (Array.isArray(value)) return value
  throw invalid(`${at} must be an array`)
}

function textAt(value: unknown, at: string): string {
  if (typeof value === 'string' && value !== '') return value
  throw invalid(`${at} must be a string`)
}

const shown = (text: string): string => (text.length > 100 ? `${text.slice(0, 100)}…` : text)

const invalid = (why: string) => invalidParameter(`Invalid data protection policy: ${why}.`)
