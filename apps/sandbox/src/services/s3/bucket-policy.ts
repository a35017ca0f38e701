import { AwsError } from '../../operation.ts'

type Statement = Readonly<Record<string, unknown>>

const malformed = (message: string): AwsError => new AwsError('MalformedPolicy', 400, message)

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketPolicy.html */
export function checkedPolicy(text: string, bucket: string): string {
  const statements = statementsOf(text)
  if (statements.length === 0) throw malformed('Missing required field Statement')
  for (const statement of statements) {
    const { Effect, Principal, NotPrincipal, Action, NotAction } = statement
    if (Effect !== 'Allow' && Effect !== 'Deny') throw malformed('Invalid effect in policy')
    if (Principal === undefined && NotPrincipal === undefined) {
      throw malformed('Missing required field Principal')
    }
    if (Action === undefined && NotAction === undefined) {
      throw malformed('Missing required field Action')
    }
    const resources = list(statement['Resource'] ?? statement['NotResource'])
    if (resources.length === 0) throw malformed('Missing required field Resource')
    if (!resources.every((resource) => isWithin(String(resource), bucket))) {
      throw malformed('Policy has invalid resource')
    }
  }
  return text
}

function statementsOf(text: string): readonly Statement[] {
  let document: unknown
  try {
    document = JSON.parse(text)
  } catch {
    document = undefined
  }
  if (!isObject(document)) {
    throw malformed("Policies must be valid JSON and the first byte must be '{'")
  }
  const statements = list(document['Statement'])
  if (!statements.every(isObject)) throw malformed('Statement must be an object')
  return statements
}

function isWithin(resource: string, bucket: string): boolean {
  const match = /^arn:aws[\w-]*:s3:::([^/]*)(?:\/|$)/.exec(resource)
  return match?.[1] === bucket || match?.[1] === '*'
}

/** Conditions that narrow "everybody" down to somebody. */
const NARROWING = new Set([
  'aws:principalaccount',
  'aws:principalarn',
  'aws:principalorgid',
  'aws:principalorgpaths',
  'aws:sourceaccount',
  'aws:sourcearn',
  'aws:sourceip',
  'aws:sourceorgid',
  'aws:sourceorgpaths',
  'aws:sourceowner',
  'aws:sourcevpc',
  'aws:sourcevpce',
  'aws:userid',
  's3:dataaccesspointaccount',
  's3:dataaccesspointarn',
])

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html */
export function isPublicPolicy(text: string): boolean {
  return statementsOf(text).some(({ Effect, Principal, NotPrincipal, Condition }) => {
    if (Effect !== 'Allow') return false
    if (NotPrincipal === undefined && !isEverybody(Principal)) return false
    return !conditionKeys(Condition).some((key) => NARROWING.has(key.toLowerCase()))
  })
}

function isEverybody(principal: unknown): boolean {
  return principal === '*' || (isObject(principal) && list(principal['AWS']).includes('*'))
}

function conditionKeys(condition: unknown): string[] {
  if (!isObject(condition)) return []
  return Object.values(condition).flatMap((keys) => (isObject(keys) ? Object.keys(keys) : []))
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const list = (value: unknown): readonly unknown[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value]
