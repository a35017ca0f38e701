import { runUnsafeSimulation } from '@cloud-copilot/iam-simulate'

export type Effect = 'Allow' | 'Deny'

export interface CompiledStatement {
  readonly effect: Effect
  readonly actions: readonly RegExp[]
  /** True for `NotAction`. */
  readonly excludesActions: boolean
  /** Globs that any matching resource must fit; absent where only the evaluator can tell. */
  readonly resources?: readonly RegExp[]
  /** A document of this one statement: what the evaluator is asked about. */
  readonly document: unknown
  readonly sid?: string
  readonly conditionKeys: readonly string[]
}

export interface Question {
  readonly principalArn: string
  readonly action: string
  readonly resource: string
  readonly context: Record<string, string | string[]>
}

const cache = new Map<string, readonly CompiledStatement[]>()
const MOST_CACHED = 4096

/** Parsing is the dear part of a decision; documents repeat, so each text is compiled once. */
export function compilePolicy(document: string): readonly CompiledStatement[] {
  const known = cache.get(document)
  if (known !== undefined) return known
  const compiled = compile(document)
  if (cache.size >= MOST_CACHED) cache.clear()
  cache.set(document, compiled)
  return compiled
}

function compile(document: string): readonly CompiledStatement[] {
  const policy: { Version?: string; Statement?: unknown } = JSON.parse(document)
  return list(policy.Statement).map((entry) => {
    const statement = entry as Record<string, unknown>
    const excludesActions = statement['NotAction'] !== undefined
    const actions = list(excludesActions ? statement['NotAction'] : statement['Action'])
    return {
      effect: statement['Effect'] === 'Deny' ? 'Deny' : 'Allow',
      actions: actions.map((action) => wildcard(String(action))),
      excludesActions,
      ...resourceGlobs(statement['Resource']),
      document: { Version: policy.Version ?? '2008-10-17', Statement: [statement] },
      conditionKeys: conditionKeysOf(statement['Condition']),
      ...(typeof statement['Sid'] === 'string' ? { sid: statement['Sid'] } : {}),
    }
  })
}

export function matchesAction(statement: CompiledStatement, action: string): boolean {
  return statement.actions.some((pattern) => pattern.test(action)) !== statement.excludesActions
}

/** Whether the statement applies to the question: its action, resource and every condition. */
export function applies(statement: CompiledStatement, question: Question): boolean {
  if (!matchesAction(statement, question.action)) return false
  const resource = literalResource(question.resource)
  if (statement.resources?.every((glob) => !glob.test(resource))) return false
  const result = runUnsafeSimulation(
    {
      request: {
        principal: question.principalArn,
        action: question.action,
        resource: {
          resource,
          accountId: question.principalArn.split(':')[4] ?? '',
        },
        contextVariables: question.context,
      },
      identityPolicies: [{ name: 'statement', policy: statement.document }],
      serviceControlPolicies: [],
      resourceControlPolicies: [],
    },
    {},
  )
  return result === (statement.effect === 'Allow' ? 'Allowed' : 'ExplicitlyDenied')
}

/**
 * AWS compares the request's resource as plain text; the evaluator would read a `*` in it as
 * "any". U+2217 looks like one and is matched by wildcards of the policy only.
 */
export function literalResource(resource: string): string {
  return resource === '*'
    ? 'arn:aws:\u2217:\u2217:\u2217:\u2217'
    : resource.replaceAll('*', '\u2217')
}

/**
 * A glob over the whole text fits more than IAM's comparison part by part, so it may only rule
 * statements out. Policy variables and ARNs with parts left out are the evaluator's to read.
 */
function resourceGlobs(element: unknown): { resources?: RegExp[] } {
  const patterns = list(element).map(String)
  const isPlain = (pattern: string) =>
    !pattern.includes('${') && (pattern === '*' || pattern.split(':').length >= 6)
  if (patterns.length === 0 || !patterns.every(isPlain)) return {}
  return { resources: patterns.map(wildcard) }
}

function conditionKeysOf(condition: unknown): string[] {
  if (typeof condition !== 'object' || condition === null) return []
  return Object.values(condition).flatMap((keys) => Object.keys(keys ?? {}))
}

const list = (value: unknown): readonly unknown[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value]

function wildcard(pattern: string): RegExp {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.')
  return new RegExp(`^${source}$`, 'is')
}
